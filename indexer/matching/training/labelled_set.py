"""Labelled pairs: two tables and the pairs of their rows that are, and are not, the same product."""

import csv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from config.errors import InputError, reason_of
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.styles.record import Record
from indexer.matching.training.table_columns import TableColumns

SPLITS = ("train", "valid", "test")


@dataclass(frozen=True)
class LabelledPairs:
    """``pairs``: row numbers of left and right; ``same``: 1 or 0 for each."""

    pairs: Ints
    same: Floats


@dataclass(frozen=True)
class LabelledSet:
    """A folder with ``tableA.csv``, ``tableB.csv`` and the three splits as ``ltable_id,rtable_id,label``."""

    name: str
    left: list[Record]
    right: list[Record]
    splits: dict[str, LabelledPairs]
    hashes: frozenset[str]
    """Of both tables, to know a set again by its content."""


def read_labelled_set(directory: Path) -> LabelledSet:
    """Raises InputError naming the file that is missing or malformed."""
    left_ids, left = _read_table(directory / "tableA.csv")
    right_ids, right = _read_table(directory / "tableB.csv")
    splits = {name: _read_pairs(directory / f"{name}.csv", left_ids, right_ids) for name in SPLITS}
    hashes = frozenset(
        sha256((directory / name).read_bytes()).hexdigest()[:16] for name in ("tableA.csv", "tableB.csv")
    )
    return LabelledSet(directory.resolve().name, left, right, splits, hashes)


def _read_table(path: Path) -> tuple[dict[str, int], list[Record]]:
    rows = _read(path, {"id"})
    columns = TableColumns(list(rows[0]))
    return {row["id"]: number for number, row in enumerate(rows)}, [columns.record(row) for row in rows]


def _read_pairs(path: Path, left: dict[str, int], right: dict[str, int]) -> LabelledPairs:
    rows = _read(path, {"ltable_id", "rtable_id", "label"})
    try:
        pairs = [(left[row["ltable_id"]], right[row["rtable_id"]]) for row in rows]
        same = [float(row["label"]) for row in rows]
    except (KeyError, ValueError) as error:
        raise InputError(f"{path} names {error}, which is no row or label.", "Correct the file.") from error
    return LabelledPairs(np.array(pairs, dtype=np.int64).reshape(-1, 2), np.array(same))


def _read(path: Path, needed: set[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} can't be read: {reason_of(error)}.", "Give a folder of labelled pairs.") from error
    if not rows or not needed <= set(rows[0]):
        raise InputError(f"{path} lacks the columns {', '.join(sorted(needed))}.", "Correct its first line.")
    return rows

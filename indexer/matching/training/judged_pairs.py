"""What people decided, as pairs to learn from: the lines of ``offshelf judge --export``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel, ValidationError

from config.errors import InputError
from indexer.matching.features.comparison import compare
from indexer.matching.features.encoding import encode
from indexer.matching.judgements.judgement import Decision
from indexer.matching.judgements.record_side import RecordSide
from indexer.matching.matrices.arrays import Floats
from indexer.matching.styles.record import Record
from indexer.matching.wording.brand_names import canonical_brand
from indexer.matching.wording.part_numbers import stated_numbers

_AMOUNT = re.compile(r"\d+(?:\.\d+)?")


class _Line(BaseModel):
    scope: Literal["variant", "style"]
    decision: Decision
    brand_record: RecordSide
    home_record: RecordSide


@dataclass(frozen=True)
class JudgedPairs:
    """``rows``: comparison features of each pair; ``same``: 1 or 0."""

    rows: Floats
    same: Floats


def read_judged_pairs(file: Path) -> JudgedPairs:
    """Decisions on variants and styles whose records were there; brands and what is no decision are passed over.

    Raises InputError for a file that can't be read or holds no such decision.
    """
    try:
        with file.open("rb") as lines:
            found = list(_lines(lines))
    except OSError as error:
        raise InputError(
            f"{file} can't be read: {error.strerror}.", "Write one with: offshelf judge --export FILE"
        ) from error
    if not found:
        raise InputError(
            f"{file} holds no pair that people decided on.", "Write one with: offshelf judge --export FILE"
        )
    left, right = encode([_record(one.brand_record) for one in found], [_record(one.home_record) for one in found])
    pairs = np.column_stack([np.arange(len(found))] * 2)
    return JudgedPairs(compare(left, right, pairs), np.array([float(one.decision == "same") for one in found]))


def _lines(lines: Iterable[bytes]) -> Iterator[_Line]:
    for line in lines:
        try:
            yield _Line.model_validate_json(line)
        except ValidationError:
            continue


def _record(side: RecordSide) -> Record:
    brand = canonical_brand(side.brand or "")
    amount = _AMOUNT.search(side.prices[0]) if side.prices else None
    return Record(
        title=side.title,
        brand=brand,
        description=side.description or "",
        price=float(amount.group()) or None if amount else None,
        numbers=frozenset().union(*(stated_numbers(mpn, side.brand) for mpn in side.mpns)),
    )

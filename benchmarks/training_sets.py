"""The sets that the shipped scorer learns from: ``python -m benchmarks.training_sets --data ../shared/data OUT``.

The labelled sets of the data folder, and one of the electronics split: of all brands but those that the benchmark's
electronics part scores, which so remain unseen.
``offshelf train --data OUT -o indexer/matching/scoring/scorer.json`` does the rest.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.line_parts import BRANDS
from benchmarks.scoring import Truth, read_truth
from indexer.matching.features.blocking import candidate_pairs
from indexer.matching.features.encoding import encode
from indexer.matching.styles.record import Record
from indexer.matching.wording.brand_names import canonical_brand

_EVERY_BRAND = 1_000
_RIVALS = 6
"""Home records of the brand, the most alike, from which a product's mismatches are drawn."""
_MISMATCHES = 3
"""For every match."""
_SEED = 1

Row = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description="The sets that the shipped scorer learns from.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the labelled data")
    parser.add_argument("out", type=Path, help="folder to make")
    options = parser.parse_args()
    options.out.mkdir(parents=True)
    for table in sorted((options.data / "matching").glob("*/tableA.csv")):
        (options.out / table.parent.name).symlink_to(table.parent.resolve())
    tool = options.data.parent / "tools" / "split_electronics.py"
    with tempfile.TemporaryDirectory(prefix="offshelf-split-") as folder:
        every, scored = Path(folder) / "every", Path(folder) / "scored"
        for split, brands in ((every, _EVERY_BRAND), (scored, BRANDS)):
            subprocess.run([sys.executable, str(tool), str(split), "--brands", str(brands)], check=True)
        left_out = {path.stem for path in (scored / "sites").glob("*.jsonl")}
        _write_electronics(every, left_out, options.out / "electronics")
    return 0


def _write_electronics(split: Path, left_out: set[str], folder: Path) -> None:
    truth = read_truth(split / "truth.csv")
    site = [
        row
        for path in sorted((split / "sites").glob("*.jsonl"))
        if path.stem not in left_out
        for row in _read(path)
        if (path.stem, row["id"]) in truth
    ]
    brands = {row["brand"] for row in site}
    home = [row for row in _read(split / "home.jsonl") if row.get("brand") in brands]
    pairs = _labelled(site, home, {identity: answer for (_, identity), answer in truth.items()})
    folder.mkdir()
    for name, table in (("tableA", site), ("tableB", home)):
        rows = ((row["id"], row["title"], row["brand"], row.get("price", "")) for row in table)
        _write(folder / f"{name}.csv", ("id", "title", "brand", "price"), rows)
    cuts = [0, len(pairs) * 3 // 5, len(pairs) * 4 // 5, len(pairs)]
    for name, start, end in zip(("train", "valid", "test"), cuts, cuts[1:], strict=False):
        _write(folder / f"{name}.csv", ("ltable_id", "rtable_id", "label"), pairs[start:end])


def _labelled(site: Sequence[Row], home: Sequence[Row], truth: dict[str, Truth]) -> list[tuple[str, str, int]]:
    """Every match, and mismatches among the most alike of the brand; shuffled."""
    matches = sorted((row["id"], home_id) for row in site for home_id in truth[row["id"]].home_ids)
    rivals = sorted(set(_most_alike(site, home)) - set(matches))
    chance = random.Random(_SEED)
    chosen = chance.sample(rivals, min(len(rivals), _MISMATCHES * len(matches)))
    pairs = [*((a, b, 1) for a, b in matches), *((a, b, 0) for a, b in chosen)]
    chance.shuffle(pairs)
    return pairs


def _most_alike(site: Sequence[Row], home: Sequence[Row]) -> Iterable[tuple[str, str]]:
    left, right = encode(_records(site), _records(home))
    rows, others = _by_brand(site), _by_brand(home)
    blocks = [(np.array(rows[brand]), np.array(others[brand], dtype=np.int64)) for brand in sorted(rows)]
    return ((site[i]["id"], home[j]["id"]) for i, j in candidate_pairs(left, right, blocks, k=_RIVALS).tolist())


def _records(rows: Sequence[Row]) -> list[Record]:
    return [Record(row["title"], canonical_brand(row["brand"])) for row in rows]


def _by_brand(rows: Sequence[Row]) -> defaultdict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        found[row["brand"]].append(number)
    return found


def _read(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


if __name__ == "__main__":
    sys.exit(main())

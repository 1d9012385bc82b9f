"""A home catalog and brand sites whose records lack some identifiers, with the answer that those gave."""

import json
import shutil
from collections.abc import Collection
from pathlib import Path


def hide_fields(folder: Path, fields: Collection[str], out: Path) -> Path:
    """Copy ``home.jsonl``, ``sites`` and ``truth.csv`` to ``out``, records and their variants without these fields."""
    (out / "sites").mkdir(parents=True)
    for file in (Path("home.jsonl"), *(path.relative_to(folder) for path in (folder / "sites").glob("*.jsonl"))):
        records = [json.loads(line) for line in (folder / file).read_text("utf-8").splitlines()]
        lines = [json.dumps(_without(record, fields), ensure_ascii=False) + "\n" for record in records]
        (out / file).write_text("".join(lines), "utf-8")
    shutil.copyfile(folder / "truth.csv", out / "truth.csv")
    return out


def _without(record: dict[str, object], fields: Collection[str]) -> dict[str, object]:
    kept = {name: value for name, value in record.items() if name not in fields}
    variants = kept.get("variants")
    if isinstance(variants, list):
        kept["variants"] = [_without(variant, fields) for variant in variants]
    return kept

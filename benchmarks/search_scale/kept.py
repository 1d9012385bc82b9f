"""What was measured so far, in a file: a run of hours that is stopped loses nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

Figures = dict[str, Any]


def read_runs(file: Path | None) -> list[Figures]:
    """The runs in the file; none if there is no file."""
    if file is None or not file.exists():
        return []
    runs: list[Figures] = orjson.loads(file.read_bytes())
    return runs


def keep_runs(file: Path | None, runs: Sequence[Figures]) -> None:
    """Replace what the file holds, in one step."""
    if file is not None:
        new = file.with_suffix(".new")
        new.write_bytes(orjson.dumps(runs, option=orjson.OPT_INDENT_2))
        new.replace(file)

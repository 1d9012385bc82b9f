"""What was measured and indexed so far: a run of hours that is stopped loses nothing."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

Figures = dict[str, Any]

_BUILT = "built.json"


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


@contextmanager
def index_folder(work: Path | None, engine: str, count: int) -> Iterator[Path]:
    """The folder of one index below ``work``, where it stays; without ``work`` one that goes at the end."""
    if work is None:
        with tempfile.TemporaryDirectory(prefix="offshelf-scale-") as temporary:
            yield Path(temporary)
        return
    folder = work / f"{engine}-{count}"
    if folder.exists() and not (folder / _BUILT).exists():  # what an interrupted run left is no index
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    yield folder.resolve()


def built_once(folder: Path, build: Callable[[], Figures]) -> Figures:
    """The figures of the build that the folder holds; it is made if there is none."""
    file = folder / _BUILT
    if not file.exists():
        file.write_bytes(orjson.dumps(build()))
    figures: Figures = orjson.loads(file.read_bytes())
    return figures

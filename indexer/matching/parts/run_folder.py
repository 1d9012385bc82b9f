"""The folders of a matching run: what it reads while it is at work, and what it keeps for the next."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from config.settings import Settings


@contextmanager
def run_folder(settings: Settings) -> Iterator[Path]:
    """An empty folder for the run that holds the index lock; what a killed one left of it is removed."""
    remove_run_folder(settings)
    folder = _folder(settings)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        remove_run_folder(settings)


def remove_run_folder(settings: Settings) -> None:
    """Remove what a killed run left; only under the index lock."""
    shutil.rmtree(_folder(settings), ignore_errors=True)


def memory_folder(settings: Settings) -> Path:
    """Where the last match is kept, so that a few changes can be matched alone; only for the holder of the lock."""
    return settings.data_dir / "matched"


def part_folder(name: str) -> str:
    """The name of a part's folder in it."""
    return f"part-{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def forget_memory(folder: Path, but: Iterable[str] = ()) -> None:
    """Remove what is kept of parts, ``but`` those with these names, and where everything is."""
    kept = {part_folder(name) for name in but}
    for path in sorted(folder.glob("*")):
        if path.is_dir():
            if path.name not in kept:
                shutil.rmtree(path)
        else:
            path.unlink()


def _folder(settings: Settings) -> Path:
    return settings.data_dir / "matching"

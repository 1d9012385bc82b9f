"""What is kept is replaced in one step, and may be damaged all the same: by a disk or a machine that stopped."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def readable(folder: Path) -> Iterator[None]:
    """Raises OSError where anything of the folder can't be read, so that it is made anew."""
    try:
        yield
    except Exception as error:  # a damaged pickle may raise whatever it likes
        raise OSError(f"{folder} can't be read.") from error


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Where to write what is put in place of a file then."""
    beside = path.with_suffix(".new")
    yield beside
    beside.replace(path)


def keep(path: Path, known: object) -> None:
    """Put a file with an object of ours in place of the one before."""
    with replaced(path) as beside:
        beside.write_bytes(pickle.dumps(known, pickle.HIGHEST_PROTOCOL))

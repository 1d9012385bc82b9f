"""What was kept may be damaged: by a disk that was full, or a machine that stopped."""

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

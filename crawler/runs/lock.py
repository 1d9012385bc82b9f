"""No site is crawled twice at the same time, by whatever process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from config.errors import CrawlError

PATIENCE = 5.0
"""Seconds. The process of a crawl that was just killed needs a moment to end."""


@contextmanager
def site_lock(data_dir: Path, site: str) -> Iterator[None]:
    """Hold a site's lock, which ends with the process, however it ends. Raises CrawlError where another holds it."""
    path = _path(data_dir, site)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        deadline = monotonic() + PATIENCE
        while not try_lock(file.fileno()):
            if monotonic() > deadline:
                raise CrawlError(f"'{site}' is being crawled by another process.", "Wait for that crawl to end.")
            sleep(0.05)
        yield


def is_locked(data_dir: Path, site: str) -> bool:
    """Whether a process of this machine holds a site's lock."""
    path = _path(data_dir, site)
    if not path.exists():
        return False
    with path.open() as file:
        return not try_lock(file.fileno())


def _path(data_dir: Path, site: str) -> Path:
    return data_dir / "locks" / f"{site}.lock"


def try_lock(descriptor: int) -> bool:
    """Take a file's lock at once, or say that another process has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

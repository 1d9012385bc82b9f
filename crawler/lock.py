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
    path = data_dir / "locks" / f"{site}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        deadline = monotonic() + PATIENCE
        while not _try(file.fileno()):
            if monotonic() > deadline:
                raise CrawlError(f"'{site}' is being crawled by another process.", "Wait for that crawl to end.")
            sleep(0.05)
        yield


def is_locked(data_dir: Path, site: str) -> bool:
    """Whether a process of this machine holds a site's lock."""
    path = data_dir / "locks" / f"{site}.lock"
    if not path.exists():
        return False
    with path.open() as file:
        return not _try(file.fileno())


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

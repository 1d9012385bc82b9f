"""Looking for circles of objects less often: styles, evidence and documents are many objects and no circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (100_000, 50, 100)


def collect_rarely() -> None:
    """In a process that does nothing else.

    What is loaded when it begins is not looked through again, not even at its end, where that takes a seventh of a
    second that somebody waits for.
    """
    if not gc.get_freeze_count():
        gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


@contextmanager
def collected_afterwards() -> Iterator[None]:
    """Look for circles once, behind the work, when little is left to look through: for a process of its own."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


@contextmanager
def rare_collections() -> Iterator[None]:
    """While much is matched or written: up to a fifth of the time would go into looking for circles otherwise."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)

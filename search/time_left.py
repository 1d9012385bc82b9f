"""How long is left for an answer, wherever a part of it is made."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_OWN = 0.2
"""Share of the time that is kept for putting an answer together from what is there by then."""
_ends: ContextVar[float] = ContextVar("ends", default=math.inf)


def time_left() -> float:
    """Seconds until an answer should do without what is still missing; infinite where nobody set a deadline."""
    return _ends.get() - time.monotonic()


def patience(share: float = 1.0) -> float | None:
    """A share of ``time_left`` as what waits takes it: never below nothing, None for ever."""
    left = time_left()
    return None if math.isinf(left) else max(left * share, 0.0)


@contextmanager
def answered_within(seconds: float) -> Iterator[None]:
    """What is done in the block, and in threads that take over its context, has a deadline."""
    before = _ends.set(time.monotonic() + seconds * (1 - _OWN))
    try:
        yield
    finally:
        _ends.reset(before)

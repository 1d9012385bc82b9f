"""What a crawl under way says of itself beside its bar: products, queue, rate, and errors by reason."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from crawler.runs.report import errors_of

WINDOW = 20.0
"""Seconds over which the rate is taken, so that it follows the site and does not flicker."""
MAX_REASONS = 4


class CrawlPace:
    """The figures of one crawl; ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def note(self, event: Mapping[str, Any]) -> str:
        """One line about an event with ``done``, ``total``, ``products``, and ``requests`` by status or reason."""
        parts = [f"{event['products']:,} products read", f"{event['total'] - event['done']:,} in the queue"]
        if (rate := self._rate(event["done"])) is not None:
            parts.append(f"{rate:.1f} pages/s")
        return ", ".join(parts) + _errors(event["requests"])

    def _rate(self, done: int) -> float | None:
        now = self._clock()
        self._seen.append((now, done))
        while now - self._seen[0][0] > WINDOW and len(self._seen) > 2:
            self._seen.popleft()
        (since, before) = self._seen[0]
        return (done - before) / (now - since) if now > since else None


def _errors(requests: Mapping[str, int]) -> str:
    failed = errors_of(requests)
    if not failed:
        return ""
    shown = [f"{reason} {count:,}" for reason, count in list(failed.items())[:MAX_REASONS]]
    return "; errors: " + ", ".join(shown + ["…"] * (len(failed) > MAX_REASONS))

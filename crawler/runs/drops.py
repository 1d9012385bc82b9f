"""What a run did not take: every one is counted by its reason, and the first of each reason are kept to look at."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert

from crawler.rejection import Rejection
from crawler.tables import dropped

MAX_KEPT = 1_000
"""Rows kept of one reason in one run."""


class Drops:
    """The drops of one run of one site; ``counts`` goes on from what was counted before an interruption."""

    def __init__(self, site: str, run: int, counts: dict[str, int]) -> None:
        self._site = site
        self._run = run
        self.counts: Counter[str] = Counter(counts)
        self._new: list[dict[str, Any]] = []

    def add(self, url: str, rejections: Iterable[Rejection]) -> None:
        """Count what was not taken from an address."""
        for rejection in rejections:
            self.counts[rejection.reason] += 1
            if self.counts[rejection.reason] <= MAX_KEPT:
                self._new.append(
                    {
                        "site": self._site,
                        "run": self._run,
                        "url": _text(rejection.url or url),
                        "reason": rejection.reason[:64],
                        "detail": _text(rejection.detail)[:500],
                    }
                )

    def store(self, connection: Connection) -> None:
        """Write the new rows inside the caller's transaction; ``stored`` forgets them once it has held."""
        if self._new:
            connection.execute(insert(dropped), self._new)

    def stored(self) -> None:
        """The transaction held."""
        self._new = []


def _text(text: str) -> str:
    """A text that every database takes: no lone surrogates, no NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")[:2_048]

"""An address of a site in the frontier: how it was found, how it is visited, and what became of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from crawler.frontier.revisit import Watched


class Kind(StrEnum):
    """What an address is, which decides how its body is read."""

    SITEMAP = "sitemap"
    ENDPOINT = "endpoint"
    """A platform's list of products, or a feed."""
    PAGE = "page"
    """A page that a sitemap names."""
    LINK = "link"
    """A page found by following links, whose own links are followed."""
    ORPHAN = "orphan"
    """A page that gave products and that this run found nowhere: visited only to see whether it is gone."""


class State(StrEnum):
    """What became of an address in a run."""

    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    """Read, and gave products."""
    EMPTY = "empty"
    """Read, and gave none."""
    UNCHANGED = "unchanged"
    """The site said, by 304 or by its sitemap, that what it gave before still stands."""
    GONE = "gone"
    REFUSED = "refused"
    """Not asked for: robots.txt or our own limits forbid it."""
    FAILED = "failed"


READ = (State.DONE, State.EMPTY, State.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Discovery:
    """An address that a visit found."""

    url: str
    kind: Kind
    priority: int = 0
    depth: int = 0
    lastmod: str | None = None
    unchanged_since: float | None = None
    """Unix time from which on ``lastmod`` proves that the page did not change; None where it proves nothing."""


@dataclass(frozen=True, slots=True)
class FrontierRow:
    """An address that is to be visited now."""

    fingerprint: str
    url: str
    kind: Kind
    depth: int
    attempts: int
    etag: str | None
    last_modified: str | None
    watched: Watched = field(default_factory=Watched)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a leased address. ``validators`` (ETag, Last-Modified) belong to a body that was read.

    ``watched`` is what is known of its changes after this visit; ``next_visit`` (Unix time) follows from it.
    """

    fingerprint: str
    state: State
    watched: Watched
    next_visit: float
    validators: tuple[str | None, str | None] | None = None
    always: bool = False
    """Whether it is visited in every run, even where the sitemap says that it is unchanged."""

    def values(self) -> dict[str, Any]:
        values: dict[str, Any] = {"_key": self.fingerprint, "state": self.state}
        if self.state in READ:
            values |= {
                "visited_at": self.watched.visited_at,
                "next_visit": 0.0 if self.always else self.next_visit,
                "intervals": self.watched.intervals,
                "changes": self.watched.changes,
                "watched_seconds": self.watched.seconds,
            }
        if self.validators is not None:
            values |= {"etag": self.validators[0], "last_modified": self.validators[1]}
        return values

"""What an engine does for Offshelf; ``tests/contract`` runs one suite against every implementation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import Protocol

from config.errors import EngineError
from indexer.document import CatalogDocument
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.query import EngineQuery, EngineResult


class SlowEngineError(EngineError):
    """No answer in the time that was given; a smaller question may get one."""


class BuildWriter(Protocol):
    """Fills a new build, beside others; can be pickled before it is used, for another process to use it."""

    @property
    def counts_words(self) -> bool:
        """Whether it then tells ``counted_words``, so that nobody else has to count them."""
        ...

    def write(self, documents: Sequence[PreparedDocument]) -> None:
        """Documents that nobody else writes."""
        ...

    def close(self) -> None:
        """Wait until all of them are written; to be called once."""
        ...

    def counted_words(self) -> Iterator[Mapping[str, int]]:
        """Once it is closed, by word of ASCII, how many of its documents have it in their searched fields.

        Some words at a time, and only what can be found; none where it does not count them.
        """
        ...


class SearchIndex(Protocol):
    """One build of the index, open. Every failure is an EngineError."""

    name: str
    rerank_depth: int
    """How many hits are worth ranking anew: the nearer the engine's own order comes to that, the fewer."""

    def search(self, queries: Sequence[EngineQuery], within: float | None = None) -> list[EngineResult]:
        """Answers to all queries in one round trip, in their order.

        Raises SlowEngineError after ``within`` seconds, if the engine is one that can be left.
        """
        ...

    def begin(self, queries: Sequence[EngineQuery], within: float | None = None) -> Sequence[Future[EngineResult]]:
        """``search`` that need not wait for what is only counted: an engine may count while its hits are ranked."""
        ...

    def get(self, ids: Sequence[str]) -> list[CatalogDocument]:
        """The documents with these ids that there are, in no order."""
        ...

    def apply(self, upserts: Iterable[CatalogDocument], deletes: Iterable[str]) -> None:
        """Write and delete; visible to every search when this returns."""
        ...

    def writers(self, sample: Sequence[CatalogDocument], number: int) -> Sequence[BuildWriter]:
        """So many to fill a build that is empty; it may learn from the first documents how they are kept."""
        ...

    def complete(self) -> None:
        """Hold what the writers have written, all of which were closed."""
        ...

    def count(self) -> int:
        """How many documents it holds."""
        ...


class SearchEngine(Protocol):
    """The place that builds live in."""

    def check(self) -> str:
        """The engine's name and version, or an EngineError that says how to get it running."""
        ...

    def create(self, name: str) -> SearchIndex:
        """A new, empty build with its settings in place, beside the live one."""
        ...

    def live(self) -> SearchIndex | None:
        """The build that answers searches; None before the first one. Cheap enough for every search."""
        ...

    def live_name(self) -> str | None:
        """The name of the build in the live place, without opening it: it may be damaged, or of another schema."""
        ...

    def switch(self, name: str) -> None:
        """Make a build the live one, atomically; every process's ``live`` gives it when this returns."""
        ...

    def drop(self, name: str) -> None:
        """Delete a build that is not live; nothing happens if there is none."""
        ...

    def builds(self) -> list[str]:
        """The names of all builds, the live one included."""
        ...

    def clear(self) -> None:
        """Delete every build of this deployment, the live one too."""
        ...

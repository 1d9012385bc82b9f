"""What one search asks of the engine."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import cached_property

from indexer.engines.protocol import SearchIndex, SlowEngineError
from indexer.engines.query import And, EngineQuery, EngineResult, Equals
from search.filters.facet_counts import Counts, FacetScope
from search.request import MAX_HITS, SearchRequest, Sort
from search.time_left import patience

CANDIDATES = 40


@dataclass(frozen=True)
class Questions:
    """What one search asks of the engine, in one round trip."""

    home: EngineQuery
    candidates: EngineQuery
    facets: list[EngineQuery]
    """Counts of both sections; the first are of all that is chosen."""

    def all(self) -> list[EngineQuery]:
        return [self.home, self.candidates, *self.facets]

    def of_page(self, hits: int) -> "Questions":
        """The first hits of each section and nothing else, for an engine that takes too long for more."""
        return Questions(replace(self.home, limit=hits), replace(self.candidates, limit=hits), [])


@dataclass(frozen=True)
class Answers:
    """The results of ``Questions``."""

    home: EngineResult
    candidates: EngineResult
    counting: Sequence[Future[EngineResult]]
    index: SearchIndex
    scope: FacetScope

    @cached_property
    def facets(self) -> Sequence[Counts]:
        """Of both sections, to be added up; the first are of all that is chosen. None if they take too long."""
        try:
            counted = [answer.result(patience()).facets for answer in self.counting]
            return self.scope.on_one_variant(self.index, counted) if counted else ()
        except (TimeoutError, SlowEngineError):
            return ()

    @property
    def home_total(self) -> int:
        """Styles of the shop that match; at least those that came, since an engine may count by stricter wordings."""
        counted = self.facets[0]["section"].get("home", 0) if self.facets else 0
        return max(counted, len(self.home.hits))

    @property
    def partial(self) -> bool:
        """Whether there may be more hits, for which no time was left."""
        return self.home.partial or self.candidates.partial

    @classmethod
    def of(cls, index: SearchIndex, questions: Questions, scope: FacetScope, within: float | None = None) -> "Answers":
        """Asked for in one round trip, or two where options are chosen. Raises SlowEngineError."""
        home, candidates, *counting = index.begin(questions.all(), within)
        return cls(home.result(), candidates.result(), counting, index, scope)


def ask(request: SearchRequest, scope: FacetScope, rerank_depth: int) -> Questions:
    """The questions of one search. Candidates of sites that opted out are never asked for.

    ``rerank_depth``: home hits whose order is ours; further down it is the engine's.
    """
    text, filter_ = scope.text, scope.filter
    # With words, a price order is made in search, over what fits best; the engine would put the cheapest misfit first.
    sort: Sort = "relevance" if text else request.sort
    # In an order, hits tie by their ids, whichever engine they come from: so all that can be paged to are needed.
    deep = MAX_HITS if request.sort != "relevance" else max(rerank_depth, request.page * request.limit)
    parts = [filter_] if filter_ else []
    at_home = And((Equals("section", "home"), *parts))
    at_brands = And((Equals("section", "buy_for_me"), *parts, *scope.closed()))
    return Questions(
        home=EngineQuery(text, at_home, (), sort, limit=min(deep, MAX_HITS), counted=False),
        candidates=EngineQuery(text, at_brands, (), sort, limit=CANDIDATES, counted=False),
        facets=scope.questions(),
    )

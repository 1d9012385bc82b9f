"""What one search asks of the engine, in one round trip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.engines.query import FACETS, And, Between, EngineQuery, EngineResult, Equals, Filter, Not, Or, TextQuery
from search.brand_book import BrandBook
from search.eligibility import IN_STOCK
from search.filter_parts import facet_choices, without
from search.request import MAX_HITS, SearchRequest, Sort

WINDOW = 200
"""Home hits whose order is ours; further down it is the engine's."""
CANDIDATES = 100


@dataclass(frozen=True)
class Questions:
    home: EngineQuery
    candidates: EngineQuery
    facets: list[EngineQuery]
    """Counts beside those of ``home``; each facet is asked for once in each section."""

    def all(self) -> list[EngineQuery]:
        return [self.home, self.candidates, *self.facets]


@dataclass(frozen=True)
class Answers:
    """The results of ``Questions``."""

    home: EngineResult
    candidates: EngineResult
    facets: Sequence[Mapping[str, Mapping[str, int]]]
    """By facet and value, of both sections."""

    @classmethod
    def of(cls, results: Sequence[EngineResult]) -> "Answers":
        """From the results in the order of ``Questions.all``."""
        home, candidates, *counted = results
        return cls(home, candidates, [result.facets for result in (home, *counted)])


def ask(request: SearchRequest, text: TextQuery | None, filter_: Filter | None, book: BrandBook) -> Questions:
    """The questions of one search. Candidates of sites that opted out are never asked for.

    A facet's own choice narrows the hits, not its counts: they say what choosing another value would bring.
    """
    out = [Not(Equals("brand_site", site)) for site in book.opted_out_sites()]
    # With words, a price order is made in search, over what fits best; the engine would put the cheapest misfit first.
    sort: Sort = "relevance" if text else request.sort
    deep = MAX_HITS if text and request.sort != "relevance" else max(WINDOW, request.page * request.limit)
    choices = facet_choices(filter_)
    free = tuple(name for name in FACETS if name not in choices)

    def offered(part: Filter | None, facets: tuple[str, ...]) -> EngineQuery:
        return EngineQuery(text, _all_of("buy_for_me", part, *out, *_offerable()), facets, limit=0)

    counts = [offered(filter_, free)]
    for name in choices:
        rest = without(filter_, name)
        counts += [EngineQuery(text, _all_of("home", rest), (name,), limit=0), offered(rest, (name,))]
    return Questions(
        home=EngineQuery(text, _all_of("home", filter_), free, sort, limit=min(deep, MAX_HITS)),
        candidates=EngineQuery(text, _all_of("buy_for_me", filter_, *out), (), sort, limit=CANDIDATES),
        facets=counts,
    )


def without_verdict(text: TextQuery | None, filter_: Filter | None) -> EngineQuery:
    """How much of the brand sites matches, but is held back."""
    return EngineQuery(text, _all_of("withheld", filter_), limit=0)


def _all_of(section: Literal["home", "buy_for_me", "withheld"], *parts: Filter | None) -> Filter:
    return And((Equals("section", section), *(part for part in parts if part is not None)))


def _offerable() -> tuple[Filter, ...]:
    """As much of eligibility as an engine can tell."""
    return Or(tuple(Equals("availability", state) for state in IN_STOCK)), Between("price", None, None)

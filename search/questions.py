"""What one search asks of the engine, in one round trip."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from indexer.engines.query import FACETS, And, Between, EngineQuery, EngineResult, Equals, Filter, Not, Or, TextQuery
from search.brand_book import BrandBook
from search.eligibility import IN_STOCK
from search.request import MAX_HITS, SearchRequest, Sort

WINDOW = 200
"""Home hits whose order is ours; further down it is the engine's."""
CANDIDATES = 100


@dataclass(frozen=True)
class Questions:
    home: EngineQuery
    candidates: EngineQuery
    candidate_facets: EngineQuery
    withheld: EngineQuery

    def all(self) -> list[EngineQuery]:
        return [self.home, self.candidates, self.candidate_facets, self.withheld]


@dataclass(frozen=True)
class Answers:
    """The results, in the order of ``Questions.all``."""

    home: EngineResult
    candidates: EngineResult
    candidate_facets: EngineResult
    withheld: EngineResult


def ask(request: SearchRequest, text: TextQuery | None, filter_: Filter | None, book: BrandBook) -> Questions:
    """The questions of one search. Candidates of sites that opted out are never asked for."""
    out = [Not(Equals("brand_site", site)) for site in book.opted_out_sites()]
    # With words, a price order is made in search, over what fits best; the engine would put the cheapest misfit first.
    sort: Sort = "relevance" if text else request.sort
    deep = MAX_HITS if text and request.sort != "relevance" else max(WINDOW, request.page * request.limit)
    return Questions(
        home=EngineQuery(text, _all_of("home", filter_), FACETS, sort, limit=min(deep, MAX_HITS)),
        candidates=EngineQuery(text, _all_of("buy_for_me", filter_, *out), (), sort, limit=CANDIDATES),
        candidate_facets=EngineQuery(text, _all_of("buy_for_me", filter_, *out, *_offerable()), FACETS, limit=0),
        withheld=EngineQuery(text, _all_of("withheld", filter_), limit=0),
    )


def _all_of(section: Literal["home", "buy_for_me", "withheld"], *parts: Filter | None) -> Filter:
    return And((Equals("section", section), *(part for part in parts if part is not None)))


def _offerable() -> tuple[Filter, ...]:
    """As much of eligibility as an engine can tell."""
    return Or(tuple(Equals("availability", state) for state in IN_STOCK)), Between("price", None, None)


def asked_options(filter_: Filter | None) -> dict[str, set[str]]:
    """The option values that a filter asks for, so that hits can show that variant."""
    found: dict[str, set[str]] = {}
    match filter_:
        case Equals(name, value) if name in ("color", "size") or name.startswith("options."):
            found.setdefault(name.removeprefix("options."), set()).add(value.casefold())
        case And(parts) | Or(parts):
            for part in parts:
                for name, values in asked_options(part).items():
                    found.setdefault(name, set()).update(values)
    return found


def asked_values(filter_: Filter | None, name: str) -> Collection[str]:
    """The values of a field that the whole filter insists on: at its top, or under AND."""
    match filter_:
        case Equals(field, value) if field == name:
            return [value]
        case Or(parts) if parts and all(isinstance(part, Equals) and part.field == name for part in parts):
            return [part.value for part in parts if isinstance(part, Equals)]
        case And(parts):
            return [value for part in parts for value in asked_values(part, name)]
        case _:
            return []

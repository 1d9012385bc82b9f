"""From an engine query to its result, in one state of the index."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace

import tantivy
from tantivy import Order, Query

from indexer.engines.compiled_filter import compile_filter
from indexer.engines.condition import Condition
from indexer.engines.query import EngineHit, EngineQuery, EngineResult, Filter
from indexer.engines.tantivy.counting import count_facets
from indexer.engines.tantivy.queries import QueryBuilder
from indexer.engines.tantivy.reading import Answer, Reading
from indexer.engines.tantivy.schema import sort_field
from indexer.engines.tantivy.sections import Hits, found_together, together

_MOST_KEPT = 400
"""Hits of an answer that is kept: those with a thousand would take the room of what is asked for again."""

Found = tuple[Hits, int | None, dict[str, dict[str, int]]]
"""Hits, how many there are if that was counted, and facets."""


class Answering:
    """Of the queries of one request."""

    def __init__(self, reading: Reading, schema: tantivy.Schema, currency: str, beside: Executor) -> None:
        self._reading = reading
        self._beside = beside
        self._builder = QueryBuilder(schema, reading.searcher)
        self._currency = currency
        self._compiled: dict[int, tuple[Filter, Condition]] = {}

    def counts(self, query: EngineQuery) -> EngineResult:
        """Without hits."""
        return self._reading.once(self._question(query), lambda: self._counts(query))

    def counted_before(self, query: EngineQuery) -> bool:
        """Whether its counts are at hand."""
        return self._reading.knows(self._question(query))

    def hits(self, queries: Sequence[EngineQuery]) -> list[EngineResult]:
        """In the order of the queries; two that differ in nothing but the section are searched for together."""
        found = self._together(queries)
        alone = self._alone([query for query, hits in zip(queries, found, strict=True) if hits is None])
        return [next(alone) if hits is None else self._result(hits) for hits in found]

    def _counts(self, query: EngineQuery) -> EngineResult:
        built = self._builder.build(query.text, self._condition(query))
        return count_facets(self._reading.searcher, built, query.facets)

    def _together(self, queries: Sequence[EngineQuery]) -> list[Hits | None]:
        both = together(queries)
        if both is None:
            return [None] * len(queries)
        limits = tuple(query.limit for query in queries)
        return self._kept(both, limits, lambda: found_together(queries, both, self._search, self._reading.searcher))

    def _alone(self, queries: Sequence[EngineQuery]) -> Iterator[EngineResult]:
        """Several are looked for at once, such as the readings of a misspelt word: that needs no lock either."""

        def find(query: EngineQuery) -> Found:
            return self._kept(query, (), lambda: self._found(query))

        for hits, total, facets in (self._beside.map if len(queries) > 1 else map)(find, queries):
            result = self._result(hits)
            yield EngineResult(result.hits, result.total if total is None else total, facets)

    def _found(self, query: EngineQuery) -> Found:
        condition = self._condition(query)
        built = self._builder.build(query.text, condition)
        found = self._of_every_word(query, condition) or self._ranked(built, query)
        counted = count_facets(self._reading.searcher, built, query.facets).facets if query.facets else {}
        return found.hits, _total(found) if query.counted else None, counted

    def _kept(self, query: EngineQuery, limits: tuple[int, ...], answer: Callable[[], Answer]) -> Answer:
        """``limits``: of the queries that the query stands for."""
        if query.limit > _MOST_KEPT:
            return answer()
        return self._reading.once((self._question(query), limits), answer)

    def _question(self, query: EngineQuery) -> Hashable:
        """What the answer depends on. The condition is no deeper than is allowed, the filter may be of any depth."""
        return replace(query, filter=None), self._condition(query)

    def _of_every_word(self, query: EngineQuery, condition: Condition | None) -> tantivy.SearchResult | None:
        """As many hits as are wanted that have all the words, where there are so many: few documents to look at."""
        if query.counted or query.sort != "relevance" or query.text is None or len(query.text.terms) == 1:
            return None
        found = self._ranked(self._builder.build(query.text, condition, every=True), query)
        return found if len(found.hits) >= query.limit else None

    def _search(self, query: EngineQuery, every: bool) -> Hits:
        return self._ranked(self._builder.build(query.text, self._condition(query), every=every), query).hits

    def _ranked(self, built: Query, query: EngineQuery) -> tantivy.SearchResult:
        searcher, offset = self._reading.searcher, max(query.offset, 0)
        if query.sort == "relevance":
            return searcher.search(built, query.limit, query.counted, offset=offset)
        order = Order.Asc if query.sort == "price_asc" else Order.Desc
        return searcher.search(
            built, query.limit, query.counted, order_by_field=sort_field(query.sort), offset=offset, order=order
        )

    def _result(self, found: Hits) -> EngineResult:
        documents = self._reading.documents(address for _, address in found)
        hits = [EngineHit(document, float(score or 0)) for document, (score, _) in zip(documents, found, strict=True)]
        return EngineResult(hits, len(hits))

    def _condition(self, query: EngineQuery) -> Condition | None:
        """Compiled once: the question, and each way to ask it, want to know."""
        if query.filter is None:
            return None
        known = self._compiled.get(id(query.filter))
        if known is None or known[0] is not query.filter:
            known = self._compiled[id(query.filter)] = query.filter, compile_filter(query.filter, self._currency)
        return known[1]


def _total(found: tantivy.SearchResult) -> int:
    total: int = found.count  # type: ignore[attr-defined]  # the library's type stub leaves it out
    return total

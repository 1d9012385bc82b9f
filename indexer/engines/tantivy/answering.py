"""From an engine query to its result, in one state of the index."""

from collections.abc import Sequence

import tantivy
from tantivy import Order, Query

from indexer.engines.compiled_filter import compile_filter
from indexer.engines.condition import Condition
from indexer.engines.numbers import SORTED_BY
from indexer.engines.query import EngineHit, EngineQuery, EngineResult
from indexer.engines.tantivy.counting import count_facets
from indexer.engines.tantivy.queries import QueryBuilder
from indexer.engines.tantivy.reading import Reading
from indexer.engines.tantivy.sections import Hits, found_together, together


class Answering:
    """Of the queries of one request."""

    def __init__(self, reading: Reading, schema: tantivy.Schema, currency: str) -> None:
        self._reading = reading
        self._builder = QueryBuilder(schema, reading.searcher)
        self._currency = currency

    def counts(self, query: EngineQuery) -> EngineResult:
        """Without hits."""
        built = self._builder.build_unscored(query.text, self._condition(query))
        return count_facets(self._reading.searcher, built, query.facets)

    def hits(self, queries: Sequence[EngineQuery]) -> list[EngineResult]:
        """In the order of the queries; two that differ in nothing but the section are searched for together."""
        both = together(queries)
        ready = found_together(queries, both, self._search, self._reading.searcher) if both else [None] * len(queries)
        return [
            self._alone(query) if found is None else self._result(found)
            for query, found in zip(queries, ready, strict=True)
        ]

    def _alone(self, query: EngineQuery) -> EngineResult:
        condition = self._condition(query)
        built = self._builder.build(query.text, condition)
        found = self._of_every_word(query, condition) or self._ranked(built, query)
        result = self._result(found.hits)
        counted = count_facets(self._reading.searcher, built, query.facets).facets if query.facets else {}
        return EngineResult(result.hits, _total(found) if query.counted else result.total, counted)

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
            built, query.limit, query.counted, order_by_field=SORTED_BY[query.sort], offset=offset, order=order
        )

    def _result(self, found: Hits) -> EngineResult:
        hits = [EngineHit(self._reading.document(address), float(score or 0)) for score, address in found]
        return EngineResult(hits, len(hits))

    def _condition(self, query: EngineQuery) -> Condition | None:
        return compile_filter(query.filter, self._currency) if query.filter is not None else None


def _total(found: tantivy.SearchResult) -> int:
    total: int = found.count  # type: ignore[attr-defined]  # the library's type stub leaves it out
    return total

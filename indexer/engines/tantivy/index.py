"""One build of the embedded index, open for reading and writing."""

import os
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path

import tantivy
from tantivy import Order, Query

from config.errors import EngineError
from indexer.document import CatalogDocument
from indexer.engines.compiled_filter import compile_filter
from indexer.engines.condition import Condition
from indexer.engines.facets import VALUE_FACETS, merge_spellings
from indexer.engines.facts import id_token
from indexer.engines.numbers import BANDS, SORTED_BY
from indexer.engines.query import EngineHit, EngineQuery, EngineResult
from indexer.engines.tantivy.failures import engine_failures
from indexer.engines.tantivy.packing import SAMPLE, Packing
from indexer.engines.tantivy.queries import QueryBuilder
from indexer.engines.tantivy.reading import Reading
from indexer.engines.tantivy.schema import facet_field, register_tokenizers, stored_form
from indexer.engines.tantivy.sections import Hits, found_together, together

_HEAP = 128 * 2**20
_THREADS = 2
_WAIT_FOR_WRITER = 30.0
"""Seconds to wait until another process has finished its writing."""

_COUNTED = (*VALUE_FACETS, *BANDS)
_SPELLINGS = 1_000
"""Facet values that are counted before their spellings are merged."""


class TantivyIndex:
    """A folder with one build. Any number of threads and processes may read while one writes."""

    def __init__(self, name: str, path: Path, currency: str) -> None:
        self.name = name
        self._path = path
        self._currency = currency
        self._lock = threading.Lock()
        self._seen = (0, 0)
        # Each index has threads of its own: a worker that was forked would wait for those of the process before it.
        self._beside = ThreadPoolExecutor(os.cpu_count(), "offshelf-count")
        with engine_failures(f"open index '{name}'"):
            self._index = tantivy.Index.open(str(path))
            register_tokenizers(self._index)
            self._index.config_reader("manual")
            self._refresh()

    def search(self, queries: Sequence[EngineQuery]) -> list[EngineResult]:
        """Answers to all queries from one and the same state of the index, in their order."""
        with engine_failures(f"search index '{self.name}'"):
            reading = self._reading()
            builder = QueryBuilder(self._index.schema, reading.searcher)

            def answer(query: EngineQuery) -> EngineResult:
                return self._answer(reading, builder, query)

            # What is only counted is counted beside what is read: the library needs no lock of Python's for it.
            counted = {i: self._beside.submit(answer, query) for i, query in enumerate(queries) if query.limit <= 0}
            places = [i for i in range(len(queries)) if i not in counted]
            ready = self._together(reading, builder, [queries[i] for i in places])
            found = {i: self._answer(reading, builder, queries[i], hits) for i, hits in zip(places, ready, strict=True)}
            return [found[i] if i in found else counted[i].result() for i in range(len(queries))]

    def get(self, ids: Sequence[str]) -> list[CatalogDocument]:
        """The documents with these ids that there are."""
        if not ids:
            return []
        with engine_failures(f"read index '{self.name}'"):
            reading = self._reading()
            wanted = Query.term_set_query(self._index.schema, "facts", list(map(id_token, ids)))
            found = reading.searcher.search(wanted, limit=len(ids), count=False)
            return [reading.document(address).document for _, address in found.hits]

    def apply(self, upserts: Iterable[CatalogDocument], deletes: Iterable[str]) -> None:
        """Write and delete; on any failure nothing of it is kept."""
        with engine_failures(f"write index '{self.name}'"):
            writer = self._writer()
            try:
                for id_ in deletes:
                    writer.delete_documents_by_term("facts", id_token(id_))
                documents = iter(upserts)
                sample = list(islice(documents, SAMPLE))
                packing = Packing.learn(self._path, sample)
                new = not self._reading().searcher.num_docs
                for document in chain(sample, documents):
                    if not new:
                        writer.delete_documents_by_term("facts", id_token(document.id))
                    writer.add_json(stored_form(document, self._currency, packing))
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
        self._refresh()

    def count(self) -> int:
        """How many documents it holds."""
        with engine_failures(f"read index '{self.name}'"):
            return self._reading().searcher.num_docs

    def _together(
        self, reading: Reading, builder: QueryBuilder, queries: Sequence[EngineQuery]
    ) -> Sequence[Hits | None]:
        """By query its hits, if it was answered together with another one."""

        def search(query: EngineQuery, every: bool) -> Hits:
            condition = self._condition(query)
            return self._ranked(reading, builder.build(query.text, condition, every=every), query).hits

        both = together(queries)
        return found_together(queries, both, search, reading.searcher) if both else [None] * len(queries)

    def _condition(self, query: EngineQuery) -> Condition | None:
        return compile_filter(query.filter, self._currency) if query.filter is not None else None

    def _answer(
        self, reading: Reading, builder: QueryBuilder, query: EngineQuery, ready: Hits | None = None
    ) -> EngineResult:
        """``ready``: its hits, if they were found already."""
        if ready is not None:
            return _result(reading, ready)
        condition = self._condition(query)
        if query.limit <= 0:
            return _counts(reading.searcher, builder.build_unscored(query.text, condition), query.facets)
        built = builder.build(query.text, condition)
        found = self._of_every_word(reading, builder, query, condition) or self._ranked(reading, built, query)
        result = _result(reading, found.hits)
        counted = _counts(reading.searcher, built, query.facets).facets if query.facets else {}
        return EngineResult(result.hits, _total(found) if query.counted else result.total, counted)

    def _of_every_word(
        self, reading: Reading, builder: QueryBuilder, query: EngineQuery, condition: Condition | None
    ) -> tantivy.SearchResult | None:
        """As many hits as are wanted that have all the words, where there are so many: few documents to look at."""
        if query.counted or query.sort != "relevance" or query.text is None or len(query.text.terms) == 1:
            return None
        found = self._ranked(reading, builder.build(query.text, condition, every=True), query)
        return found if len(found.hits) >= query.limit else None

    def _ranked(self, reading: Reading, built: Query, query: EngineQuery) -> tantivy.SearchResult:
        offset = max(query.offset, 0)
        if query.sort == "relevance":
            return reading.searcher.search(built, query.limit, query.counted, offset=offset)
        order = Order.Asc if query.sort == "price_asc" else Order.Desc
        return reading.searcher.search(
            built, query.limit, query.counted, order_by_field=SORTED_BY[query.sort], offset=offset, order=order
        )

    def _reading(self) -> Reading:
        if self._state() != self._seen:
            self._refresh()
        return self._opened

    def _refresh(self) -> None:
        with self._lock:
            self._seen = self._state()
            self._index.reload()
            self._opened = Reading(self._index.searcher(), Packing.of(self._path))

    def _state(self) -> tuple[int, int]:
        """What changes with every commit, of this process or another; a dropped build no longer changes."""
        try:
            meta = (self._path / "meta.json").stat()
        except FileNotFoundError:
            return self._seen
        return meta.st_mtime_ns, meta.st_ino

    def _writer(self) -> tantivy.IndexWriter:
        give_up = time.monotonic() + _WAIT_FOR_WRITER
        while True:
            try:
                return self._index.writer(_HEAP, _THREADS)
            except ValueError as error:
                if "LockBusy" not in str(error) and "lock" not in str(error).lower():
                    raise
                if time.monotonic() > give_up:
                    raise EngineError(
                        f"Another process is writing index '{self.name}'.", "Wait for it, then try again."
                    ) from error
                time.sleep(0.1)


def _result(reading: Reading, found: Hits) -> EngineResult:
    hits = [EngineHit(reading.document(address), float(score or 0)) for score, address in found]
    return EngineResult(hits, len(hits))


def _total(found: tantivy.SearchResult) -> int:
    total: int = found.count  # type: ignore[attr-defined]  # the library's type stub leaves it out
    return total


def _counts(searcher: tantivy.Searcher, query: Query, facets: Sequence[str]) -> EngineResult:
    """Without hits, so that nothing is scored."""
    wanted = {name: {"terms": {"field": facet_field(name), "size": _SPELLINGS}} for name in facets if name in _COUNTED}
    wanted["section"] = {"terms": {"field": facet_field("section")}}
    if "price" in facets:
        wanted["price"] = {"stats": {"field": "prices"}}
    answer = searcher.aggregate(query, wanted)
    found = {
        name: merge_spellings({bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]})
        for name in facets
        if name in _COUNTED
    }
    if "price" in facets:
        found["price"] = {end: int(answer["price"][end]) for end in ("min", "max") if answer["price"]["count"]}
    return EngineResult([], sum(bucket["doc_count"] for bucket in answer["section"]["buckets"]), found)

"""One build of the embedded index, open for reading and writing."""

import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

import tantivy
from tantivy import Query

from config.errors import EngineError
from indexer.document import CatalogDocument
from indexer.engines.facts import id_token
from indexer.engines.known import known
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.query import EngineQuery, EngineResult
from indexer.engines.tantivy.answering import Answering
from indexer.engines.tantivy.failures import engine_failures
from indexer.engines.tantivy.packing import SAMPLE, Packing
from indexer.engines.tantivy.parts import PartWriter, join_parts, new_parts
from indexer.engines.tantivy.reading import Reading
from indexer.engines.tantivy.schema import indexed_forms, open_index
from indexer.engines.together import together
from indexer.processes.rare_collections import rare_collections

_HEAP = 128 * 2**20
_THREADS = 2
_WAIT_FOR_WRITER = 30.0
"""Seconds to wait until another process has finished its writing."""


class TantivyIndex:
    """A folder with one build. Any number of threads and processes may read while one writes."""

    rerank_depth = 150

    def __init__(self, name: str, path: Path, currency: str) -> None:
        self.name = name
        self._path = path
        self._currency = currency
        self._lock = threading.Lock()
        self._seen = (0, 0)
        self._searching = f"search index '{name}'"
        # Each index has threads of its own: a worker that was forked would wait for those of the process before it.
        self._beside = ThreadPoolExecutor(os.cpu_count(), "offshelf-count")
        self._open()

    def _open(self) -> None:
        with engine_failures(f"open index '{self.name}'"):
            self._index = open_index(self._path)
            self._index.config_reader("manual")
            self._refresh()

    def search(self, queries: Sequence[EngineQuery], within: float | None = None) -> list[EngineResult]:
        """Answers to all queries from one and the same state of the index, in their order."""
        return [answer.result() for answer in self.begin(queries, within)]

    def begin(self, queries: Sequence[EngineQuery], within: float | None = None) -> Sequence[Future[EngineResult]]:  # noqa: ARG002 (the library can't be left)
        """What is only counted is counted beside what is read: the library needs no lock of Python's for it."""
        with engine_failures(self._searching):
            answering = Answering(self._reading(), self._index.schema, self._currency, self._beside)
            counted = {i: self._counting(answering, query) for i, query in enumerate(queries) if query.limit <= 0}
            places = [i for i, query in enumerate(queries) if query.limit > 0]
            found = zip(places, answering.hits([queries[i] for i in places]), strict=True)
            answers = counted | {i: known(result) for i, result in found}
            return [answers[i] for i in range(len(queries))]

    def _counting(self, answering: Answering, query: EngineQuery) -> Future[EngineResult]:
        if answering.counted_before(query):
            return known(answering.counts(query))

        def count() -> EngineResult:
            with engine_failures(self._searching):
                return answering.counts(query)

        return self._beside.submit(count)

    def get(self, ids: Sequence[str]) -> list[CatalogDocument]:
        """The documents with these ids that there are."""
        if not ids:
            return []
        with engine_failures(f"read index '{self.name}'"):
            reading = self._reading()
            wanted = Query.term_set_query(self._index.schema, "facts", list(map(id_token, ids)))
            found = reading.searcher.search(wanted, limit=len(ids), count=False)
            return [stored.document for stored in reading.documents(address for _, address in found.hits)]

    def apply(self, upserts: Iterable[CatalogDocument], deletes: Iterable[str]) -> None:
        """Write and delete; on any failure nothing of it is kept."""
        with self._writing() as writer:
            for id_ in deletes:
                writer.delete_documents_by_term("facts", id_token(id_))
            documents = iter(upserts)
            sample = list(islice(documents, SAMPLE))
            packing = Packing.learn(self._path, sample)
            for part in together(chain(sample, documents)):
                forms = indexed_forms(list(map(PreparedDocument, part)), self._currency, packing, self._index.schema)
                for document, form in zip(part, forms, strict=True):
                    writer.delete_documents_by_term("facts", id_token(document.id))
                    writer.add_document(form)

    def writers(self, sample: Sequence[CatalogDocument], number: int) -> Sequence[PartWriter]:
        """Each fills an index of its own within the build; all keep documents by what the sample has in common."""
        with engine_failures(f"write index '{self.name}'"):
            Packing.learn(self._path, sample[:SAMPLE])
            return [PartWriter(folder, self._path, self._currency) for folder in new_parts(self._path, number)]

    def complete(self) -> None:
        """Take in the segments of the parts, as they are."""
        with engine_failures(f"write index '{self.name}'"):
            join_parts(self._path)
        self._open()

    def count(self) -> int:
        """How many documents it holds."""
        with engine_failures(f"read index '{self.name}'"):
            return self._reading().searcher.num_docs

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

    @contextmanager
    def _writing(self) -> Iterator[tantivy.IndexWriter]:
        with engine_failures(f"write index '{self.name}'"), rare_collections():
            writer = self._writer()
            try:
                yield writer
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()
        self._refresh()

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

"""One build on a Meilisearch server."""

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Any

import meilisearch
from meilisearch.models.task import TaskInfo

from config.errors import EngineError
from indexer.document import CatalogDocument
from indexer.engines.compiled_filter import compile_filter
from indexer.engines.facets import merge_spellings
from indexer.engines.known import known
from indexer.engines.meilisearch.connection import TIMEOUT, Connection
from indexer.engines.meilisearch.queries import filter_text, search_request
from indexer.engines.meilisearch.schema import FACET_FIELDS
from indexer.engines.meilisearch.united import followed, united
from indexer.engines.meilisearch.wording import Worded, first_wordings, other_wordings, single_words
from indexer.engines.meilisearch.writer import MeilisearchWriter
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.protocol import SlowEngineError
from indexer.engines.query import EngineHit, EngineQuery, EngineResult, Equals, Or
from indexer.engines.stored_document import stored_document
from indexer.engines.together import together

_IDS_AT_ONCE = 500


class MeilisearchIndex:
    """``uid`` is where the build lives on the server: a switch exchanges what two of them hold."""

    rerank_depth = 200

    def __init__(self, connection: Connection, name: str, uid: str, currency: str) -> None:
        self.name = name
        self._connection = connection
        self._uid = uid
        self._currency = currency

    def search(self, queries: Sequence[EngineQuery], within: float | None = None) -> list[EngineResult]:
        """Answers to all queries in their order: in one round trip, or two where some found little.

        Meilisearch leaves words out from the most frequent on, but never the rarest one. A document need not have that
        either, so where too little does, every word is asked for by itself, and other wordings in full.
        """
        give_up = time.monotonic() + (TIMEOUT if within is None else min(within, TIMEOUT))
        firsts = self._answers(list(map(first_wordings, queries)), give_up)
        results = [united(query, found) for query, found in zip(queries, firsts, strict=True)]
        others = [other_wordings(query, found) for query, found in zip(queries, firsts, strict=True)]
        singles = [single_words(query, found) for query, found in zip(queries, results, strict=True)]
        try:
            answers = self._answers([*others, *singles], give_up)
        except SlowEngineError:
            further = [bool(other or single) for other, single in zip(others, singles, strict=True)]
            return [replace(result, partial=more) for result, more in zip(results, further, strict=True)]
        for i, query in enumerate(queries):
            whole = united(query, [*firsts[i], *answers[i]]) if answers[i] else results[i]
            results[i] = followed(query, whole, answers[len(queries) + i])
        return results

    def begin(self, queries: Sequence[EngineQuery], within: float | None = None) -> Sequence[Future[EngineResult]]:
        """What is only counted is counted by another request, at the same time: a server has more than one core."""
        counts = iter(self._counting([query for query in queries if query.limit <= 0], within))
        hits = iter(self.search([query for query in queries if query.limit > 0], within))
        return [next(counts) if query.limit <= 0 else known(next(hits)) for query in queries]

    def _counting(self, queries: Sequence[EngineQuery], within: float | None) -> Sequence[Future[EngineResult]]:
        answers: list[Future[EngineResult]] = [Future() for _ in queries]

        def count() -> None:
            try:
                for answer, result in zip(answers, self.search(queries, within), strict=True):
                    answer.set_result(result)
            except EngineError as error:
                for answer in answers:
                    answer.set_exception(error)

        if queries:
            self._connection.beside.submit(count)
        return answers

    def get(self, ids: Sequence[str]) -> list[CatalogDocument]:
        """The documents with these ids that there are."""
        found: list[CatalogDocument] = []
        for filter_ in self._id_filters(ids):
            found.extend(self._fetched({"filter": filter_, "fields": ["document"], "limit": _IDS_AT_ONCE}))
        return found

    def apply(self, upserts: Iterable[CatalogDocument], deletes: Iterable[str]) -> None:
        """Write and delete; returns when the server has done all of it."""
        attempt = f"write index '{self.name}'"
        tasks = [
            self._connection.call(attempt, partial(self._delete, filter_)).task_uid
            for filter_ in self._id_filters(list(deletes))
        ]
        writer = self._writer()
        for documents in together(upserts):
            writer.write(list(map(PreparedDocument, documents)))
        for task in tasks:
            self._connection.wait(attempt, task)
        writer.close()

    def writers(self, sample: Sequence[CatalogDocument], number: int) -> Sequence[MeilisearchWriter]:  # noqa: ARG002 (nothing is learnt)
        """The server takes documents of any number of senders."""
        return [self._writer() for _ in range(number)]

    def complete(self) -> None:
        """The server holds everything as soon as the writers are closed."""

    def _writer(self) -> MeilisearchWriter:
        return MeilisearchWriter(self._connection, self.name, self._uid, self._currency)

    def count(self) -> int:
        """How many documents it holds."""
        stats = self._connection.call("count documents", lambda client: client.index(self._uid).get_stats())
        return int(stats.number_of_documents)

    def _answers(self, asked: Sequence[Sequence[Worded]], give_up: float) -> list[list[EngineResult]]:
        """By query, the results of each of its wordings. ``give_up``: when, by the monotonic clock."""
        requests = [search_request(self._uid, worded, self._currency) for each in asked for worded in each]
        if not requests:
            return [[] for _ in asked]
        found = iter(self._connection.search(requests, give_up - time.monotonic()))
        return [[_result(worded, next(found)) for worded in each] for each in asked]

    def _id_filters(self, ids: Sequence[str]) -> Iterator[str]:
        for start in range(0, len(ids), _IDS_AT_ONCE):
            wanted = Or(tuple(Equals("id", id_) for id_ in ids[start : start + _IDS_AT_ONCE]))
            yield filter_text(compile_filter(wanted, self._currency))

    def _fetched(self, request: dict[str, Any]) -> list[CatalogDocument]:
        answer = self._connection.call("read documents", lambda client: client.index(self._uid).get_documents(request))
        return [stored_document(row.document).document for row in answer.results]

    def _delete(self, filter_: str, client: meilisearch.Client) -> TaskInfo:
        return client.index(self._uid).delete_documents(filter=filter_)


def _result(worded: Worded, found: dict[str, Any]) -> EngineResult:
    query = worded.query
    # Where all words are asked for the server counts none of them but one, so the others are counted here.
    others = max(worded.words - 1, 0) if worded.whole else 0
    scores = [(others + float(hit.get("_rankingScore", 0.0))) / (others + 1) for hit in found["hits"]]
    documents = [stored_document(hit["document"]) for hit in found["hits"]]
    hits = list(map(EngineHit, documents, scores))
    counts, stats = found.get("facetDistribution", {}), found.get("facetStats", {})
    facets = {name: merge_spellings(counts.get(FACET_FIELDS[name], {})) for name in query.facets if name != "price"}
    if "price" in query.facets:
        bounds = stats.get("prices", {})
        facets["price"] = {end: int(bounds[end]) for end in ("min", "max") if end in bounds}
    return EngineResult(hits, int(found["estimatedTotalHits"]), facets)

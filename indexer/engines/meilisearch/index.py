"""One build on a Meilisearch server."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from indexer.document import CatalogDocument
from indexer.engines.condition import compile_filter
from indexer.engines.facets import merge_spellings
from indexer.engines.meilisearch.connection import Connection
from indexer.engines.meilisearch.queries import filter_text, search_request
from indexer.engines.meilisearch.schema import FACET_FIELDS, document_key, stored_form
from indexer.engines.query import EngineHit, EngineQuery, EngineResult, Equals, Or

_BATCH_BYTES = 48 * 2**20
"""Of documents in one upload: a server takes 100 MB by default."""

_BATCH_DOCUMENTS = 50_000
_IDS_AT_ONCE = 500


class MeilisearchIndex:
    """``uid`` is where the build lives on the server: a switch exchanges what two of them hold."""

    def __init__(self, connection: Connection, name: str, uid: str, currency: str) -> None:
        self.name = name
        self._connection = connection
        self._uid = uid
        self._currency = currency

    def search(self, queries: Sequence[EngineQuery]) -> list[EngineResult]:
        """Answers to all queries in one round trip, in their order."""
        if not queries:
            return []
        requests = [search_request(self._uid, query, self._currency) for query in queries]
        answer = self._connection.call("search", lambda client: client.multi_search(requests))
        return [_result(query, found) for query, found in zip(queries, answer["results"], strict=True)]

    def get(self, ids: Sequence[str]) -> list[CatalogDocument]:
        """The documents with these ids that there are."""
        found: list[CatalogDocument] = []
        for start in range(0, len(ids), _IDS_AT_ONCE):
            wanted = ids[start : start + _IDS_AT_ONCE]
            condition = compile_filter(Or(tuple(Equals("id", id_) for id_ in wanted)), self._currency)
            found.extend(
                self._fetched({"filter": filter_text(condition), "fields": ["document"], "limit": len(wanted)})
            )
        return found

    def apply(self, upserts: Iterable[CatalogDocument], deletes: Iterable[str]) -> None:
        """Write and delete; returns when the server has done all of it."""
        attempt = f"write index '{self.name}'"
        tasks = []
        if keys := [document_key(id_) for id_ in deletes]:
            deletion = self._connection.call(attempt, lambda client: client.index(self._uid).delete_documents(keys))
            tasks.append(deletion.task_uid)
        tasks.extend(self._connection.upload(self._uid, lines) for lines in self._batches(upserts))
        for task in tasks:
            self._connection.wait(attempt, task)

    def count(self) -> int:
        """How many documents it holds."""
        stats = self._connection.call("count documents", lambda client: client.index(self._uid).get_stats())
        return int(stats.number_of_documents)

    def _fetched(self, request: dict[str, Any]) -> list[CatalogDocument]:
        answer = self._connection.call("read documents", lambda client: client.index(self._uid).get_documents(request))
        return [_parsed(row.document) for row in answer.results]

    def _batches(self, documents: Iterable[CatalogDocument]) -> Iterator[bytes]:
        lines: list[bytes] = []
        size = 0
        for document in documents:
            line = stored_form(document, self._currency)
            if lines and (size + len(line) > _BATCH_BYTES or len(lines) >= _BATCH_DOCUMENTS):
                yield b"\n".join(lines)
                lines, size = [], 0
            lines.append(line)
            size += len(line) + 1
        if lines:
            yield b"\n".join(lines)


def _result(query: EngineQuery, found: dict[str, Any]) -> EngineResult:
    hits = [EngineHit(_parsed(hit["document"]), float(hit.get("_rankingScore", 0.0))) for hit in found["hits"]]
    counts, stats = found.get("facetDistribution", {}), found.get("facetStats", {})
    facets = {name: merge_spellings(counts.get(FACET_FIELDS[name], {})) for name in query.facets if name != "price"}
    if "price" in query.facets:
        bounds = stats.get("prices", {})
        facets["price"] = {end: int(bounds[end]) for end in ("min", "max") if end in bounds}
    return EngineResult(hits, int(found["estimatedTotalHits"]), facets)


def _parsed(text: str) -> CatalogDocument:
    return CatalogDocument.model_validate_json(text)

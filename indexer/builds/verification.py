"""Checks of a new build before it goes live."""

import heapq

from config.errors import EngineError
from indexer.document import CatalogDocument
from indexer.engines.facets import facet_values
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import COUNTED, And, EngineQuery, EngineResult, Equals, QueryTerm, TextQuery
from indexer.text import terms

_CANARIES = 12
_CANARY_TERMS = 8


class Canaries:
    """A sample of what went into a build, each document as likely as any other; the same for the same documents."""

    def __init__(self) -> None:
        self._heap: list[tuple[str, CatalogDocument]] = []

    def consider(self, document: CatalogDocument, hash_: str) -> None:
        """Take the document into the sample, or leave it out. ``hash_``: of its content."""
        self._take(hash_, document)

    def merge(self, other: "Canaries") -> None:
        """As if this had considered what the other has."""
        for rank, document in other._heap:
            self._take(rank, document)

    @property
    def documents(self) -> list[CatalogDocument]:
        return [document for _, document in self._heap]

    def _take(self, rank: str, document: CatalogDocument) -> None:
        if len(self._heap) < _CANARIES:
            heapq.heappush(self._heap, (rank, document))
        elif rank > self._heap[0][0]:
            heapq.heapreplace(self._heap, (rank, document))


def verify_build(index: SearchIndex, documents: int, canaries: Canaries) -> None:
    """Raises EngineError unless the build holds so many documents, and finds, filters, counts and sorts the sample."""
    held = index.count()
    if held != documents:
        raise _failed(index, f"it holds {held} documents instead of {documents}")
    sample = canaries.documents
    answers = index.search([_canary_query(document) for document in sample]) if sample else []
    for document, answer in zip(sample, answers, strict=True):
        _check_canary(index, document, answer)
    index.search([EngineQuery(sort="price_asc", limit=1), EngineQuery(sort="price_desc", limit=1)])


def _canary_query(document: CatalogDocument) -> EngineQuery:
    words = terms(document.title)[:_CANARY_TERMS]
    text = TextQuery(tuple(QueryTerm(word) for word in words)) if words else None
    itself = And((Equals("id", document.id), Equals("section", document.section)))
    return EngineQuery(text, itself, COUNTED, limit=2)


def _check_canary(index: SearchIndex, document: CatalogDocument, answer: EngineResult) -> None:
    if [hit.document for hit in answer.hits] != [document]:
        raise _failed(index, f"it does not find document {document.id} by its title")
    for facet, values in facet_values(document).items():
        if answer.facets.get(facet, {}) != dict.fromkeys(values, 1):
            raise _failed(index, f"it miscounts the {facet} of document {document.id}")


def _failed(index: SearchIndex, reason: str) -> EngineError:
    return EngineError(
        f"The new build {index.name} failed its check: {reason}.",
        "The live index is untouched; run offshelf reindex again, and report it if it stays so.",
    )

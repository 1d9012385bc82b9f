"""One state of an embedded index: its searcher, and the documents that searches have met in it."""

import tantivy

from indexer.document import CatalogDocument
from indexer.engines.tantivy.packing import Packing

KEPT_DOCUMENTS = 10_000
"""At least so many of the last ones, at most twice as many: about 100 MB where products have a page of text each."""

_LONGEST_KEPT = 8_192
"""Bytes of a document that is kept: one of ten thousand variants would take the room of hundreds."""


class Reading:
    """Documents are found by their address, which holds for this state only. Safe for threads."""

    def __init__(self, searcher: tantivy.Searcher, packing: Packing) -> None:
        self.searcher = searcher
        self._packing = packing
        self._young: dict[int, CatalogDocument] = {}
        self._old: dict[int, CatalogDocument] = {}

    def document(self, address: tantivy.DocAddress) -> CatalogDocument:
        """The document, which other searches may have too: don't change it."""
        key = address.segment_ord << 32 | address.doc
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                return self._read(address, key)
            self._keep(key, found)
        return found

    def _read(self, address: tantivy.DocAddress, key: int) -> CatalogDocument:
        content = self._packing.unpack(self.searcher.doc(address)["document"][0])
        document = CatalogDocument.model_validate_json(content)
        if len(content) <= _LONGEST_KEPT:
            self._keep(key, document)
        return document

    def _keep(self, key: int, document: CatalogDocument) -> None:
        """Two generations in place of an order of use: a search costs no bookkeeping, and what it meets again stays."""
        if len(self._young) >= KEPT_DOCUMENTS:
            self._old, self._young = self._young, {}
        self._young[key] = document

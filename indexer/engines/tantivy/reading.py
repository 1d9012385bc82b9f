"""One state of an embedded index: its searcher, and the documents that searches have met in it."""

import tantivy

from indexer.engines.recently_used import KEPT_DOCUMENTS, RecentlyUsed
from indexer.engines.stored_document import StoredDocument
from indexer.engines.tantivy.packing import Packing

_LONGEST_KEPT = 8_192
"""Bytes of a document that is kept: one of ten thousand variants would take the room of hundreds."""


class Reading:
    """Documents are found by their address, which holds for this state only. Safe for threads."""

    def __init__(self, searcher: tantivy.Searcher, packing: Packing) -> None:
        self.searcher = searcher
        self._packing = packing
        self._kept: RecentlyUsed[int, StoredDocument] = RecentlyUsed(KEPT_DOCUMENTS)

    def document(self, address: tantivy.DocAddress) -> StoredDocument:
        """The document, which other searches may have too: don't change it."""
        key = address.segment_ord << 32 | address.doc
        found = self._kept.get(key)
        if found is None:
            content = self._packing.unpack(self.searcher.doc(address)["document"][0])
            found = StoredDocument(content.decode())
            if len(content) <= _LONGEST_KEPT:
                self._kept.put(key, found)
        return found

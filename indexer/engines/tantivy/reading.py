"""One state of an embedded index: its searcher, and the documents and answers that searches have met in it."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar, cast

import tantivy

from indexer.engines.recently_used import KEPT_DOCUMENTS, RecentlyUsed
from indexer.engines.stored_document import StoredDocument
from indexer.engines.tantivy.packing import Packing

_LONGEST_KEPT = 8_192
"""Bytes of a document that is kept: one of ten thousand variants would take the room of hundreds."""
_KEPT_ANSWERS = 500
"""At least so many, at most twice as many: about 20 MB. Shoppers ask for the same again and again, page by page too."""

Answer = TypeVar("Answer")


class Reading:
    """Documents are found by their address, which holds for this state only. Safe for threads."""

    def __init__(self, searcher: tantivy.Searcher, packing: Packing) -> None:
        self.searcher = searcher
        self._packing = packing
        self._kept: RecentlyUsed[int, StoredDocument] = RecentlyUsed(KEPT_DOCUMENTS)
        self._answers: RecentlyUsed[Hashable, object] = RecentlyUsed(_KEPT_ANSWERS)

    def once(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """What was answered to the question before, or is now, which holds as long as this state. Don't change it."""
        found = self._answers.get(question)
        if found is None:
            found = answer()
            self._answers.put(question, found)
        return cast(Answer, found)

    def knows(self, question: Hashable) -> bool:
        """Whether it was answered of late."""
        return self._answers.get(question) is not None

    def documents(self, addresses: Iterable[tantivy.DocAddress]) -> list[StoredDocument]:
        """The documents, which other searches may have too: don't change them."""
        # Hundreds are read for every search: what each asks for is looked up once.
        kept, read, unpack = self._kept, self.searcher.doc, self._packing.unpack
        documents = []
        for address in addresses:
            key = address.segment_ord << 32 | address.doc
            found = kept.get(key)
            if found is None:
                content = unpack(read(address).get_first("document") or b"")
                found = StoredDocument(content.decode())
                if len(content) <= _LONGEST_KEPT:
                    kept.put(key, found)
            documents.append(found)
        return documents

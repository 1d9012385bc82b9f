"""How many documents of a build hold each term: what is common, what is rare, and what nobody wrote."""

from collections import Counter
from functools import lru_cache

from sqlalchemy import Connection, delete

from indexer.builds.upsert import Packed, packed, upsert
from indexer.document import CatalogDocument
from indexer.engines.prepared_document import PreparedDocument
from indexer.tables import vocabulary
from indexer.text import LONGEST_TERM, ascii_pieces, terms

_SHORT = 200
"""Characters of a piece of text that is remembered."""
_MOST_COUNTS = 200_000
"""Held in memory before they are added to the store."""
_MOST_PACKED = 2**22
"""Bytes of those that come packed."""


def document_terms(document: PreparedDocument) -> set[str]:
    """The distinct terms of a document's searched fields, as ``indexer.text.terms`` writes them."""
    return _findable({*terms(document.name), *terms(document.told)})


def terms_beyond_ascii(document: PreparedDocument) -> set[str]:
    """``document_terms`` without the words of ASCII, which some indexes count."""
    found: set[str] = set()
    if document.name.isascii() and document.told.isascii():
        return found
    for text in (document.name, document.told):
        if not text.isascii():
            for is_ascii, piece in ascii_pieces(text):
                if not is_ascii:
                    found.update(_known(piece) if len(piece) <= _SHORT else _beyond_ascii(piece))
    return _findable(found)


def _beyond_ascii(piece: str) -> list[str]:
    return [term for term in terms(piece) if not term.isascii()]


_known = lru_cache(maxsize=16_384)(_beyond_ascii)
"""What stands between two spaces is said again and again. Don't change the lists."""


def _findable(found: set[str]) -> set[str]:
    if max(map(len, found), default=0) > LONGEST_TERM:
        return {term for term in found if len(term) <= LONGEST_TERM}
    return found


class TermCounts:
    """Changes of a build's counts, gathered and then added to the store."""

    def __init__(self, build: str) -> None:
        self._build = build
        self._changes: Counter[str] = Counter()
        self._packed: list[Packed] = []

    def add(self, document: CatalogDocument) -> None:
        """Count a document that the build holds from now on."""
        self._changes.update(document_terms(PreparedDocument(document)))

    def merge(self, other: Counter[str], words: Packed | None = None) -> None:
        """Count documents of which the terms were counted before, or some of their words, ready for the store."""
        self._changes.update(other)
        if words:
            self._packed.append(words)

    def remove(self, document: CatalogDocument) -> None:
        """Take back the counts of a document that the build held."""
        self._changes.subtract(document_terms(PreparedDocument(document)))

    @property
    def full(self) -> bool:
        """Whether it is time to ``store``."""
        return len(self._changes) >= _MOST_COUNTS or sum(map(len, self._packed)) >= _MOST_PACKED

    def store(self, connection: Connection) -> None:
        """Add the changes to the stored counts, and forget them here."""
        for words in self._packed:
            upsert(connection, vocabulary, self._build, words, "add")
        self._packed.clear()
        changes = {term: change for term, change in self._changes.items() if change}
        self._changes.clear()
        if not changes:
            return
        upsert(connection, vocabulary, self._build, packed(changes), "add")
        if min(changes.values()) < 0:
            nobodys = (vocabulary.c.build == self._build) & (vocabulary.c.documents <= 0)
            connection.execute(delete(vocabulary).where(nobodys))

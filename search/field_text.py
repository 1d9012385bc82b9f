"""A document's fields as ranking looks for a query's words in them."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from sys import intern

from indexer.engines.codes import text_codes
from indexer.engines.recently_used import KEPT_DOCUMENTS, RecentlyUsed
from indexer.engines.searchable import SEARCHED_FIELDS
from indexer.engines.stored_document import READ, SEPARATOR, StoredDocument
from indexer.text import fold, is_plain, squash, terms
from search.inflection import singular

FIELDS = SEARCHED_FIELDS
TITLE = FIELDS.index("title")
BRAND = FIELDS.index("brand")
CODED = (TITLE, FIELDS.index("identifiers"))
"""Fields that hold model numbers, which are found however they are written."""
ATTRIBUTES = FIELDS.index("attributes")


Extents = tuple[list[int], list[int]]
"""By field, its characters and its words."""


def extents(folded: str) -> Extents:
    """Of fields with separators between them. Words roughly: spaces are counted, and the lines of attributes."""
    fields = folded.split(SEPARATOR)
    counts = [field.count(" ") + 1 if field else 0 for field in fields]
    if attributes := fields[ATTRIBUTES]:
        counts[ATTRIBUTES] += attributes.count("\t") + attributes.count("\n")
    return list(map(len, fields)), counts


def stems(text: str) -> list[str]:
    """The stems of a text's words, in their order."""
    return [singular(term) for term in terms(text)]


class DocumentText:
    """One document; what takes time is read once, and only if it is asked for."""

    def __init__(self, document: StoredDocument) -> None:
        self.document = document
        texts = SEPARATOR.join(text[:READ] for text in document.texts)
        self.folded = (texts.lower() if texts.isascii() else fold(texts)).replace("_", " ")
        """All fields, with separators between them."""

    @cached_property
    def plain(self) -> bool:
        """Whether its words are its runs of letters and digits."""
        return is_plain(self.folded)

    @cached_property
    def extents(self) -> Extents:
        """Of its fields."""
        return extents(self.folded)

    @cached_property
    def title(self) -> list[str]:
        """The stems of the title, in their order."""
        return stems(self.document.texts[TITLE])

    @cached_property
    def kind(self) -> frozenset[str]:
        """What tells the kind of product: the category's stems and the names of its attributes."""
        names = map(intern, self.document.attributes)  # the same ones in thousands of documents
        return frozenset((*names, *_category_stems(self.document.category or "")))

    def has_code(self, field: int, code: str) -> bool:
        """``lc51c`` is in a title with ``LC-51C`` too."""
        return code in self._squashed[CODED.index(field)] and code in text_codes(self.document.texts[field])

    @cached_property
    def _squashed(self) -> Sequence[str]:
        return [squash(self.document.texts[field]) for field in CODED]


@lru_cache(maxsize=4_096)
def _category_stems(category: str) -> tuple[str, ...]:
    return tuple(stems(category))


def document_text(document: StoredDocument) -> DocumentText:
    """A document as ranking reads it. Engines keep the documents that searches meet again; so is what was read."""
    kept = _kept.get(id(document))
    if kept is None or kept.document is not document:
        kept = DocumentText(document)
        _kept.put(id(document), kept)
    return kept


_kept: RecentlyUsed[int, DocumentText] = RecentlyUsed(KEPT_DOCUMENTS)

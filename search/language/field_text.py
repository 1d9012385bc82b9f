"""A document's fields as ranking looks for a query's words in them."""

from collections.abc import Sequence
from functools import lru_cache

from indexer.engines.codes import text_codes
from indexer.engines.searchable import SEARCHED_FIELDS
from indexer.engines.stored_document import SEPARATOR, StoredDocument
from indexer.text import encoded_terms, fold, is_plain, squash, terms
from search.language.accessories import names_accessory
from search.language.inflection import singular

FIELDS = SEARCHED_FIELDS
TITLE = FIELDS.index("title")
BRAND = FIELDS.index("brand")
CODED = (TITLE, FIELDS.index("identifiers"))
"""Fields that hold model numbers, which are found however they are written."""
ATTRIBUTES = FIELDS.index("attributes")
_CATEGORY = FIELDS.index("category")
READ = 2_000
"""Characters of a field in which words are looked for: further down a text tells more and more of other things."""
SAID = tuple(map(FIELDS.index, ("title", "options", "category")))
"""Fields that say what a product is and has; a description tells what goes with it too."""

FOLDED_SEPARATOR = SEPARATOR.encode()
"""Between the folded fields."""
_FOLDED = bytes(range(256)).lower().replace(b"_", b" ")
"""By byte the folded one, where it is ASCII; what only joins words parts them."""


def stems(text: str) -> list[str]:
    """The stems of a text's words, in their order."""
    return list(map(singular, terms(text)))


def has_code(text: str, code: str) -> bool:
    """``lc51c`` is in ``LC-51C`` too."""
    return code in squash(text) and code in text_codes(text)


class DocumentText:
    """One document, in few objects; what not every query asks for is read when it is asked for."""

    __slots__ = ("_title", "brand", "folded", "kind", "names_accessory", "plain")

    def __init__(self, document: StoredDocument) -> None:
        self.brand = document.brand
        denied, read = document.searched()
        texts = read.split(SEPARATOR)
        if len(read) > READ:
            read = SEPARATOR.join([text[:READ] for text in texts])
        self.plain = read.isascii() or is_plain(read := fold(read))
        """Whether its words are its runs of letters and digits."""
        self.folded = read.encode("utf-8", "surrogatepass").translate(_FOLDED)
        """All fields in UTF-8, with separators between them."""
        names = texts[ATTRIBUTES].partition("\t")[0]
        self.kind = _kind(f"{names}\n{denied}" if denied else names, texts[_CATEGORY])
        """What tells the kind of product: the category's stems and the names of its attributes."""
        words = self._words_of_title()
        self.names_accessory = names_accessory(words)
        """Whether the title has a word for an accessory."""
        self._title = list(map(singular, words)) if self.names_accessory else None

    @property
    def title(self) -> list[str]:
        """The stems of the title, in their order."""
        if self._title is None:
            self._title = list(map(singular, self._words_of_title()))
        return self._title

    def _words_of_title(self) -> list[str]:
        return encoded_terms(self.folded[: self.folded.find(FOLDED_SEPARATOR)])


@lru_cache(maxsize=4_096)
def _kind(names: str, category: str) -> frozenset[str]:
    """Products of a kind share theirs."""
    return frozenset((*filter(None, names.split("\n")), *_category_stems(category)))


@lru_cache(maxsize=4_096)
def _category_stems(category: str) -> Sequence[str]:
    return stems(category)


def document_text(document: StoredDocument) -> DocumentText:
    """A document as ranking reads it, which is kept with the document."""
    kept = document.read_as
    if not isinstance(kept, DocumentText):
        kept = document.read_as = DocumentText(document)
    return kept

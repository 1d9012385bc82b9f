"""A document's fields as ranking looks for a query's words in them.

Ranking reads hundreds of documents for every query, and most of their fields hold no word of it. So fields are not
split into words: a substring search finds where a word may stand, and only there it is read. That is what makes ranking
a matter of milliseconds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from indexer.document import CatalogDocument
from indexer.engines.codes import text_codes
from indexer.engines.recently_used import KEPT_DOCUMENTS, RecentlyUsed
from indexer.engines.searchable import attribute_text
from indexer.text import fold, is_plain, squash, terms
from search.inflection import singular

_READ = 5_000
"""Characters of a field that ranking reads: what a product is stands at the beginning."""
_WORD = re.compile(r"[^\W_]*")
_SHORTEST_CODE = 3
_MOST_VARIANTS_KEPT = 50
"""Of a document that is kept: one of ten thousand would take the room of hundreds."""


class FieldText:
    """One field of a document."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text[:_READ]
        self.folded = self.text.lower() if self.text.isascii() else _folded(self.text)
        self.length = self.folded.count(" ") + 1
        """In words, roughly: spaces are counted."""
        self._counts: dict[str, int] = {}
        self.coded = name in ("title", "identifiers")
        """Whether it holds model numbers, which are found however they are written."""

    def count(self, stem: str, root: str) -> int:
        """How many words have this stem; ``root`` is what all of them begin with. A phrase has to stand as it is."""
        counted = self._counts.get(stem)
        if counted is None:
            counted = self._counts[stem] = self._count(stem, root)
        return counted

    def _count(self, stem: str, root: str) -> int:
        if " " in stem:
            return self._measures(stem) if stem[0].isdigit() else self.folded.count(stem)
        if not self._plain:
            return self.stems.count(stem) or self._is_code(stem)
        found, at = 0, self.folded.find(root)
        while at >= 0:
            if at == 0 or not self.folded[at - 1].isalnum():
                word = _WORD.match(self.folded, at)
                found += word is not None and singular(word[0]) == stem
            at = self.folded.find(root, at + 1)
        return found or self._is_code(stem)

    def _measures(self, phrase: str) -> int:
        """How often a number stands with its unit: ``2 l`` is neither in ``12 l`` nor in ``2 lids``."""
        return len(re.findall(rf"(?<![\w.,]){re.escape(phrase)}(?!\w)", self.folded))

    @cached_property
    def _plain(self) -> bool:
        return is_plain(self.folded)

    @cached_property
    def stems(self) -> list[str]:
        """Of all its words, in their order."""
        return stems(self.text)

    def _is_code(self, stem: str) -> bool:
        """``lc51c`` is in a title with ``LC-51C`` too."""
        if not self.coded or len(stem) < _SHORTEST_CODE or stem.isalpha():
            return False
        return stem in squash(self.text) and stem in text_codes(self.text)


def stems(text: str) -> list[str]:
    """The stems of a text's words, in their order."""
    return [singular(term) for term in terms(text)]


@dataclass(frozen=True)
class DocumentText:
    fields: list[FieldText]
    """Those that hold anything, the title first."""
    kind: frozenset[str]
    """What tells the kind of product: the category's stems and the names of its attributes."""


def document_text(document: CatalogDocument, aliases: Sequence[str] = ()) -> DocumentText:
    """A document as ranking reads it; the brand's ``aliases`` count as its name.

    Engines keep the documents that searches meet again; so is what was read of them.
    """
    key: tuple[int | str, ...] = (id(document), *aliases)
    kept = _texts.get(key)
    if kept is None or kept[0] is not document:
        kept = document, _read(document, aliases)
        if len(document.variants) <= _MOST_VARIANTS_KEPT:
            _texts.put(key, kept)
    return kept[1]


def _read(document: CatalogDocument, aliases: Sequence[str]) -> DocumentText:
    texts = {
        "title": document.title,
        "brand": " ".join([document.brand or "", *aliases]),
        "category": document.category,
        "identifiers": " ".join(document.identifiers),
        "options": " ".join(_option_texts(document)),
        "attributes": attribute_text(document),
        "description": document.description,
    }
    kind = frozenset((*document.attributes, *stems(document.category or "")))
    return DocumentText([FieldText(name, text) for name, text in texts.items() if text], kind)


def _option_texts(document: CatalogDocument) -> dict[str, None]:
    found: dict[str, None] = {}
    for variant in document.variants:
        if variant.options:
            found.update(dict.fromkeys(variant.options.values()))
        if variant.title and variant.title != document.title:
            found[variant.title] = None
    return found


_folded = lru_cache(maxsize=8_192)(fold)
_texts: RecentlyUsed[tuple[int | str, ...], tuple[CatalogDocument, DocumentText]] = RecentlyUsed(KEPT_DOCUMENTS)

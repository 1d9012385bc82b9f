"""The terms of a document's fields, as ranking counts them.

Most fields of most candidates hold no word of the query. A plain substring test finds that out, and only the others are
read word by word, which is what makes ranking hundreds of documents a matter of milliseconds.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from indexer.document import CatalogDocument
from indexer.engines.codes import text_codes
from indexer.engines.searchable import searchable_text
from indexer.text import fold, terms
from search.inflection import singular

_READ = 5_000
"""Characters of a field that ranking reads: what a product is stands at the beginning."""


@dataclass(frozen=True)
class TermBag:
    """The stems of one field."""

    counts: Mapping[str, int]
    pairs: frozenset[tuple[str, str]]
    """Neighbours, in their order; of titles only."""


@dataclass(frozen=True)
class FieldText:
    """One field of a document: ``folded`` to look into, a bag to count in where it is worth it."""

    name: str
    folded: str
    length: int
    """In words, roughly: spaces are counted."""
    document: CatalogDocument
    text: str

    def bag(self) -> TermBag:
        if self.name == "attributes":
            # What an attribute denies ("touchscreen: false") is no word of the product.
            return _bag(searchable_text(self.document).attributes[:_READ], self.name)
        return _bag(self.text, self.name)


def field_texts(document: CatalogDocument, aliases: Sequence[str] = ()) -> list[FieldText]:
    """The fields that hold anything; the brand's ``aliases`` count as its name."""
    attributes = document.attributes
    texts = {
        "title": document.title,
        "brand": " ".join([document.brand or "", *aliases]),
        "category": document.category,
        "identifiers": " ".join(document.identifiers),
        "options": " ".join(_option_texts(document)),
        "attributes": " ".join([*attributes, *attributes.values()]).replace("_", " "),
        "description": document.description,
    }
    return [_field(name, text[:_READ], document) for name, text in texts.items() if text]


def _field(name: str, text: str, document: CatalogDocument) -> FieldText:
    folded = text.lower() if text.isascii() else _folded(text)
    return FieldText(name, folded, folded.count(" ") + 1, document, text)


_folded = lru_cache(maxsize=8_192)(fold)


def _option_texts(document: CatalogDocument) -> dict[str, None]:
    found: dict[str, None] = {}
    for variant in document.variants:
        if variant.options:
            found.update(dict.fromkeys(variant.options.values()))
        if variant.title and variant.title != document.title:
            found[variant.title] = None
    return found


@lru_cache(maxsize=16_384)
def _bag(text: str, name: str) -> TermBag:
    stems = [singular(term) for term in terms(text)]
    counts = Counter(stems)
    if name in ("title", "identifiers"):
        counts.update(text_codes(text) - counts.keys())  # LC-51C is also lc51c
    return TermBag(counts, frozenset(pairwise(stems)) if name == "title" else frozenset())

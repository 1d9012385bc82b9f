"""The terms of a document's fields, as ranking counts them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from indexer.document import CatalogDocument
from indexer.engines.searchable import searchable_text
from indexer.text import terms
from search.inflection import singular

_READ = 5_000
"""Characters of a field that ranking reads: what a product is stands at the beginning."""


@dataclass(frozen=True)
class TermBag:
    """The stems of one field."""

    counts: Mapping[str, int]
    length: int
    pairs: frozenset[tuple[str, str]]
    """Neighbours, in their order; kept for short texts only."""


def document_bags(document: CatalogDocument, aliases: Sequence[str] = ()) -> dict[str, TermBag]:
    """By searched field; the brand's ``aliases`` count as its name.

    The same text is read only once in a while, as searches return the same documents again and again.
    """
    text = searchable_text(document)
    return {
        "title": _bag(text.title[:_READ], True),
        "brand": _bag(" ".join([text.brand[:_READ], *aliases]), False),
        "category": _bag(text.category[:_READ], False),
        "identifiers": _bag(text.identifiers[:_READ], False),
        "options": _bag(text.options[:_READ], False),
        "attributes": _bag(text.attributes[:_READ], False),
        "description": _bag(text.description[:_READ], False),
    }


@lru_cache(maxsize=50_000)
def _bag(text: str, pairs: bool) -> TermBag:
    stems = [singular(term) for term in terms(text)]
    return TermBag(Counter(stems), len(stems), frozenset(pairwise(stems)) if pairs else frozenset())

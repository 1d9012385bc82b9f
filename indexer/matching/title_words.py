"""A title as the set of its words, without its brand's."""

from functools import lru_cache

from indexer.matching.title_index import Words
from indexer.text import terms


@lru_cache(maxsize=65_536)
def title_words(title: str, brand: str) -> Words:
    """``brand`` as ``BrandNames.resolve`` writes it."""
    return frozenset(terms(title)) - frozenset(brand.split())

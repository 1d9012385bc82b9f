"""A title as the set of its words, without its brand's and those that only join others; amounts in one unit."""

from functools import lru_cache

from indexer.matching.phrases import with_phrases
from indexer.matching.quantities import apart_from_quantities
from indexer.matching.title_index import Words
from indexer.text import terms

_ARTICLES = "the der die das des les du del della delle el los las het een"
_JOINING = frozenset((*_ARTICLES.split(), "of", "by", "von", "vom", "van", "di", "and", "und", "et", "och", "og"))


@lru_cache(maxsize=65_536)
def title_words(title: str, brand: str) -> Words:
    """``brand`` as ``BrandNames.resolve`` writes it; ``50ml`` and ``5 cl`` are the same word."""
    amounts, rest = apart_from_quantities(title)
    words = frozenset(with_phrases(terms(rest))) - frozenset(brand.split())
    return (words - _JOINING or words) | {f"{value:g}{unit}" for unit, value in amounts}


def written_words(title: str, brand: str) -> Words:
    """All words as they are written, without the brand's."""
    return frozenset(terms(title)) - frozenset(brand.split())

"""Does the catalog have products that a reading of a query names as a whole?"""

from collections.abc import Sequence

from search.evidence import Evidence
from search.words import QueryWord

_SAYS_WHAT_IT_IS = ("title", "brand", "category", "options")
"""A description names much that a product is not."""
FIRST = 10
"""Products of a reading that are looked at."""


def supporting(words: Sequence[QueryWord], found: Sequence[Evidence]) -> int:
    """How many have every telling word where they say what they are."""
    return sum(_says_all(words, evidence) for evidence in found)


def _says_all(words: Sequence[QueryWord], evidence: Evidence) -> bool:
    pairs = zip(words, evidence.frequencies, strict=True)
    return all(word.weak or any(name in fields for name in _SAYS_WHAT_IT_IS) for word, fields in pairs)

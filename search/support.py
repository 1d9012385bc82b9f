"""Does the catalog have products that a reading of a query names as a whole?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from search.evidence import Evidence
from search.words import QueryWord

_SAYS_WHAT_IT_IS = ("title", "brand", "category", "options")
"""A description names much that a product is not."""
FIRST = 10
"""Products of a reading that are looked at."""


def supporting(words: Sequence[QueryWord], found: Sequence[Evidence]) -> int:
    """How many have every telling word where they say what they are."""
    return sum(_named(words, found))


def supported(words: Sequence[QueryWord], found: Iterable[Evidence]) -> bool:
    """Whether any has."""
    return any(_named(words, found))


def _named(words: Sequence[QueryWord], found: Iterable[Evidence]) -> Iterator[bool]:
    texts = [word.text for word in words]
    return (named_by(words, dict(zip(texts, evidence.frequencies, strict=True))) for evidence in found)


def named_by(words: Sequence[QueryWord], matched: Mapping[str, Collection[str]]) -> bool:
    """Whether a product has every telling word where it says what it is. ``matched``: by word, the fields with it."""
    return all(word.weak or any(name in _SAYS_WHAT_IT_IS for name in matched.get(word.text, ())) for word in words)

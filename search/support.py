"""Does the catalog have products that a reading of a query names as a whole?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from search.evidence import Evidence
from search.words import QueryWord

_SAYS_WHAT_IT_IS = ("title", "brand", "category", "options")
"""A description names much that a product is not."""
FIRST = 10
"""Products of a reading that are looked at."""


def support_of(words: Sequence[QueryWord], found: Sequence[Evidence]) -> float:
    """How many have every telling word where they say what they are.

    Each counts half as long as none of the query's neighbours are neighbours in its title: ``power back`` is in many
    products, ``power bank`` is what some are called.
    """
    neighbours = sum(min(left.weight, right.weight) for left, right in pairwise(words))
    return sum(
        (1 + of_one.phrases / neighbours) / 2 if neighbours else 1.0
        for of_one, named in zip(found, _named(words, found), strict=True)
        if named
    )


def supported(words: Sequence[QueryWord], found: Iterable[Evidence]) -> bool:
    """Whether any has."""
    return any(_named(words, found))


def _named(words: Sequence[QueryWord], found: Iterable[Evidence]) -> Iterator[bool]:
    texts = [word.text for word in words]
    return (named_by(words, dict(zip(texts, evidence.frequencies, strict=True))) for evidence in found)


def named_by(words: Sequence[QueryWord], matched: Mapping[str, Collection[str]]) -> bool:
    """Whether a product has every telling word where it says what it is. ``matched``: by word, the fields with it."""
    return all(word.weak or any(name in _SAYS_WHAT_IT_IS for name in matched.get(word.text, ())) for word in words)

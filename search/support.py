"""Does the catalog have products that a reading of a query names as a whole?"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from search.evidence import Evidence
from search.field_text import FIELDS
from search.words import QueryWord

_SAYS_WHAT_IT_IS = ("title", "brand", "category", "options")
"""A description names much that a product is not."""
_SAID = tuple(map(FIELDS.index, _SAYS_WHAT_IT_IS))
FIRST = 10
"""Products of a reading that are looked at."""


def support_of(words: Sequence[QueryWord], found: Evidence) -> float:
    """How many have every telling word where they say what they are.

    Each counts half as long as none of the query's neighbours are neighbours in its title: ``power back`` is in many
    products, ``power bank`` is what some are called.
    """
    neighbours = sum(min(left.weight, right.weight) for left, right in pairwise(words))
    counts = (1 + found.phrases / neighbours) / 2 if neighbours else np.ones(len(found.documents))
    return float(counts[_named(words, found)].sum())


def supported(words: Sequence[QueryWord], found: Evidence) -> bool:
    """Whether any has."""
    return bool(_named(words, found).any())


def supported_by_things(words: Sequence[QueryWord], found: Evidence) -> bool:
    """Whether any has that is no accessory for it."""
    return bool((_named(words, found) & ~found.accessory).any())


def _named(words: Sequence[QueryWord], found: Evidence) -> NDArray[np.bool_]:
    telling = np.array([_telling(word) for word in words], bool)
    said = np.logical_or.reduce(found.frequencies[telling][:, :, _SAID], axis=2)
    every: NDArray[np.bool_] = np.logical_and.reduce(said, axis=0) & bool(telling.any())
    return every


def named_by(words: Sequence[QueryWord], matched: Mapping[str, Collection[str]]) -> bool:
    """Whether a product has every telling word where it says what it is. ``matched``: by word, the fields with it."""
    telling = [matched.get(word.text, ()) for word in words if _telling(word)]
    return bool(telling) and all(any(name in _SAYS_WHAT_IT_IS for name in fields) for fields in telling)


def _telling(word: QueryWord) -> bool:
    """What no product has can't tell one product from another."""
    return word.known and not word.weak

"""Does the catalog have products that a reading of a query names as a whole?"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.engines.query import EngineQuery, Equals, Not
from search.language.field_text import FIELDS
from search.query.text_query import text_query
from search.query.word import QueryWord
from search.ranking.candidate_text import Numbers
from search.ranking.evidence import Evidence

_SAYS_WHAT_IT_IS = ("title", "brand", "category", "options")
"""A description names much that a product is not."""
_SAID = tuple(map(FIELDS.index, _SAYS_WHAT_IT_IS))
FIRST = 10
"""Products of a reading that are looked at."""
NAMED = 0.5
"""Support from which on a product is what the reading names; less means that some only tell of it."""
_TOLD = 0.04
"""What a product counts that only tells of every word: all of the first count less than one that is named so."""


def first_products(words: Sequence[QueryWord]) -> EngineQuery:
    """The question for those that are looked at. One that lacks a word bears nothing out, unless none can have it."""
    whole = all(_telling(word) or word.weak for word in words)
    shown = Not(Equals("section", "withheld"))
    return EngineQuery(text_query(words), shown, limit=FIRST, counted=False, whole=whole)


def support_of(words: Sequence[QueryWord], found: Evidence) -> float:
    """How many have every telling word where they say what they are.

    Each counts half as long as none of the query's neighbours are neighbours in its title: ``power back`` is in many
    products, ``power bank`` is what some are called. What only tells of them elsewhere counts a little.
    """
    neighbours = sum(min(left.weight, right.weight) for left, right in pairwise(words))
    counts = (1 + found.phrases.clip(0) / neighbours) / 2 if neighbours else np.ones(len(found.documents))
    named = _named(words, found)
    return float(counts[named].sum() + _TOLD * (_told(words, found) & ~named).sum())


def supported(words: Sequence[QueryWord], found: Evidence) -> bool:
    """Whether any has."""
    return bool(_named(words, found).any())


def supported_by_things(words: Sequence[QueryWord], found: Evidence) -> bool:
    """Whether any has that is no accessory for it."""
    return bool((_named(words, found) & ~found.accessory).any())


def _named(words: Sequence[QueryWord], found: Evidence) -> NDArray[np.bool_]:
    return _have_all(words, found.frequencies[:, :, _SAID])


def _told(words: Sequence[QueryWord], found: Evidence) -> NDArray[np.bool_]:
    return _have_all(words, found.frequencies)


def _have_all(words: Sequence[QueryWord], frequencies: Numbers) -> NDArray[np.bool_]:
    telling = np.array([_telling(word) for word in words], bool)
    anywhere = np.logical_or.reduce(frequencies[telling], axis=2)
    every: NDArray[np.bool_] = np.logical_and.reduce(anywhere, axis=0) & bool(telling.any())
    return every


def named_by(words: Sequence[QueryWord], matched: Mapping[str, Collection[str]]) -> bool:
    """Whether a product has every telling word where it says what it is. ``matched``: by word, the fields with it."""
    telling = [matched.get(word.text, ()) for word in words if _telling(word)]
    return bool(telling) and all(any(name in _SAYS_WHAT_IT_IS for name in fields) for fields in telling)


def _telling(word: QueryWord) -> bool:
    """What no product has can't tell one product from another."""
    return word.known and not word.weak

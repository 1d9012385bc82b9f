"""Which words of a query name a thing that the catalog calls otherwise.

Where most titles with ``laptop`` are of sleeves and coolers for one, the laptops are what is called ``notebook``.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.language.accessories import names_accessory
from search.query.word import QueryWord
from search.ranking.candidate_text import Numbers
from search.ranking.matching_forms import RELATED, Form

_MOSTLY = 0.5
_FEWEST = 3
"""Titles with the word: fewer tell nothing."""


def named_otherwise(words: Sequence[QueryWord], in_title: Numbers, accessory: NDArray[np.bool_]) -> list[int]:
    """The places of the words for which mostly accessories are called so, and that have other words beside them.

    None where the query names an accessory itself: a ``laptop bag`` is called so.
    ``in_title``: words × documents, how often a title has the word, 1 or more where it is the word itself.
    ``accessory``: by document, whether it is something for what the query names.
    """
    if names_accessory([word.text for word in words]):
        return []
    return [place for place, word in enumerate(words) if word.related and _mostly(accessory[in_title[place] >= 1])]


def counted_alike(forms: Sequence[Form]) -> list[Form]:
    """With the other words for the thing counting as much as its own."""
    return [Form(form.stem, 1.0) if form.weight == RELATED else form for form in forms]


def _mostly(accessory: NDArray[np.bool_]) -> bool:
    return len(accessory) >= _FEWEST and bool(accessory.mean() > _MOSTLY)

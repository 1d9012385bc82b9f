"""Products that only mention what the query names, where enough others are called so: ink whose text names printers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.language.field_text import BRAND, SAID, TITLE
from search.query.word import QueryWord
from search.ranking.candidate_text import Numbers

_ENOUGH = 10
"""Titles with all that the query names; where there are fewer, the catalog may call the thing otherwise."""


def only_mentioned(words: Sequence[QueryWord], frequencies: Numbers) -> NDArray[np.bool_]:
    """By document, whether nothing of what it is called is a word of the query: its texts may still have all of them.

    ``frequencies``: words × documents × fields. Brands are left out: they say nothing of what a product is.
    """
    has = frequencies > 0
    having = has.any(axis=2).sum(axis=1)
    brands = 2 * has[:, :, BRAND].sum(axis=1) > having
    has = has[[not (word.weak or brand) for word, brand in zip(words, brands, strict=True)]]
    if not len(has) or has[:, :, TITLE].all(axis=0).sum() < _ENOUGH:
        return np.zeros(has.shape[1], bool)
    called_so: NDArray[np.bool_] = np.logical_or.reduce(has[:, :, SAID], axis=(0, 2))
    return ~called_so

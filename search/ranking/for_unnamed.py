"""Products for what the query names, though they are not called so: a lamp whose text says that it fits projectors."""

from collections.abc import Callable
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from search.language.field_text import BRAND, SAID, TITLE
from search.ranking.candidate_text import Numbers

_FEWEST = 5
"""Titles of the thing itself; where there are fewer, the query may name what accessories are told apart by (AAA)."""


def for_unnamed(frequencies: Numbers, names_another: Callable[[int], bool]) -> NDArray[np.bool_]:
    """By document, whether it is an accessory, and says what the query names only where it tells what goes with it.

    ``frequencies``: words × documents × fields. ``names_another``: whether a document's title names an accessory that
    the query does not.
    """
    has = frequencies > 0
    things = has & ~has[:, :, [BRAND]]  # a brand says nothing of what a product is
    unnamed = things.any(axis=(0, 2)) & ~things[:, :, SAID].any(axis=(0, 2))
    found = np.zeros(has.shape[1], bool)
    if unnamed.any():
        titled = np.flatnonzero(things[:, :, TITLE].any(axis=0)).tolist()
        if len(list(islice((i for i in titled if not names_another(i)), _FEWEST))) == _FEWEST:
            for i in np.flatnonzero(unnamed).tolist():
                found[i] = names_another(i)
    return found

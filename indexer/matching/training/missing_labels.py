"""Candidates that no label calls a match, though their titles hold the very same words.

Nobody labels every match of two catalogs. What is missing would teach that equal titles mean little, so such pairs
teach nothing (as Northcutt and others, 2021, "Confident learning", prune what is likely wrong). Whatever differs by a
word, be it a number, a size or a name, stays: variants of one product are what has to be learned.
"""

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.comparison import FEATURES
from indexer.matching.matrices.arrays import Floats

_SAME_WORDS = 0.999
"""Cosine of the titles' words. Of such pairs, two sets label 98 and 100 % as matches, and one 49 %."""
_WORDS_ALIKE = FEATURES.index("words_alike")


def may_lack_a_label(features: Floats) -> NDArray[np.bool_]:
    """For each pair of two tables of products: is it a match, unless a label says so, that nobody has labelled?"""
    return np.asarray(features[:, _WORDS_ALIKE] > _SAME_WORDS)

"""Comparison features of pairs that are read from their fields and whole titles: brands, prices, lengths, spelling."""

from collections.abc import Callable
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.matrices.arrays import Floats, Ints, unique_pairs


def compare_fields(
    left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints, agreement: Callable[[str, str], int] | None
) -> dict[str, Floats]:
    """By feature, a number for each pair of rows ``i`` of left and ``j`` of right; -1 is not known."""
    ratio = np.abs(left.log_prices[i] - right.log_prices[j])
    lengths = left.lengths[i], right.lengths[j]
    return {
        "brands_agree": _brands_agree(left, right, i, j, agreement or _equality),
        "first_word_shared": (left.opening_hashes[i] == right.opening_hashes[j]).astype(float),
        "price_ratio": np.where(np.isnan(ratio), -1.0, np.minimum(ratio, 5.0)),
        "length_ratio": np.minimum(*lengths) / np.maximum(np.maximum(*lengths), 1),
    }


def _brands_agree(
    left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints, says: Callable[[str, str], int]
) -> Floats:
    """Asked once for every two names that meet."""
    (one, names), (other, others) = left.numbered_brands, right.numbered_brands
    pairs, place = unique_pairs(np.column_stack([one[i], other[j]]))
    said = np.array([says(names[x], others[y]) for x, y in pairs.tolist()], dtype=float)
    return said[place]


def compare_spelling(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    """How alike the titles are as strings."""
    rows, others = i.tolist(), j.tolist()

    def ratio(scorer: Any, one: list[str], other: list[str]) -> Floats:
        pairs = [one[row] for row in rows], [other[row] for row in others]
        return np.asarray(process.cpdist(*pairs, scorer=scorer, dtype=np.float32), dtype=float) / 100

    return {
        "token_set_ratio": ratio(fuzz.token_set_ratio, left.titles, right.titles),
        "token_sort_ratio": ratio(fuzz.ratio, left.sorted_titles, right.sorted_titles),
    }


def _equality(left: str, right: str) -> int:
    return 0 if not left or not right else 1 if left == right else -1

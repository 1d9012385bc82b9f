"""Comparison features of pairs of records, by names that a buyer understands."""

from collections.abc import Callable
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from indexer.matching.encoding import EncodedRecords, Floats, Ints
from indexer.matching.sparse_rows import with_data

FEATURES = (
    "letters_alike",  # cosine of character trigrams of the titles
    "words_alike",  # cosine of idf-weighted title words
    "shorter_title_covered",  # share of idf of the title that the other record covers better
    "longer_title_covered",
    "first_words_covered_low",  # share of idf of the first four title words that the other record has
    "first_words_covered_high",
    "rarest_shared_word",  # idf, 1 for a word seen once
    "rarest_word_missing_low",  # the rarest title word that the other record lacks: the smaller of the two sides
    "rarest_word_missing_high",
    "model_number_shared",  # idf of the rarest model number found in the other title, punctuation squashed
    "model_number_stem_shared",  # the same without the letters at its end
    "model_numbers_differ",  # both titles have some, none shared
    "model_number_missing_low",
    "model_number_missing_high",
    "quantities_shared",
    "quantities_differ",  # units stated by both, with no value in common
    "numbers_shared",
    "numbers_differ",
    "colours_shared",
    "colours_differ",
    "brands_agree",  # 1, 0 unknown, -1
    "first_word_shared",
    "price_ratio",  # |ln|, -1 unknown
    "length_ratio",
    "token_set_ratio",
    "token_sort_ratio",
    "word_beginnings_alike",
    "alike_without_spaces",
    "numbers_missing_low",  # bare numbers of one title that the other lacks: the smaller count of the two sides
    "numbers_missing_high",
    "edition_words_shared",
    "edition_words_differ",  # such as refurbished, upgrade, kit, kids: named by one title only
)
_CHUNK = 10_000
"""Pairs at once: their features stay in the processor's cache."""


def compare(
    left: EncodedRecords, right: EncodedRecords, pairs: Ints, agreement: Callable[[str, str], int] | None = None
) -> Floats:
    """One row of ``FEATURES`` per pair; ``pairs`` has two columns, row numbers of left and right.

    Symmetric: exchanging the tables changes nothing. ``agreement`` compares resolved brands; equality unless given.
    """
    chunks = [_compare(left, right, pairs[i : i + _CHUNK], agreement) for i in range(0, len(pairs), _CHUNK)]
    return np.vstack(chunks) if chunks else np.zeros((0, len(FEATURES)))


def _compare(
    left: EncodedRecords, right: EncodedRecords, pairs: Ints, agreement: Callable[[str, str], int] | None
) -> Floats:
    i, j = pairs[:, 0], pairs[:, 1]
    columns = {
        **_words(left, right, i, j),
        **_codes(left, right, i, j),
        **_sets(left, right, i, j),
        **_fields(left, right, i, j, agreement),
        **_strings(left, right, i, j),
    }
    return np.column_stack([columns[name] for name in FEATURES])


def _words(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    a, b = left.words[i], right.words[j]
    a_in_b, b_in_a = a.multiply(right.all_words[j]), b.multiply(left.all_words[i])  # of which every number is 1
    shared = a.multiply(b)  # of a word, its idf squared
    covered = (_share(a_in_b, a), _share(b_in_a, b))
    missing = (_largest(a - a_in_b), _largest(b - b_in_a))
    first, other_first = left.first_words[i], right.first_words[j]
    begun = (
        _share(first.multiply(right.all_words[j]), first),
        _share(other_first.multiply(left.all_words[i]), other_first),
    )
    lengths = np.sqrt(_total(with_data(a, a.data**2)) * _total(with_data(b, b.data**2)))
    return {
        "word_beginnings_alike": _total(left.beginnings[i].multiply(right.beginnings[j])),
        "alike_without_spaces": _total(left.squashed[i].multiply(right.squashed[j])),
        "letters_alike": _total(left.grams[i].multiply(right.grams[j])),
        "words_alike": _total(shared) / np.maximum(lengths, 1e-9),
        "shorter_title_covered": np.maximum(*covered),
        "longer_title_covered": np.minimum(*covered),
        "first_words_covered_low": np.minimum(*begun),
        "first_words_covered_high": np.maximum(*begun),
        "rarest_shared_word": np.sqrt(_largest(shared)),
        "rarest_word_missing_low": np.minimum(*missing),
        "rarest_word_missing_high": np.maximum(*missing),
    }


def _codes(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    a, b = left.codes[i], right.codes[j]
    a_found, b_found = a.multiply(right.joined[j]), b.multiply(left.joined[i])  # of which every number is 1
    shared = np.maximum(_largest(a_found), _largest(b_found))
    stems = np.sqrt(_largest(left.stems[i].multiply(right.stems[j])))
    both = (_count(a) > 0) & (_count(b) > 0)
    missing = (_largest(a - a_found), _largest(b - b_found))
    return {
        "model_number_shared": shared,
        "model_number_stem_shared": stems,
        "model_numbers_differ": (both & (shared == 0)).astype(float),
        "model_number_missing_low": np.minimum(*missing),
        "model_number_missing_high": np.maximum(*missing),
    }


def _sets(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    """Of what a record has once or not at all."""
    amounts = _total(left.quantities[i].multiply(right.quantities[j]))
    same_units = _total(left.units[i].multiply(right.units[j]))
    numbers = _total(left.numbers[i].multiply(right.numbers[j]))
    tints = _total(left.colours[i].multiply(right.colours[j]))
    editions = _total(left.editions[i].multiply(right.editions[j]))
    left_numbers, right_numbers = _count(left.numbers)[i], _count(right.numbers)[j]
    both_numbers = (left_numbers > 0) & (right_numbers > 0)
    both_tints = (_count(left.colours)[i] > 0) & (_count(right.colours)[j] > 0)
    all_editions = _count(left.editions)[i] + _count(right.editions)[j]
    left_alone, right_alone = left_numbers - numbers, right_numbers - numbers
    return {
        "quantities_shared": amounts,
        "quantities_differ": np.maximum(same_units - amounts, 0.0),
        "numbers_shared": numbers,
        "numbers_differ": (both_numbers & (numbers == 0)).astype(float),
        "numbers_missing_low": np.minimum(np.minimum(left_alone, right_alone), 4),
        "numbers_missing_high": np.minimum(np.maximum(left_alone, right_alone), 4),
        "edition_words_shared": editions,
        "edition_words_differ": all_editions - 2 * editions,
        "colours_shared": tints,
        "colours_differ": (both_tints & (tints == 0)).astype(float),
    }


def _fields(
    left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints, agreement: Callable[[str, str], int] | None
) -> dict[str, Floats]:
    ratio = np.abs(left.log_prices[i] - right.log_prices[j])
    lengths = left.lengths[i], right.lengths[j]
    return {
        "brands_agree": _brands_agree(left, right, i, j, agreement or _equality),
        "first_word_shared": _equal(left.openings, right.openings, i, j),
        "price_ratio": np.where(np.isnan(ratio), -1.0, np.minimum(ratio, 5.0)),
        "length_ratio": np.minimum(*lengths) / np.maximum(np.maximum(*lengths), 1),
    }


def _brands_agree(
    left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints, says: Callable[[str, str], int]
) -> Floats:
    """Asked once for every two names that meet."""
    one, other = left.counted.brands, right.counted.brands
    names = [(one[x], other[y]) for x, y in zip(i.tolist(), j.tolist(), strict=True)]
    said = {pair: says(*pair) for pair in dict.fromkeys(names)}
    return np.array([said[pair] for pair in names], dtype=float)


def _equal(one: list[str], other: list[str], i: Ints, j: Ints) -> Floats:
    return np.array([one[x] == other[y] for x, y in zip(i.tolist(), j.tolist(), strict=True)], dtype=float)


def _strings(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
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


def _total(matrix: Any) -> Floats:
    return _reduced(np.add, matrix)


def _count(matrix: Any) -> Ints:
    return np.asarray(np.diff(matrix.indptr), dtype=np.int64)


def _largest(matrix: Any) -> Floats:
    """Of numbers that are not below zero."""
    return _reduced(np.maximum, matrix)


def _reduced(function: np.ufunc, matrix: Any) -> Floats:
    """Of each row, zero for an empty one."""
    found = np.zeros(matrix.shape[0])
    rows = np.flatnonzero(np.diff(matrix.indptr))
    if len(rows):
        found[rows] = function.reduceat(matrix.data, matrix.indptr[rows])
    return found


def _share(part: Any, whole: Any) -> Floats:
    return _total(part) / np.maximum(_total(whole), 1e-9)

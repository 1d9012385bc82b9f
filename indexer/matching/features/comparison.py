"""Comparison features of pairs of records, by names that a buyer understands."""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from indexer.matching.features.compared_fields import compare_fields, compare_spelling
from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.matrices.row_totals import total

Totals = Mapping[str, Floats]
"""By the name of a matrix, one number per pair."""

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
COMPARED = 4_096
"""Pairs at once: their features stay in the processor's cache."""


def compare(
    left: EncodedRecords, right: EncodedRecords, pairs: Ints, agreement: Callable[[str, str], int] | None = None
) -> Floats:
    """One row of ``FEATURES`` per pair; ``pairs`` has two columns, row numbers of left and right.

    Symmetric: exchanging the tables changes nothing. ``agreement`` compares resolved brands; equality unless given.
    """
    return np.vstack([np.zeros((0, len(FEATURES))), *compared(left, right, pairs, agreement)])


def compared(
    left: EncodedRecords, right: EncodedRecords, pairs: Ints, agreement: Callable[[str, str], int] | None = None
) -> Iterator[Floats]:
    """The rows of ``COMPARED`` pairs after those of others, as those of all pairs of a market take much memory."""
    for start in range(0, len(pairs), COMPARED):
        yield _compare(left, right, pairs[start : start + COMPARED], agreement)


def _compare(
    left: EncodedRecords, right: EncodedRecords, pairs: Ints, agreement: Callable[[str, str], int] | None
) -> Floats:
    i, j = pairs[:, 0], pairs[:, 1]
    alike = left.shared.rows(i).times(right.shared.rows(j))
    shared, rarest = alike.total(), alike.largest()
    columns = {
        **_letters(left, right, i, j),
        **_words(left, right, i, j, shared, rarest),
        **_told(left, right, i, j),
        **_sets(left, right, i, j, shared),
        **compare_fields(left, right, i, j, agreement),
        **compare_spelling(left, right, i, j),
    }
    return np.column_stack([columns[name] for name in FEATURES])


def _letters(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    def cosine(name: str) -> Floats:
        return total(left.matrices[name][i].multiply(right.matrices[name][j]))

    return {"letters_alike": cosine("grams"), "alike_without_spaces": cosine("squashed")}


def _words(
    left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints, shared: Totals, rarest: Totals
) -> dict[str, Floats]:
    """``shared``: of a word, its idf squared."""
    lengths = np.sqrt(left.word_squares[i] * right.word_squares[j])
    return {
        "words_alike": shared["words"] / np.maximum(lengths, 1e-9),
        "word_beginnings_alike": shared["beginnings"],
        "rarest_shared_word": np.sqrt(rarest["words"]),
        "model_number_stem_shared": np.sqrt(rarest["stems"]),
    }


def _told(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    """What one record tells, and how much of it the other has."""
    one, other = left.told.rows(i), right.told.rows(j)
    one_in_other, other_in_one = one.times(right.found_in.rows(j)), other.times(left.found_in.rows(i))
    here, there = one_in_other.total(), other_in_one.total()
    missing_here, missing_there = one.without(one_in_other).largest(), other.without(other_in_one).largest()

    def covered(name: str) -> tuple[Floats, Floats]:
        wholes = left.totals[name][i], right.totals[name][j]
        return here[name] / np.maximum(wholes[0], 1e-9), there[name] / np.maximum(wholes[1], 1e-9)

    titles, begun = covered("words"), covered("first_words")
    missing_words, missing_codes = ((missing_here[name], missing_there[name]) for name in ("words", "codes"))
    codes = np.maximum(one_in_other.largest()["codes"], other_in_one.largest()["codes"])
    both = (left.counts["codes"][i] > 0) & (right.counts["codes"][j] > 0)
    return {
        "shorter_title_covered": np.maximum(*titles),
        "longer_title_covered": np.minimum(*titles),
        "first_words_covered_low": np.minimum(*begun),
        "first_words_covered_high": np.maximum(*begun),
        "rarest_word_missing_low": np.minimum(*missing_words),
        "rarest_word_missing_high": np.maximum(*missing_words),
        "model_number_shared": codes,
        "model_numbers_differ": (both & (codes == 0)).astype(float),
        "model_number_missing_low": np.minimum(*missing_codes),
        "model_number_missing_high": np.maximum(*missing_codes),
    }


def _sets(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints, shared: Totals) -> dict[str, Floats]:
    """Of what a record has once or not at all."""
    amounts, numbers, tints, editions = (shared[name] for name in ("quantities", "numbers", "colours", "editions"))
    left_numbers, right_numbers = left.counts["numbers"][i], right.counts["numbers"][j]
    both_numbers = (left_numbers > 0) & (right_numbers > 0)
    both_tints = (left.counts["colours"][i] > 0) & (right.counts["colours"][j] > 0)
    all_editions = left.counts["editions"][i] + right.counts["editions"][j]
    left_alone, right_alone = left_numbers - numbers, right_numbers - numbers
    return {
        "quantities_shared": amounts,
        "quantities_differ": np.maximum(shared["units"] - amounts, 0.0),
        "numbers_shared": numbers,
        "numbers_differ": (both_numbers & (numbers == 0)).astype(float),
        "numbers_missing_low": np.minimum(np.minimum(left_alone, right_alone), 4),
        "numbers_missing_high": np.minimum(np.maximum(left_alone, right_alone), 4),
        "edition_words_shared": editions,
        "edition_words_differ": all_editions - 2 * editions,
        "colours_shared": tints,
        "colours_differ": (both_tints & (tints == 0)).astype(float),
    }

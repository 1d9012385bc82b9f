"""Comparison features of pairs of records, by names that a buyer understands."""

from collections.abc import Callable

import numpy as np

from indexer.matching.compared_fields import compare_fields, compare_spelling
from indexer.matching.encoding import EncodedRecords, Floats, Ints
from indexer.matching.row_totals import count_entries, largest, share_of_total, total
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
        **compare_fields(left, right, i, j, agreement),
        **compare_spelling(left, right, i, j),
    }
    return np.column_stack([columns[name] for name in FEATURES])


def _words(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    a, b = left.words[i], right.words[j]
    a_in_b, b_in_a = a.multiply(right.all_words[j]), b.multiply(left.all_words[i])  # of which every number is 1
    shared = a.multiply(b)  # of a word, its idf squared
    covered = (share_of_total(a_in_b, a), share_of_total(b_in_a, b))
    missing = (largest(a - a_in_b), largest(b - b_in_a))
    first, other_first = left.first_words[i], right.first_words[j]
    begun = (
        share_of_total(first.multiply(right.all_words[j]), first),
        share_of_total(other_first.multiply(left.all_words[i]), other_first),
    )
    lengths = np.sqrt(total(with_data(a, a.data**2)) * total(with_data(b, b.data**2)))
    return {
        "word_beginnings_alike": total(left.beginnings[i].multiply(right.beginnings[j])),
        "alike_without_spaces": total(left.squashed[i].multiply(right.squashed[j])),
        "letters_alike": total(left.grams[i].multiply(right.grams[j])),
        "words_alike": total(shared) / np.maximum(lengths, 1e-9),
        "shorter_title_covered": np.maximum(*covered),
        "longer_title_covered": np.minimum(*covered),
        "first_words_covered_low": np.minimum(*begun),
        "first_words_covered_high": np.maximum(*begun),
        "rarest_shared_word": np.sqrt(largest(shared)),
        "rarest_word_missing_low": np.minimum(*missing),
        "rarest_word_missing_high": np.maximum(*missing),
    }


def _codes(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    a, b = left.codes[i], right.codes[j]
    a_found, b_found = a.multiply(right.joined[j]), b.multiply(left.joined[i])  # of which every number is 1
    shared = np.maximum(largest(a_found), largest(b_found))
    stems = np.sqrt(largest(left.stems[i].multiply(right.stems[j])))
    both = (count_entries(a) > 0) & (count_entries(b) > 0)
    missing = (largest(a - a_found), largest(b - b_found))
    return {
        "model_number_shared": shared,
        "model_number_stem_shared": stems,
        "model_numbers_differ": (both & (shared == 0)).astype(float),
        "model_number_missing_low": np.minimum(*missing),
        "model_number_missing_high": np.maximum(*missing),
    }


def _sets(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    """Of what a record has once or not at all."""
    amounts = total(left.quantities[i].multiply(right.quantities[j]))
    same_units = total(left.units[i].multiply(right.units[j]))
    numbers = total(left.numbers[i].multiply(right.numbers[j]))
    tints = total(left.colours[i].multiply(right.colours[j]))
    editions = total(left.editions[i].multiply(right.editions[j]))
    left_numbers, right_numbers = count_entries(left.numbers)[i], count_entries(right.numbers)[j]
    both_numbers = (left_numbers > 0) & (right_numbers > 0)
    both_tints = (count_entries(left.colours)[i] > 0) & (count_entries(right.colours)[j] > 0)
    all_editions = count_entries(left.editions)[i] + count_entries(right.editions)[j]
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

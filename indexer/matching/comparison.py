"""Comparison features of pairs of records, by names that a buyer understands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from indexer.matching.encoding import EncodedRecords, Floats, Ints

FEATURES = (
    "letters_alike",  # cosine of character trigrams of the titles
    "words_alike",  # cosine of idf-weighted title words
    "shorter_title_covered",  # share of idf of the title that the other record covers better
    "longer_title_covered",
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
    "best_part_ratio",
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
    covered = (_share(a_in_b, a), _share(b_in_a, b))
    missing = (_largest(a - a_in_b), _largest(b - b_in_a))
    lengths = np.sqrt(_total(a.multiply(a)) * _total(b.multiply(b)))
    return {
        "word_beginnings_alike": _total(left.beginnings[i].multiply(right.beginnings[j])),
        "alike_without_spaces": _total(left.squashed[i].multiply(right.squashed[j])),
        "letters_alike": _total(left.grams[i].multiply(right.grams[j])),
        "words_alike": _total(a.multiply(b)) / np.maximum(lengths, 1e-9),
        "shorter_title_covered": np.maximum(*covered),
        "longer_title_covered": np.minimum(*covered),
        "rarest_shared_word": _largest(a.multiply(b > 0)),
        "rarest_word_missing_low": np.minimum(*missing),
        "rarest_word_missing_high": np.maximum(*missing),
    }


def _codes(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    a, b = left.codes[i], right.codes[j]
    a_found, b_found = a.multiply(right.joined[j]), b.multiply(left.joined[i])  # of which every number is 1
    shared = np.maximum(_largest(a_found), _largest(b_found))
    stems = _largest(left.stems[i].multiply(right.stems[j] > 0))
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
    amounts = _total(left.quantities[i].multiply(right.quantities[j]))
    same_units = _total((left.units[i] > 0).multiply(right.units[j] > 0))
    numbers = _total((left.numbers[i] > 0).multiply(right.numbers[j] > 0))
    tints = _total(left.colours[i].multiply(right.colours[j]))
    both_numbers = (_count(left.numbers[i]) > 0) & (_count(right.numbers[j]) > 0)
    editions = _total(left.editions[i].multiply(right.editions[j]))
    all_editions = _count(left.editions[i]) + _count(right.editions[j])
    left_numbers, right_numbers = _count(left.numbers[i]) - numbers, _count(right.numbers[j]) - numbers
    both_tints = (_count(left.colours[i]) > 0) & (_count(right.colours[j]) > 0)
    return {
        "quantities_shared": amounts,
        "quantities_differ": np.maximum(same_units - amounts, 0.0),
        "numbers_shared": numbers,
        "numbers_differ": (both_numbers & (numbers == 0)).astype(float),
        "numbers_missing_low": np.minimum(np.minimum(left_numbers, right_numbers), 4),
        "numbers_missing_high": np.minimum(np.maximum(left_numbers, right_numbers), 4),
        "edition_words_shared": editions,
        "edition_words_differ": all_editions - 2 * editions,
        "colours_shared": tints,
        "colours_differ": (both_tints & (tints == 0)).astype(float),
    }


def _fields(
    left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints, agreement: Callable[[str, str], int] | None
) -> dict[str, Floats]:
    says = agreement or _equality
    one, a = _plain_fields(left, i)
    other, b = _plain_fields(right, j)
    rows = list(zip(a.tolist(), b.tolist(), strict=True))
    ratio = np.abs(one.log_prices[a] - other.log_prices[b])
    lengths = one.lengths[a], other.lengths[b]
    return {
        "brands_agree": np.array([says(one.brands[x], other.brands[y]) for x, y in rows], dtype=float),
        "first_word_shared": np.array([one.first_words[x] == other.first_words[y] for x, y in rows], dtype=float),
        "price_ratio": np.where(np.isnan(ratio), -1.0, np.minimum(ratio, 5.0)),
        "length_ratio": np.minimum(*lengths) / np.maximum(np.maximum(*lengths), 1),
    }


@dataclass(frozen=True)
class _PlainFields:
    """Of some records."""

    brands: list[str]
    first_words: list[str]
    lengths: Ints
    log_prices: Floats


def _plain_fields(table: EncodedRecords, rows: Ints) -> tuple[_PlainFields, Ints]:
    """Those of the records that occur in ``rows``, and where in them each row's is."""
    unique, place = np.unique(rows, return_inverse=True)
    numbers = unique.tolist()
    titles = [table.titles[number] for number in numbers]
    prices = np.array([table.records[number].price or np.nan for number in numbers], dtype=float)
    fields = _PlainFields(
        brands=[table.records[number].brand for number in numbers],
        first_words=[title.split(" ", 1)[0] for title in titles],
        lengths=np.array([len(title) for title in titles], dtype=np.int64),
        log_prices=np.log(np.where(prices > 0, prices, np.nan)),
    )
    return fields, place.ravel()


def _strings(left: EncodedRecords, right: EncodedRecords, i: Ints, j: Ints) -> dict[str, Floats]:
    a, sorted_a = _titles(left, i)
    b, sorted_b = _titles(right, j)

    def ratio(scorer: Any, one: list[str], other: list[str]) -> Floats:
        return np.asarray(process.cpdist(one, other, scorer=scorer, dtype=np.float32), dtype=float) / 100

    return {
        "token_set_ratio": ratio(fuzz.token_set_ratio, a, b),
        "token_sort_ratio": ratio(fuzz.ratio, sorted_a, sorted_b),
        "best_part_ratio": ratio(fuzz.partial_ratio, a, b),
    }


def _titles(table: EncodedRecords, rows: Ints) -> tuple[list[str], list[str]]:
    """The titles of the rows, as they are and with their words sorted, which is done once for each record."""
    unique, place = np.unique(rows, return_inverse=True)
    titles = [table.titles[row] for row in unique.tolist()]
    in_order = [" ".join(sorted(title.split())) for title in titles]
    places = place.ravel().tolist()
    return [titles[place] for place in places], [in_order[place] for place in places]


def _equality(left: str, right: str) -> int:
    return 0 if not left or not right else 1 if left == right else -1


def _total(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=float).ravel()


def _count(matrix: Any) -> Ints:
    return np.asarray(np.diff(matrix.indptr), dtype=np.int64)


def _largest(matrix: Any) -> Floats:
    return np.asarray(matrix.max(axis=1).toarray(), dtype=float).ravel() if matrix.shape[0] else np.zeros(0)


def _share(part: Any, whole: Any) -> Floats:
    return _total(part) / np.maximum(_total(whole), 1e-9)

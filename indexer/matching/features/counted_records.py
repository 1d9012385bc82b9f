"""What records hold, as counts: everything that is read of their texts, before it is weighed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self

import numpy as np

from indexer.matching.features.letter_runs import RUN, count_runs
from indexer.matching.matrices.arrays import Floats
from indexer.matching.matrices.sparse_rows import Columns, count_keys, count_keys_of_words, rows_in_place
from indexer.matching.styles.record import Record
from indexer.matching.wording.bare_numbers import bare_numbers
from indexer.matching.wording.colours import colours_of
from indexer.matching.wording.editions import editions
from indexer.matching.wording.part_numbers import numbers_in_title
from indexer.matching.wording.quantities import quantities
from indexer.text import fold, terms

KEYS_OF = {
    "grams": "grams",  # character trigrams of the title
    "words": "words",  # of the title
    "all_words": "words",  # of title, brand and description, and two adjacent title words as one
    "first_words": "words",  # the first of the title but the brand's: names come first, what is told of them after
    "codes": "codes",  # title words with digits that can be model numbers, and stated part numbers
    "joined": "codes",  # every run of up to three adjacent title words with a digit in it, squashed
    "stems": "stems",  # codes without the letters at their end
    "quantities": "quantities",
    "units": "units",
    "numbers": "numbers",  # bare ones, such as versions and years
    "colours": "colours",
    "beginnings": "beginnings",  # first letters of title words: what a plural or another ending leaves
    "squashed": "squashed",  # runs of four characters of the title without its spaces
    "editions": "editions",  # kinds of words that say which edition, condition or part is offered
}
"""By the name of a matrix, the name of the keys that its columns are of."""

_LONGEST_TITLE = 500
_LONGEST_DESCRIPTION = 2_000
_GRAM = 3
_FIRST = 4
_AROUND = [(before, behind) for before in range(3) for behind in range(1, 4 - before)]
"""Runs of up to three words around one of them."""

Keys = Mapping[str, Mapping[Any, int]]
"""By name, the column of each key."""


@dataclass(frozen=True, slots=True)
class CountedRecords:
    """``matrices``: by the names of ``KEYS_OF``, how often a record (row) has a key (column)."""

    titles: list[str]
    """Folded and cut."""
    brands: list[str]
    prices: Floats
    """NaN where unknown."""
    matrices: Mapping[str, Any]

    def __len__(self) -> int:
        return len(self.titles)

    def rows(self, some: slice) -> Self:
        """Records that follow one another, where they are."""
        matrices = {name: rows_in_place(matrix, some) for name, matrix in self.matrices.items()}
        return type(self)(self.titles[some], self.brands[some], self.prices[some], matrices)


def count_records(records: Sequence[Record]) -> tuple[CountedRecords, Keys]:
    """Read all records, over columns of their own."""
    titles = [fold(record.title[:_LONGEST_TITLE]) for record in records]
    words = [terms(title) for title in titles]
    codes = [_codes(record, title, word) for record, title, word in zip(records, titles, words, strict=True)]
    brands = [terms(record.brand) for record in records]
    details = (terms(record.description[:_LONGEST_DESCRIPTION]) for record in records)
    amounts = [quantities(title) for title in titles]
    keys = {name: Columns() for name in KEYS_OF.values()}
    rows = {
        "words": map(set, words),
        "all_words": (
            {*word, *brand, *detail, *_pairs(word)} for word, brand, detail in zip(words, brands, details, strict=True)
        ),
        "first_words": (_first(word, brand) for word, brand in zip(words, brands, strict=True)),
        "codes": codes,
        "joined": (_joined(word) | code for word, code in zip(words, codes, strict=True)),
        "stems": ({_stem(code) for code in record} for record in codes),
        "quantities": amounts,
        "units": ({unit for unit, _ in record} for record in amounts),
        "numbers": map(bare_numbers, words),
        "colours": map(colours_of, words),
        "beginnings": ({term[:RUN] for term in word} for word in words),
        "editions": map(editions, words),
    }
    matrices = {name: count_keys(some, keys[KEYS_OF[name]]) for name, some in rows.items()}
    matrices["squashed"] = count_runs(["".join(word) for word in words], keys["squashed"])
    matrices["grams"] = count_keys_of_words(words, _grams, keys["grams"])
    for name, matrix in matrices.items():
        matrix.resize((len(records), max(len(keys[KEYS_OF[name]]), 1)))
    prices = np.array([record.price or np.nan for record in records], dtype=float)
    return CountedRecords(titles, [record.brand for record in records], prices, matrices), keys


def _grams(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[i : i + _GRAM] for i in range(max(len(padded) - _GRAM + 1, 1))]


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """``video studio`` has what another title calls ``videostudio``."""
    return (one + other for one, other in pairwise(words))


def _first(words: Sequence[str], brand: Sequence[str]) -> set[str]:
    return set([word for word in words if word not in brand][:_FIRST])


def _codes(record: Record, title: str, words: Sequence[str]) -> set[str]:
    mixed = {word for word in words if len(word) >= 3 and not word.isalpha() and not word.isdigit()}
    units = {word for word in mixed if word[0].isdigit() and quantities(word)}
    return (mixed - units) | numbers_in_title(title) | record.numbers


def _joined(words: Sequence[str]) -> set[str]:
    """Only runs that hold a word with more than letters."""
    places = [place for place, word in enumerate(words) if not word.isalpha()]
    around = {(max(at - before, 0), at + behind) for at in places for before, behind in _AROUND}
    return {run for start, end in around if len(run := "".join(words[start:end])) >= 3}


def _stem(code: str) -> str:
    return code.rstrip("abcdefghijklmnopqrstuvwxyz") or code

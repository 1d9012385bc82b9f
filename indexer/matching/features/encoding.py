"""Records as sparse matrices, so that a million pairs are compared by a few products of rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

import numpy as np

from indexer.matching.features.counted_records import CountedRecords, Keys, count_records
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.matrices.row_totals import count_entries, total
from indexer.matching.matrices.side_by_side import SideBySide
from indexer.matching.matrices.sparse_rows import Columns, unit_rows, weigh_columns, with_data
from indexer.matching.styles.record import Record

WEIGHED = ("grams", "words", "codes", "stems", "beginnings", "squashed", "first_words")
"""What counts the more, the fewer records have it; of everything else a record has one or none."""
_UNIT = ("grams", "beginnings", "squashed")
_SHARED = ("words", "stems", "beginnings", "quantities", "units", "numbers", "colours", "editions")


@dataclass(frozen=True)
class EncodedRecords:
    """One table. Every matrix has a row per record; the same columns on both sides."""

    counted: CountedRecords
    matrices: Mapping[str, Any]
    """By the names of ``KEYS_OF``: words, codes and stems with their idf, runs of letters as tf-idf of unit length."""
    titles: list[str]
    """Folded and cut."""
    sorted_titles: list[str]
    """The same with their words in order."""
    opening_hashes: Ints
    """Of the first word of each title."""
    lengths: Ints
    """Of the titles, in characters."""
    log_prices: Floats
    """NaN where unknown."""
    keys: Keys = field(default_factory=dict)
    """The columns of both tables, where they were encoded together."""

    def __len__(self) -> int:
        return len(self.titles)

    @classmethod
    def of(cls, counted: CountedRecords, matrices: Mapping[str, Any], keys: Keys) -> Self:
        """``matrices``: those that are weighed."""
        titles, prices = counted.titles, counted.prices
        return cls(
            counted=counted,
            matrices={**counted.matrices, **matrices},
            titles=titles,
            sorted_titles=[" ".join(sorted(title.split())) for title in titles],
            opening_hashes=np.array([hash(title.split(" ", 1)[0]) for title in titles], dtype=np.int64),
            lengths=np.array([len(title) for title in titles], dtype=np.int64),
            log_prices=np.log(np.where(prices > 0, prices, np.nan)),
            keys=keys,
        )

    def uncompared(self) -> Self:
        """The same without what was put side by side to be compared, which takes as much memory again."""
        return replace(self)

    @cached_property
    def shared(self) -> SideBySide:
        """What is compared with the same of another record."""
        return SideBySide.of(self.matrices, _SHARED)

    @cached_property
    def told(self) -> SideBySide:
        """What is looked for in another record, be it told otherwise there."""
        return SideBySide.of(self.matrices, ("words", "first_words", "codes"))

    @cached_property
    def found_in(self) -> SideBySide:
        """Where that is looked for; every number is 1."""
        return SideBySide.of(self.matrices, ("all_words", "all_words", "joined"))

    @cached_property
    def totals(self) -> Mapping[str, Floats]:
        """Of what is told."""
        return self.told.total()

    @cached_property
    def counts(self) -> Mapping[str, Ints]:
        """How many keys of a matrix each record has."""
        return {name: count_entries(matrix) for name, matrix in self.matrices.items()}

    @cached_property
    def numbered_brands(self) -> tuple[Ints, list[str]]:
        """Of each record the number of its brand, and the names by their numbers."""
        numbers = Columns()
        of_records = np.array([numbers[brand] for brand in self.counted.brands], dtype=np.int64)
        return of_records, list(numbers)

    @cached_property
    def word_squares(self) -> Floats:
        words = self.matrices["words"]
        return total(with_data(words, words.data**2))


def encode(left: Sequence[Record], right: Sequence[Record]) -> tuple[EncodedRecords, EncodedRecords]:
    """Both tables over shared columns, with idf counted over both."""
    both, keys = count_records([*left, *right])
    seen = {name: np.bincount(both.matrices[name].indices, minlength=both.matrices[name].shape[1]) for name in WEIGHED}

    def weighed(table: CountedRecords) -> EncodedRecords:
        return weigh(table, lambda name, columns: seen[name][columns], len(both), keys)

    return weighed(both.rows(slice(len(left)))), weighed(both.rows(slice(len(left), None)))


def weigh(
    counted: CountedRecords, seen: Callable[[str, Ints], Ints], records: int, keys: Keys | None = None
) -> EncodedRecords:
    """One table; ``seen``: for columns of a matrix, by its name, how many of so many ``records`` have their keys."""
    some = {name: counted.matrices[name] for name in WEIGHED}
    matrices = {name: weigh_columns(matrix, seen(name, matrix.indices), records) for name, matrix in some.items()}
    matrices |= {name: unit_rows(matrices[name]) for name in _UNIT}
    return EncodedRecords.of(counted, matrices, keys or {})

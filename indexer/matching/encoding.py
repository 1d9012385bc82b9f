"""Records as sparse matrices, so that a million pairs are compared by a few products of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np

from indexer.matching.arrays import Floats, Ints
from indexer.matching.counted_records import CountedRecords, Keys, count_records
from indexer.matching.record import Record
from indexer.matching.sparse_rows import unit_rows, weigh_columns

__all__ = ["EncodedRecords", "Floats", "Ints", "encode", "weigh"]

WEIGHED = ("grams", "words", "codes", "stems", "beginnings", "squashed", "first_words")
"""What counts the more, the fewer records have it."""
_UNIT = ("grams", "beginnings", "squashed")


@dataclass(frozen=True, slots=True)
class EncodedRecords:
    """One table. Every matrix has a row per record; the same columns on both sides."""

    counted: CountedRecords
    grams: Any
    """tf-idf, unit length: what blocking uses."""
    words: Any
    """Each with its idf, as are codes and stems."""
    codes: Any
    stems: Any
    beginnings: Any
    """tf-idf, unit length."""
    squashed: Any
    """tf-idf, unit length."""
    first_words: Any
    """Each with its idf."""
    all_words: Any
    """1 where present, as in all that follow."""
    joined: Any
    quantities: Any
    units: Any
    numbers: Any
    colours: Any
    editions: Any
    titles: list[str]
    """Folded and cut."""
    sorted_titles: list[str]
    """The same with their words in order."""
    openings: list[str]
    """The first word of each title."""
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
            titles=titles,
            sorted_titles=[" ".join(sorted(title.split())) for title in titles],
            openings=[title.split(" ", 1)[0] for title in titles],
            lengths=np.array([len(title) for title in titles], dtype=np.int64),
            log_prices=np.log(np.where(prices > 0, prices, np.nan)),
            keys=keys,
            **{**counted.matrices, **matrices},
        )


def encode(left: Sequence[Record], right: Sequence[Record]) -> tuple[EncodedRecords, EncodedRecords]:
    """Both tables over shared columns, with idf counted over both."""
    both, keys = count_records([*left, *right])
    seen = {name: np.bincount(both.matrices[name].indices, minlength=both.matrices[name].shape[1]) for name in WEIGHED}
    cut, records = len(left), len(both)
    tables = both.rows(slice(cut)), both.rows(slice(cut, None))
    one, other = (weigh(table, seen, records, keys) for table in tables)
    return one, other


def weigh(counted: CountedRecords, seen: Mapping[str, Ints], records: int, keys: Keys | None = None) -> EncodedRecords:
    """One table; ``seen``: by the name of a matrix and column, how many of so many ``records`` have that key."""
    matrices = {name: weigh_columns(counted.matrices[name], seen[name], records) for name in WEIGHED}
    matrices |= {name: unit_rows(matrices[name]) for name in _UNIT}
    return EncodedRecords.of(counted, matrices, keys or {})

"""All matrices of counted records in one, so that some records are read from a file at once instead of one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.arrays import Ints
from indexer.matching.counted_records import KEYS_OF
from indexer.matching.sparse_rows import with_data

_REPEATING = ("grams", "squashed")
"""Matrices in which a record may have a key more than once; in others a count is 1."""
_MATRICES = (*_REPEATING, *(name for name in KEYS_OF if name not in _REPEATING))
WIDEST = 2**31 - 1
"""As many columns as keys can have, so that all matrices of a kind are of one shape."""


@dataclass(frozen=True)
class CountedLines:
    """A line for each record of the first matrix, then for each of the second, and so on."""

    keys: NDArray[np.int32]
    counts: NDArray[np.uint16]
    """Of the first keys, as many as may repeat."""
    starts: Ints
    """Where each line begins in ``keys``, and where the last one ends."""

    @classmethod
    def of(cls, matrices: Any) -> Self:
        """``matrices``: by the names of ``KEYS_OF``."""
        some = [matrices[name] for name in _MATRICES]
        sizes = np.concatenate([np.diff(matrix.indptr) for matrix in some])
        counts = np.concatenate([matrices[name].data for name in _REPEATING]).astype(np.uint16)
        keys = np.concatenate([matrix.indices for matrix in some]).astype(np.int32)
        return cls(keys, counts, np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]))

    def __len__(self) -> int:
        """How many records there are."""
        return (len(self.starts) - 1) // len(_MATRICES)

    def rows(self, some: Ints) -> "CountedLines":
        """Those records, in that order."""
        lines = (np.arange(len(_MATRICES))[:, None] * len(self) + some).ravel()
        place, starts = entries_of_rows(self.starts, lines)
        repeating = place[: starts[len(_REPEATING) * len(some)]]
        return CountedLines(self.keys[place], self.counts[repeating], starts)

    def matrices(self) -> dict[str, Any]:
        """The inverse of ``of``."""
        count, found = len(self), {}
        counts = np.ones(len(self.keys))
        counts[: len(self.counts)] = self.counts
        empty = sparse.csr_matrix((count, WIDEST))
        for number, name in enumerate(_MATRICES):
            starts, mine = self.starts[number * count : (number + 1) * count + 1], self.matrix(number)
            found[name] = with_data(empty, counts[mine])
            found[name].indices, found[name].indptr = self.keys[mine], (starts - starts[0]).astype(np.int32)
        return found

    def matrix(self, number: int) -> slice:
        """Where the keys of a matrix are."""
        return slice(int(self.starts[number * len(self)]), int(self.starts[(number + 1) * len(self)]))


def joined(parts: Sequence[CountedLines]) -> CountedLines:
    """The records of all, one after another."""
    sizes = np.hstack([np.diff(part.starts).reshape(len(_MATRICES), len(part)) for part in parts])
    keys = [part.keys[its] for number in range(len(_MATRICES)) for part in parts for its in [part.matrix(number)]]
    counts = [part.counts[its] for number in range(len(_REPEATING)) for part in parts for its in [part.matrix(number)]]
    starts = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    return CountedLines(np.concatenate(keys), np.concatenate(counts), starts)


def entries_of_rows(starts: NDArray[Any], some: Ints) -> tuple[Ints, Ints]:
    """Where the entries of some rows are, and where in them each row ends, from zero on."""
    begin = starts[some].astype(np.int64)
    ends = np.concatenate([[0], np.cumsum(starts[some + 1] - begin)])
    return np.repeat(begin - ends[:-1], np.diff(ends)) + np.arange(ends[-1]), ends

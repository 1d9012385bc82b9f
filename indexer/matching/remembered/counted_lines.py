"""All matrices of counted records in one, so that some records are read from few places of a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.features.counted_records import KEYS_OF
from indexer.matching.matrices.arrays import Ints
from indexer.matching.matrices.sparse_rows import with_data

_MATRICES = len(KEYS_OF)
_AT_ONCE = 4_096
"""Records put in order together: their entries' places take several times the memory of the entries."""
WIDEST = 2**31 - 1
"""As many columns as keys can have, so that all matrices of a kind are of one shape."""


@dataclass(frozen=True)
class CountedLines:
    """A line for each matrix of the first record, then for each of the second, and so on."""

    keys: NDArray[np.int32]
    counts: NDArray[np.uint16]
    """Of each key."""
    starts: Ints
    """Where each line begins in ``keys``, and where the last one ends."""

    @classmethod
    def of(cls, matrices: Any) -> "CountedLines":
        """``matrices``: by the names of ``KEYS_OF``."""
        some = [matrices[name] for name in KEYS_OF]
        begins = range(0, max(1, some[0].shape[0]), _AT_ONCE)
        return joined([cls._of([matrix[begin : begin + _AT_ONCE] for matrix in some]) for begin in begins])

    @classmethod
    def _of(cls, some: Sequence[Any]) -> Self:
        keys = np.concatenate([matrix.indices for matrix in some]).astype(np.int32)
        counts = np.concatenate([matrix.data for matrix in some]).astype(np.uint16)
        sizes = np.concatenate([np.diff(matrix.indptr) for matrix in some])
        by_matrix = cls(keys, counts, _starts(sizes))
        return by_matrix._lines(np.arange(len(sizes)).reshape(_MATRICES, -1).T.ravel())

    def __len__(self) -> int:
        """How many records there are."""
        return (len(self.starts) - 1) // _MATRICES

    def rows(self, some: Ints) -> Self:
        """Those records, in that order."""
        return self._lines((some[:, None] * _MATRICES + np.arange(_MATRICES)).ravel())

    def matrices(self) -> dict[str, Any]:
        """The inverse of ``of``."""
        count, found = len(self), {}
        by_matrix = self._lines(np.arange(count * _MATRICES).reshape(count, _MATRICES).T.ravel())
        counts, empty = by_matrix.counts.astype(float), sparse.csr_matrix((count, WIDEST))
        for number, name in enumerate(KEYS_OF):
            starts = by_matrix.starts[number * count : (number + 1) * count + 1]
            mine = slice(int(starts[0]), int(starts[-1]))
            found[name] = with_data(empty, counts[mine])
            found[name].indices, found[name].indptr = by_matrix.keys[mine], (starts - starts[0]).astype(np.int32)
        return found

    def _lines(self, some: Ints) -> Self:
        place, starts = entries_of_rows(self.starts, some)
        return type(self)(self.keys[place], self.counts[place], starts)


def joined(parts: Sequence[CountedLines]) -> CountedLines:
    """The records of all, one after another."""
    keys, counts = ([getattr(part, name) for part in parts] for name in ("keys", "counts"))
    sizes = np.concatenate([np.diff(part.starts) for part in parts])
    return CountedLines(np.concatenate(keys), np.concatenate(counts), _starts(sizes))


def entries_of_rows(starts: NDArray[Any], some: Ints) -> tuple[Ints, Ints]:
    """Where the entries of some rows are, and where in them each row ends, from zero on."""
    begin = starts[some].astype(np.int64)
    ends = _starts(starts[some + 1] - begin)
    return np.repeat(begin - ends[:-1], np.diff(ends)) + np.arange(ends[-1]), ends


def _starts(sizes: Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])

"""Several matrices of the same records as one, so that their rows are taken, multiplied and totalled at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.matrices.arrays import Floats, Ints


@dataclass(frozen=True)
class SideBySide:
    """Rows of all matrices; those of one table can be multiplied with those of another over the same columns."""

    matrix: Any
    block: NDArray[np.int8]
    """By column, the number of the matrix that it is of."""
    names: tuple[str, ...]

    @classmethod
    def of(cls, matrices: Mapping[str, Any], names: Sequence[str]) -> Self:
        some = [matrices[name] for name in names]
        block = np.repeat(np.arange(len(some), dtype=np.int8), [matrix.shape[1] for matrix in some])
        whole = sparse.hstack(some, format="csr")
        whole.sort_indices()
        return cls(whole, block, tuple(names))

    def rows(self, some: Ints) -> Self:
        return replace(self, matrix=self.matrix[some])

    def times(self, other: "SideBySide") -> Self:
        """Entry by entry; of the names of the first."""
        return replace(self, matrix=self.matrix.multiply(other.matrix))

    def without(self, part: Self) -> Self:
        """What is left when a part of the entries is taken away."""
        return replace(self, matrix=self.matrix - part.matrix)

    def total(self) -> dict[str, Floats]:
        """By name, the sum of each row."""
        return self._reduced(np.add)

    def largest(self) -> dict[str, Floats]:
        """By name, the largest number of each row, of numbers that are not below zero."""
        return self._reduced(np.maximum)

    def _reduced(self, function: np.ufunc) -> dict[str, Floats]:
        shape = self.matrix.shape[0], len(self.names)
        cells, starts = self._cells
        found = np.zeros(shape)
        if len(starts):
            found.ravel()[cells] = function.reduceat(self.matrix.data, starts)
        return dict(zip(self.names, found.T, strict=True))

    @cached_property
    def _cells(self) -> tuple[NDArray[np.int32], Ints]:
        """The numbers of rows and matrices, as one, that have entries, and where these begin."""
        lengths, blocks = np.diff(self.matrix.indptr), len(self.names)
        cell = np.repeat(np.arange(0, len(lengths) * blocks, blocks, dtype=np.int32), lengths)
        cell += self.block.take(self.matrix.indices)
        starts = np.flatnonzero(np.concatenate([np.ones(min(len(cell), 1), dtype=bool), cell[1:] != cell[:-1]]))
        return cell[starts], starts

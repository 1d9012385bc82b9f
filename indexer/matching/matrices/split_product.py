"""Products of sparse rows; keys that very many rows have are multiplied apart, as if every row had them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.matrices.arrays import Ints

_FREQUENT = 0.005
"""Of all pairs of rows, the share that has a key in common from which it is one of those."""
_MOST = 192
"""Such keys at most: each costs a pair the same, whether it has it or not."""
_WORTH_IT = 1_000
"""Rows from which anything is gained."""


class SplitProduct:
    """Of the rows of two matrices over the same columns."""

    def __init__(self, vectors: Any, targets: Any) -> None:
        self._vectors, self._columns = vectors, targets.T.tocsr()
        self.frequent = 0
        self.is_split = min(vectors.shape[0], targets.shape[0]) >= _WORTH_IT
        if self.is_split:
            frequent = _frequent(vectors, targets)
            self.frequent = len(frequent)
            self._here, self._there = (some[:, frequent].toarray() for some in (vectors, targets))
            self._rest, rest = (_without(some, frequent) for some in (vectors, targets))
            self._columns_of_rest = rest.T.tocsr()

    def exact(self, rows: Ints) -> NDArray[np.float32]:
        """Of these rows with all targets, each key after the other: equal rows have equal products."""
        found: NDArray[np.float32] = (self._vectors[rows] @ self._columns).toarray()
        return found

    def rounded(self, rows: Ints) -> NDArray[np.float32]:
        """The same but for the last digits, and only where it is split."""
        found: NDArray[np.float32] = self._here[rows] @ self._there.T
        found += (self._rest[rows] @ self._columns_of_rest).toarray()
        return found


def _frequent(vectors: Any, targets: Any) -> Ints:
    here, there = (np.bincount(rows.indices, minlength=rows.shape[1]) / rows.shape[0] for rows in (vectors, targets))
    shared = here * there
    first = np.argsort(-shared, kind="stable")[: min(_MOST, int((shared > _FREQUENT).sum()))]
    return np.sort(first)


def _without(matrix: Any, columns: Ints) -> Any:
    """The same with nothing in these columns."""
    gone = np.zeros(matrix.shape[1], dtype=bool)
    gone[columns] = True
    kept = ~gone[matrix.indices]
    starts = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr]
    return sparse.csr_matrix((matrix.data[kept], matrix.indices[kept], starts), shape=matrix.shape)

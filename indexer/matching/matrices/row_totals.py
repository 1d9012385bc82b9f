"""What the rows of a sparse matrix come to; an empty row to zero."""

from typing import Any

import numpy as np

from indexer.matching.matrices.arrays import Floats, Ints


def total(matrix: Any) -> Floats:
    """The sum of each row."""
    found = np.zeros(matrix.shape[0])
    rows = np.flatnonzero(np.diff(matrix.indptr))
    if len(rows):
        found[rows] = np.add.reduceat(matrix.data, matrix.indptr[rows])
    return found


def count_entries(matrix: Any) -> Ints:
    """How many entries each row has."""
    return np.asarray(np.diff(matrix.indptr), dtype=np.int64)

"""What the rows of a sparse matrix come to; an empty row to zero."""

from typing import Any

import numpy as np

from indexer.matching.arrays import Floats, Ints


def total(matrix: Any) -> Floats:
    """The sum of each row."""
    return _reduced(np.add, matrix)


def count_entries(matrix: Any) -> Ints:
    """How many entries each row has."""
    return np.asarray(np.diff(matrix.indptr), dtype=np.int64)


def largest(matrix: Any) -> Floats:
    """The largest number of each row, of numbers that are not below zero."""
    return _reduced(np.maximum, matrix)


def _reduced(function: np.ufunc, matrix: Any) -> Floats:
    found = np.zeros(matrix.shape[0])
    rows = np.flatnonzero(np.diff(matrix.indptr))
    if len(rows):
        found[rows] = function.reduceat(matrix.data, matrix.indptr[rows])
    return found


def share_of_total(part: Any, whole: Any) -> Floats:
    """What part the rows of one matrix are of those of another."""
    return total(part) / np.maximum(total(whole), 1e-9)

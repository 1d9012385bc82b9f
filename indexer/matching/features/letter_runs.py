"""Runs of a few characters of many texts, counted at once instead of one by one."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.matrices.arrays import Ints
from indexer.matching.matrices.sparse_rows import COUNT, Columns

RUN = 4
_PAD = "\0"
_TABLE = 1 << 24
"""Numbers up to which a table of all of them is sooner made than those that occur are sorted."""


def count_runs(texts: Sequence[str], column: Columns) -> Any:
    """How often each row has each run of four characters, by its ``column``; a shorter text is a run by itself."""
    padded = [text.ljust(RUN, _PAD) for text in texts]
    whole, sizes = "".join(padded), np.array([len(text) - RUN + 1 for text in padded], dtype=np.int64)
    if not whole:
        return sparse.csr_matrix((len(texts), max(len(column), 1)))
    cells = _cells(sizes)
    numbers = _numbered_runs(whole)[cells]
    columns = np.full(int(numbers.max()) + 1, -1, dtype=np.int64)
    columns[numbers[::-1]] = cells[::-1]  # where each is first
    found = columns >= 0
    columns[found] = [column[whole[at : at + RUN].rstrip(_PAD)] for at in columns[found].tolist()]
    parts = np.ones(len(cells), dtype=COUNT), columns[numbers], np.concatenate([[0], np.cumsum(sizes)])
    matrix = sparse.csr_matrix(parts, shape=(len(texts), max(len(column), 1)))
    matrix.sum_duplicates()
    return matrix


def _cells(sizes: Ints) -> Ints:
    """Where in all texts, one behind the other, a run of each begins."""
    before = np.arange(len(sizes)) * (RUN - 1)
    return np.arange(sizes.sum()) + np.repeat(before, sizes)


def _numbered_runs(whole: str) -> NDArray[np.int32]:
    """A number for each run of the text, the same for the same run: of its two halves, which are numbered before."""
    letters, kinds = _numbered(np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32))
    halves, of_halves = _numbered(letters[:-1].astype(np.int64) * kinds + letters[1:])
    runs, _ = _numbered(halves[:-2].astype(np.int64) * of_halves + halves[2:])
    return runs


def _numbered(values: NDArray[Any]) -> tuple[NDArray[np.int32], int]:
    """The numbers from zero on that stand for them, and how many these are."""
    most = int(values.max()) + 1
    if most > _TABLE:
        kinds, place = np.unique(values, return_inverse=True)
        return place.ravel().astype(np.int32), len(kinds)
    known = np.zeros(most, dtype=bool)
    known[values] = True
    return (np.cumsum(known, dtype=np.int32) - 1)[values], int(known.sum())

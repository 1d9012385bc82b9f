"""Sparse matrices with a row per record and a column per key."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from itertools import chain, count
from typing import Any

import numpy as np
from scipy import sparse

from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.matrices.row_totals import total

COUNT = np.uint16
"""Of how often a record has a key: a quarter of what a matrix takes otherwise, and no text is as long."""
FEWEST = 2_000
"""Records of the smallest tables that a scorer is trained on."""


class Columns(defaultdict[Any, int]):
    """Numbers every new key as it comes."""

    def __init__(self) -> None:
        super().__init__(count().__next__)


def count_keys(rows: Iterable[Collection[Any]], column: Columns) -> Any:
    """1 where a row has a key; a row's keys may repeat, they then add up."""
    sizes = array("q", [0])

    def counted(row: Collection[Any]) -> Collection[Any]:
        sizes.append(len(row))
        return row

    indices = np.fromiter(map(column.__getitem__, chain.from_iterable(map(counted, rows))), dtype=np.int64)
    shape = (len(sizes) - 1, max(len(column), 1))
    matrix = sparse.csr_matrix((np.ones(len(indices), dtype=COUNT), indices, np.cumsum(sizes)), shape=shape)
    matrix.sum_duplicates()
    return matrix


def count_keys_of_words(rows: Sequence[Sequence[str]], keys: Callable[[str], list[str]], column: Columns) -> Any:
    """How often each key of its words is in a row; a word's keys are looked for once, in whichever rows it is."""
    vocabulary = Columns()
    counts = count_keys(rows, vocabulary)
    matrix = counts @ count_keys(map(keys, vocabulary), column)
    matrix.sort_indices()
    return matrix


def with_data(matrix: Any, data: Floats) -> Any:
    """Other numbers in the same places, which both then share.

    Copied as an object: a matrix that is made of its arrays is checked, which takes longer than most of what is done
    with a few rows.
    """
    found = copy(matrix)
    found.data = data
    return found


def with_columns(matrix: Any, columns: int) -> Any:
    """The same numbers among more or fewer columns; none may be beyond them."""
    found = copy(matrix)
    found.resize((matrix.shape[0], columns))
    return found


def rows_in_place(matrix: Any, some: slice) -> Any:
    """Rows that follow one another, which share their numbers with the whole matrix: made of them, some are copied."""
    start, end, _ = some.indices(matrix.shape[0])
    first, last = matrix.indptr[start], matrix.indptr[end]
    found = sparse.csr_matrix((end - start, matrix.shape[1]))
    found.data, found.indices = matrix.data[first:last], matrix.indices[first:last]
    found.indptr = matrix.indptr[start : end + 1] - first
    return found


def weigh_columns(matrix: Any, seen: Ints, records: int) -> Any:
    """Each column times its idf, in units of the largest one, so that tables of every size look alike.

    ``seen``: of each entry, how many of so many records have its key.
    """
    idf = _idf(seen, records)
    if 1 < records < FEWEST:
        # Where two of a dozen share a word, it is in a sixth of them, and may yet be as rare as any: what is between
        # a word of all and one that is seen once lies nearer to this.
        idf = _idf(1, FEWEST) * np.sqrt(idf / _idf(1, records))
    return with_data(matrix, matrix.data * np.maximum(idf, 1e-3))


def _idf(seen: Any, records: int) -> Any:
    return np.maximum(np.log((1 + records) / (1 + seen)), 0.0) / np.log(2 + records)


def unit_rows(matrix: Any) -> Any:
    """Every row divided by its length."""
    length = np.sqrt(total(with_data(matrix, matrix.data * matrix.data)))
    return with_data(matrix, matrix.data * np.repeat(1 / np.maximum(length, 1e-9), np.diff(matrix.indptr)))

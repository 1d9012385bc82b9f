"""Vectors that blocking compares, over columns that stay the same however many records are encoded at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.arrays import Ints
from indexer.matching.blocking import blocking_vectors
from indexer.matching.encoding import EncodedRecords
from indexer.matching.frequencies import Frequencies

_CHUNK = 10_000
_NAMES = ("grams", "words", "codes")


class BlockingSpace:
    """The columns of a part, by the hashes of its keys."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self.width = sum(frequencies.width(name) for name in _NAMES)

    def vectors(self, left: EncodedRecords, right: EncodedRecords) -> tuple[Any, Any]:
        """Of both tables, which were encoded together."""
        columns = {name: self._frequencies.columns(name, left.keys[name]) for name in _NAMES}

        def placed(matrix: Any, name: str) -> Any:
            shape = (matrix.shape[0], self._frequencies.width(name))
            return sparse.csr_matrix((matrix.data, columns[name][matrix.indices], matrix.indptr), shape=shape)

        return tuple(
            blocking_vectors(placed(table.grams, "grams"), placed(table.words, "words"), placed(codes, "codes"))
            for table, codes in ((left, left.codes), (right, right.joined))
        )


def similarity(one: Any, other: Any, pairs: Ints) -> NDArray[np.float32]:
    """Of pairs of rows."""
    chunks = (pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK))
    found = [one[some[:, 0]].multiply(other[some[:, 1]]).sum(axis=1) for some in chunks]
    return np.concatenate([np.zeros(0), *(np.asarray(some).ravel() for some in found)]).astype(np.float32)

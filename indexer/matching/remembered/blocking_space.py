"""Vectors that blocking compares, over columns that stay the same however many records are encoded at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.features.blocking import blocking_vectors
from indexer.matching.features.counted_records import KEYS_OF
from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.features.frequencies import Frequencies
from indexer.matching.matrices.arrays import Ints

_CHUNK = 10_000
_SPARE = 1 << 12
"""Columns for keys that the market did not know, which share them."""


class BlockingSpace:
    """The columns of a part, and some more."""

    def __init__(self, frequencies: Frequencies) -> None:
        self._known = {name: frequencies.width(KEYS_OF[name]) for name in ("grams", "words", "codes", "joined")}
        self.width = sum(self._known[name] + _SPARE for name in ("grams", "words", "codes"))

    def of_site(self, table: EncodedRecords) -> Any:
        return self._vectors(table, "codes")

    def of_home(self, table: EncodedRecords) -> Any:
        """Codes of the site are looked for in what home's words can be joined to."""
        return self._vectors(table, "joined")

    def _vectors(self, table: EncodedRecords, codes: str) -> Any:
        return blocking_vectors(*(self._placed(table.matrices[name], name) for name in ("grams", "words", codes)))

    def _placed(self, matrix: Any, name: str) -> Any:
        known, indices = self._known[name], matrix.indices
        places = np.where(indices < known, indices, known + (indices - known) % _SPARE)
        shape = (matrix.shape[0], known + _SPARE)
        return sparse.csr_matrix((matrix.data, places, matrix.indptr), shape=shape)


def similarity(one: Any, other: Any, pairs: Ints) -> NDArray[np.float32]:
    """Of pairs of rows."""
    chunks = (pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK))
    found = [one[some[:, 0]].multiply(other[some[:, 1]]).sum(axis=1) for some in chunks]
    return np.concatenate([np.zeros(0), *(np.asarray(some).ravel() for some in found)]).astype(np.float32)

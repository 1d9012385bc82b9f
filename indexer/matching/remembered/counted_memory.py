"""What the records of one side of a part hold, as counts that need not be read from their texts again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.arrays import Ints
from indexer.matching.counted_records import KEYS_OF, CountedRecords

_REPEATING = frozenset({"grams", "squashed"})
"""Matrices in which a record may have a key more than once; in others a count is 1."""


def counted_arrays(counted: CountedRecords) -> dict[str, NDArray[Any]]:
    """What ``CountedMemory`` maps."""
    arrays: dict[str, NDArray[Any]] = {"prices": counted.prices}
    for name, texts in (("titles", counted.titles), ("brands", counted.brands)):
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        arrays[name] = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        arrays[f"{name} ends"] = np.cumsum([0, *map(len, encoded)])
    for name, matrix in counted.matrices.items():
        arrays[f"{name} keys"], arrays[f"{name} starts"] = matrix.indices.astype(np.int32), matrix.indptr
        if name in _REPEATING:
            arrays[f"{name} counts"] = matrix.data.astype(np.uint16)
    return arrays


@dataclass
class CountedChanges:
    """Of styles that were put: ``places``: by row, where it is in ``counted``."""

    places: dict[int, int] = field(default_factory=dict)
    counted: CountedRecords | None = None

    def put(self, rows: Sequence[int], counted: CountedRecords) -> None:
        before = self.counted
        start = 0 if before is None else len(before)
        self.counted = counted if before is None else _stacked([before, counted])
        self.places.update({row: start + place for place, row in enumerate(rows)})


class CountedMemory:
    """Records by the rows of their styles."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], changes: CountedChanges) -> None:
        self._arrays, self._changes = arrays, changes

    def rows(self, some: Ints) -> CountedRecords:
        """These, in their order."""
        places, further = self._changes.places, self._changes.counted
        new = np.array([row in places for row in some.tolist()], dtype=bool)
        if further is None or not new.any():
            return self._mapped(some)
        old = self._mapped(some[~new])
        mine = np.array([places[row] for row in some[new].tolist()], dtype=np.int64)
        where = np.flatnonzero(~new), np.flatnonzero(new)
        order = np.argsort(np.concatenate(where)).tolist()
        titles, brands = (
            [*kept, *(more[place] for place in mine.tolist())]
            for kept, more in ((old.titles, further.titles), (old.brands, further.brands))
        )
        prices = np.empty(len(some))
        prices[where[0]], prices[where[1]] = old.prices, further.prices[mine]
        matrices = {name: _merged(old.matrices[name], further.matrices[name], mine, where) for name in KEYS_OF}
        return CountedRecords([titles[n] for n in order], [brands[n] for n in order], prices, matrices)

    def _mapped(self, some: Ints) -> CountedRecords:
        matrices = {name: self._matrix(name, some) for name in KEYS_OF}
        return CountedRecords(
            self._texts("titles", some), self._texts("brands", some), self._arrays["prices"][some], matrices
        )

    def _texts(self, name: str, some: Ints) -> list[str]:
        content, ends = self._arrays[name], self._arrays[f"{name} ends"]
        places = zip(ends[some].tolist(), ends[some + 1].tolist(), strict=True)
        return [content[start:end].tobytes().decode("utf-8", "surrogatepass") for start, end in places]

    def _matrix(self, name: str, some: Ints) -> Any:
        place, ends = entries_of_rows(self._arrays[f"{name} starts"], some)
        indices = self._arrays[f"{name} keys"][place]
        counts = self._arrays[f"{name} counts"][place] if name in _REPEATING else np.ones(len(indices))
        return sparse.csr_matrix((counts.astype(np.float64), indices, ends), shape=(len(some), _WIDEST))


def entries_of_rows(starts: NDArray[Any], some: Ints) -> tuple[Ints, Ints]:
    """Where the entries of some rows are, and where in them each row ends, from zero on."""
    begin = starts[some].astype(np.int64)
    ends = np.concatenate([[0], np.cumsum(starts[some + 1] - begin)])
    return np.repeat(begin - ends[:-1], np.diff(ends)) + np.arange(ends[-1]), ends


def _merged(old: Any, further: Any, mine: Ints, where: tuple[Ints, Ints]) -> Any:
    """All rows of ``old`` and ``mine`` of ``further``, each at its place."""
    place, ends = entries_of_rows(further.indptr, mine)
    sizes = np.empty(len(where[0]) + len(where[1]), dtype=np.int64)
    sizes[where[0]], sizes[where[1]] = np.diff(old.indptr), np.diff(ends)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    indices, data = np.empty(starts[-1], dtype=np.int32), np.empty(starts[-1])
    parts = ((old.indices, old.data, where[0]), (further.indices[place], further.data[place], where[1]))
    for its, counts, rows in parts:
        there, _ = entries_of_rows(starts, rows)
        indices[there], data[there] = its, counts
    return sparse.csr_matrix((data, indices, starts), shape=(len(sizes), _WIDEST))


_WIDEST = 2**31 - 1
"""As many columns as keys can have, so that all matrices of a kind are of one shape."""


def widened(counted: CountedRecords, columns: Mapping[str, Ints]) -> CountedRecords:
    """Over other columns: by the name of keys, the new column of each."""
    matrices = {}
    for name, matrix in counted.matrices.items():
        places = columns[KEYS_OF[name]][matrix.indices]
        matrices[name] = sparse.csr_matrix((matrix.data, places, matrix.indptr), shape=(matrix.shape[0], _WIDEST))
        matrices[name].sort_indices()
    return CountedRecords(counted.titles, counted.brands, counted.prices, matrices)


def _stacked(parts: Iterable[CountedRecords]) -> CountedRecords:
    some = list(parts)
    return CountedRecords(
        [title for part in some for title in part.titles],
        [brand for part in some for brand in part.brands],
        np.concatenate([part.prices for part in some]),
        {name: sparse.vstack([part.matrices[name] for part in some], format="csr") for name in KEYS_OF},
    )

"""What the records of one side of a part hold, as counts that need not be read from their texts again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.arrays import Ints
from indexer.matching.counted_records import KEYS_OF, CountedRecords
from indexer.matching.remembered.counted_lines import WIDEST, CountedLines, joined

_LINES = ("keys", "counts", "starts")


def counted_arrays(counted: CountedRecords) -> dict[str, NDArray[Any]]:
    """What ``CountedMemory`` maps."""
    lines = CountedLines.of(counted.matrices)
    arrays: dict[str, NDArray[Any]] = {f"counted {name}": getattr(lines, name) for name in _LINES}
    arrays["prices"] = counted.prices
    for name, texts in (("titles", counted.titles), ("brands", counted.brands)):
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        arrays[name] = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        arrays[f"{name} ends"] = np.cumsum([0, *map(len, encoded)])
    return arrays


@dataclass
class CountedChanges:
    """Of styles that were put: ``places``: by row, where it is in the rest."""

    places: dict[int, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    brands: list[str] = field(default_factory=list)
    prices: list[float] = field(default_factory=list)
    lines: CountedLines | None = None

    def put(self, rows: Sequence[int], counted: CountedRecords) -> None:
        self.places.update({row: place for place, row in enumerate(rows, len(self.titles))})
        self.titles += counted.titles
        self.brands += counted.brands
        self.prices += counted.prices.tolist()
        lines = CountedLines.of(counted.matrices)
        self.lines = lines if self.lines is None else joined([self.lines, lines])


class CountedMemory:
    """Records by the rows of their styles."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], changes: CountedChanges) -> None:
        self._arrays, self._changes = arrays, changes

    @cached_property
    def _lines(self) -> CountedLines:
        return CountedLines(*(self._arrays[f"counted {name}"] for name in _LINES))

    def rows(self, some: Ints) -> CountedRecords:
        """These, in their order."""
        rows, further = some.tolist(), self._changes
        places = [further.places.get(row, -1) for row in rows]
        pairs = list(zip(rows, places, strict=True))
        titles = [self._text("titles", row) if place < 0 else further.titles[place] for row, place in pairs]
        brands = [self._text("brands", row) if place < 0 else further.brands[place] for row, place in pairs]
        prices = [self._arrays["prices"][row] if place < 0 else further.prices[place] for row, place in pairs]
        return CountedRecords(titles, brands, np.array(prices), self._counts(some, np.array(places, dtype=np.int64)))

    def _counts(self, rows: Ints, places: Ints) -> dict[str, Any]:
        new = places >= 0
        if self._changes.lines is None or not new.any():
            return self._lines.rows(rows).matrices()
        both = joined([self._lines.rows(rows[~new]), self._changes.lines.rows(places[new])])
        return both.rows(np.argsort(np.argsort(new, kind="stable"))).matrices()

    def _text(self, name: str, row: int) -> str:
        content, ends = self._arrays[name], self._arrays[f"{name} ends"]
        return str(content[ends[row] : ends[row + 1]].tobytes(), "utf-8", "surrogatepass")


def widened(counted: CountedRecords, columns: Mapping[str, Ints]) -> CountedRecords:
    """Over other columns: by the name of keys, the new column of each."""
    matrices = {}
    for name, matrix in counted.matrices.items():
        places = columns[KEYS_OF[name]][matrix.indices]
        matrices[name] = sparse.csr_matrix((matrix.data, places, matrix.indptr), shape=(matrix.shape[0], WIDEST))
        matrices[name].sort_indices()
    return CountedRecords(counted.titles, counted.brands, counted.prices, matrices)

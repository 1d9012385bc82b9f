"""What the records of one side of a part hold, as counts that need not be read from their texts again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.features.counted_records import KEYS_OF, CountedRecords
from indexer.matching.matrices.arrays import Floats, Ints
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

    def lines(self, rows: Ints) -> CountedLines:
        """Of these, in their order."""
        places = self._places(rows)
        new = places >= 0
        if self._changes.lines is None or not new.any():
            return self._lines.rows(rows)
        both = joined([self._lines.rows(rows[~new]), self._changes.lines.rows(places[new])])
        return both.rows(np.argsort(np.argsort(new, kind="stable")))

    def texts(self, name: Literal["titles", "brands"], rows: Ints) -> Iterator[str]:
        """The titles or the brands of these."""
        places, further = self._places(rows), getattr(self._changes, name)
        content, ends = self._arrays[name].data, self._arrays[f"{name} ends"]
        old = rows[places < 0]
        bounds = zip(ends[old].tolist(), ends[old + 1].tolist(), strict=True)
        known = (str(content[start:end], "utf-8", "surrogatepass") for start, end in bounds)
        return (next(known) if place < 0 else further[place] for place in places.tolist())

    def prices(self, rows: Ints) -> Floats:
        places, found = self._places(rows), np.empty(len(rows))
        new = places >= 0
        found[~new] = self._arrays["prices"][rows[~new]]
        found[new] = [self._changes.prices[place] for place in places[new].tolist()]
        return found

    def _places(self, rows: Ints) -> Ints:
        """Where each is among those that were put; -1 for what has not changed."""
        return np.fromiter(map(self._changes.places.get, rows.tolist(), repeat(-1)), np.int64, len(rows))


def counted_rows(*some: tuple[CountedMemory, Ints]) -> CountedRecords:
    """Records of one memory after those of another."""
    return CountedRecords(
        [title for memory, rows in some for title in memory.texts("titles", rows)],
        [brand for memory, rows in some for brand in memory.texts("brands", rows)],
        np.concatenate([memory.prices(rows) for memory, rows in some]),
        joined([memory.lines(rows) for memory, rows in some]).matrices(),
    )


def widened(counted: CountedRecords, columns: Mapping[str, Ints]) -> CountedRecords:
    """Over other columns: by the name of keys, the new column of each."""
    matrices = {}
    for name, matrix in counted.matrices.items():
        places = columns[KEYS_OF[name]][matrix.indices]
        matrices[name] = sparse.csr_matrix((matrix.data, places, matrix.indptr), shape=(matrix.shape[0], WIDEST))
        matrices[name].sort_indices()
    return CountedRecords(counted.titles, counted.brands, counted.prices, matrices)

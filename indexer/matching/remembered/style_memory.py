"""The styles of one side of a part as they were decided on, and what has changed since: found by what they hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexer.matching.features.counted_records import CountedRecords
from indexer.matching.features.frequencies import key_hash, key_hashes
from indexer.matching.matrices.arrays import Ints
from indexer.matching.matrices.sparse_rows import Columns
from indexer.matching.remembered.counted_lines import entries_of_rows
from indexer.matching.remembered.counted_memory import CountedChanges, CountedMemory
from indexer.matching.remembered.style_entries import entries
from indexer.matching.remembered.word_hashes import title_arrays
from indexer.matching.styles.packed_style import unpack_style
from indexer.matching.styles.styles import Style

Arrays = Mapping[str, NDArray[Any]]

_NO_ROWS = np.zeros(0, dtype=np.int64)


def style_arrays(styles: Sequence[Style], packed: Sequence[bytes], vectors: Any) -> dict[str, NDArray[Any]]:
    """What ``StyleMemory`` maps: the styles, what they are found by, and the vectors that blocking compares."""
    places = Columns()  # many styles of a brand have the same words, and each is hashed once
    names = [[places[name] for name in entries(style)] for style in styles]
    hashes = key_hashes(places)[np.fromiter(chain.from_iterable(names), dtype=np.int64)]
    rows = np.repeat(np.arange(len(styles)), [len(its) for its in names])
    order, columns = np.lexsort((rows, hashes)), vectors.T.tocsr()
    return {
        "styles": np.frombuffer(b"".join(packed), dtype=np.uint8),
        "ends": np.cumsum([0, *map(len, packed)]),
        "hashes": hashes[order],
        "rows": rows[order].astype(np.int32),
        **title_arrays(styles),
        "data": columns.data.astype(np.float32),
        "indices": columns.indices,
        "starts": columns.indptr,
    }


@dataclass
class StyleChanges:
    """What differs from the arrays: by row the style, None where it is gone."""

    styles: dict[int, Style | None] = field(default_factory=dict)
    rows: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By the hash of an entry."""
    counted: CountedChanges = field(default_factory=CountedChanges)
    vectors: Any = None
    """Of the same records, in the same places."""


class StyleMemory:
    """Styles by their rows, which stay theirs; a new style gets a new row."""

    def __init__(self, arrays: Arrays, changes: StyleChanges, width: int) -> None:
        self._arrays, self.changes = arrays, changes
        self._read: dict[int, Style] = {}
        """So that a row is one object, however often it is asked for."""
        self._first = len(arrays["ends"]) - 1
        self._replaced = np.zeros(self._first + 1, dtype=bool)
        """By row; the last one stands for all that are new."""
        self._replaced[[min(row, self._first) for row in (*changes.styles, self._first)]] = True
        parts = (arrays["data"], arrays["indices"], arrays["starts"])
        self._columns = sparse.csr_matrix(parts, shape=(width, self._first), copy=False)
        """The vectors turned: only what has one of the keys of another vector is looked at."""
        self.counted = CountedMemory(arrays, changes.counted)

    def __len__(self) -> int:
        return max(self._first, 1 + max(self.changes.styles, default=-1))

    def __getitem__(self, row: int) -> Style:
        if row in self.changes.styles:
            found = self.changes.styles[row]
            if found is None:
                raise KeyError(row)
            return found
        if row in self._read:
            return self._read[row]
        start, end = self._arrays["ends"][row : row + 2].tolist()
        self._read[row] = unpack_style(self._arrays["styles"][start:end].tobytes())
        return self._read[row]

    def __contains__(self, row: int) -> bool:
        return self.changes.styles[row] is not None if row in self.changes.styles else 0 <= row < self._first

    def rows(self, entry: str) -> list[int]:
        """Those of the styles that are found by it, ascending."""
        found: list[int] = self.rows_of_each([entry])[0].tolist()
        return found

    def rows_of_each(self, entries: Iterable[str]) -> list[Ints]:
        """The same of several."""
        hashed, hashes = key_hashes(entries), self._arrays["hashes"]
        bounds = (np.searchsorted(hashes, hashed, side).tolist() for side in ("left", "right"))
        return [self._rows(*each) for each in zip(hashed.tolist(), *bounds, strict=True)]

    def _rows(self, hashed: int, start: int, end: int) -> Ints:
        further = self.changes.rows.get(hashed)
        if start == end and not further:
            return _NO_ROWS
        found = self._arrays["rows"][start:end]
        first = found[~self._replaced[found]].astype(np.int64)
        return np.concatenate([first, np.array(sorted(further), dtype=np.int64)]) if further else first

    def unchanged(self, rows: Ints) -> NDArray[np.bool_]:
        """Which of the rows are as they were."""
        return ~self._replaced[np.minimum(rows, self._first)]

    def words(self, rows: Ints) -> tuple[NDArray[np.uint32], Ints]:
        """Of rows that have not changed: hashes of their title's words, and where each ends."""
        place, ends = entries_of_rows(self._arrays["word ends"], rows)
        return self._arrays["words"][place], ends

    def put(self, row: int | None, style: Style | None) -> int:
        """Replace the style of a row, or add one; None removes it. Its record has to be put as well."""
        number = len(self) if row is None else row
        if (known := self.changes.styles.get(number)) is not None:
            for hashed in {key_hash(entry) for entry in entries(known)}:
                self.changes.rows[hashed].remove(number)
        self.changes.styles[number] = style
        self._replaced[min(number, self._first)] = True
        self.changes.counted.places.pop(number, None)
        if style is not None:
            for hashed in {key_hash(entry) for entry in entries(style)}:
                self.changes.rows[hashed].append(number)
        return number

    def put_counted(self, rows: Sequence[int], counted: CountedRecords, vectors: Any) -> None:
        """The records of styles that were put, and their vectors."""
        before = self.changes.vectors
        self.changes.vectors = vectors if before is None else sparse.vstack([before, vectors], format="csr")
        self.changes.counted.put(rows, counted)

    def new_vectors(self, rows: Ints) -> Any:
        """Those of styles that were put."""
        places = self.changes.counted.places
        return self.changes.vectors[[places[row] for row in rows.tolist()]]

    def alike(self, few: Any, rows: Ints) -> tuple[Ints, NDArray[np.float32]]:
        """How alike a few vectors are to those of some rows: these in another order, and a row for each of the few."""
        unchanged = self.unchanged(rows)
        old, new = rows[unchanged], rows[~unchanged]
        found = [(few @ self._columns).toarray().take(old, axis=1)]
        if len(new):
            found.append((few @ self.new_vectors(new).T).toarray())
        return np.concatenate([old, new]), np.hstack(found)

"""The columns of a part's keys: those that it was counted with, and those of keys that came since."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.counted_records import KEYS_OF, CountedRecords, Keys, count_records
from indexer.matching.features.encoding import EncodedRecords, weigh
from indexer.matching.features.frequencies import Frequencies
from indexer.matching.matrices.arrays import Ints, map_arrays, write_arrays
from indexer.matching.matrices.sparse_rows import with_columns
from indexer.matching.remembered.counted_memory import widened
from indexer.matching.styles.record import Record

FurtherColumns = dict[str, dict[int, int]]
"""By the name of keys and the hash of one, its column."""


class KeySpace:
    """Reads and weighs records as if they had been among those that were counted; what is new, one record has."""

    def __init__(self, frequencies: Frequencies, further: FurtherColumns) -> None:
        self._frequencies, self._further = frequencies, further
        for name in KEYS_OF.values():
            further.setdefault(name, {})

    def count(self, records: Sequence[Record]) -> CountedRecords:
        """Of other records."""
        counted, keys = count_records(records)
        return widened(counted, self._columns(keys))

    def weigh(self, counted: CountedRecords) -> EncodedRecords:
        matrices = {name: with_columns(matrix, self._width(KEYS_OF[name])) for name, matrix in counted.matrices.items()}
        return weigh(replace(counted, matrices=matrices), self._seen, self._frequencies.records)

    def _width(self, name: str) -> int:
        return self._frequencies.width(name) + len(self._further[name])

    def _columns(self, keys: Keys) -> dict[str, Ints]:
        found = {}
        for name, some in keys.items():
            hashes, columns = self._frequencies.find(name, some)
            further, width = self._further[name], self._frequencies.width(name)
            for place in np.flatnonzero(columns < 0).tolist():
                columns[place] = further.setdefault(int(hashes[place]), width + len(further))
            found[name] = columns
        return found

    def _seen(self, name: str, columns: Ints) -> Ints:
        """How many records have the key of each of these columns."""
        counted = self._frequencies.seen[name]
        found, known = np.ones(len(columns), dtype=np.int64), columns < len(counted)
        found[known] = np.maximum(counted[columns[known]], 1)
        return found


def write_frequencies(path: Path, frequencies: Frequencies) -> None:
    """Write how many records hold each key, to be read where it lies."""
    arrays: dict[str, NDArray[Any]] = {"records": np.array([frequencies.records])}
    for kind in ("hashes", "columns", "seen"):
        arrays |= {f"{kind} {name}": array for name, array in getattr(frequencies, kind).items()}
    write_arrays(path, arrays)


def map_frequencies(path: Path) -> Frequencies:
    """The inverse of ``write_frequencies``."""
    arrays = map_arrays(path)

    def of(kind: str) -> dict[str, NDArray[Any]]:
        return {name.removeprefix(f"{kind} "): some for name, some in arrays.items() if name.startswith(f"{kind} ")}

    return Frequencies(int(arrays["records"][0]), of("hashes"), of("columns"), of("seen"))

"""Arrays of numbers, and a file that holds several of them to be read where they lie."""

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_ALIGNED = 64


def unique_pairs(pairs: Ints) -> tuple[Ints, Ints]:
    """The different rows of two numbers from zero on, sorted, and which of them each row is."""
    width = int(pairs[:, 1].max(initial=0)) + 1
    keys, place = np.unique(pairs[:, 0] * width + pairs[:, 1], return_inverse=True)
    return np.column_stack(np.divmod(keys, width)), place.ravel()


def among(values: NDArray[Any], some: Ints) -> NDArray[np.bool_]:
    """Which of the row numbers are among ``some``; -1, which stands for none, never is. A fifth of ``isin``'s time."""
    table = np.zeros(2 + max(int(rows.max(initial=-1)) for rows in (values, some)), dtype=bool)
    table[some] = True
    return table.take(values, mode="wrap")


def likeliest_first(record: Ints, own: Floats) -> Ints:
    """Record by record, the likeliest first, then as they come: ``lexsort((-own, record))`` in a third of its time.

    Numbers alone are sorted fastest, so each takes its place along in its lower bits.
    """
    bits = len(own).bit_length()
    by_own = np.argsort(-own)
    differs = own[by_own[1:]] != own[by_own[:-1]]
    by_own = _places((np.cumsum(np.r_[0, differs])[: len(own)] << bits) | by_own, bits)
    found = _places((record[by_own] << bits) | np.arange(len(own)), bits)
    return by_own[found]


def _places(keys: Ints, bits: int) -> Ints:
    return np.asarray(np.sort(keys) & ((1 << bits) - 1))


def chosen_cells(table: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """The row and the column of each cell that is true, row by row. A seventh of ``nonzero``'s time, where few are."""
    row, column = np.divmod(np.flatnonzero(table), max(table.shape[1], 1))
    return row, column


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write them by name, each aligned for the processor."""
    with path.open("wb") as file:
        places = {}
        for name, array in arrays.items():
            file.write(b"\0" * (-file.tell() % _ALIGNED))
            places[name] = (file.tell(), array.dtype.str, array.shape)
            file.write(np.ascontiguousarray(array).data)
        end = file.tell()
        file.write(pickle.dumps(places, pickle.HIGHEST_PROTOCOL))
        file.write(end.to_bytes(8, "big"))


def map_arrays(path: Path, private: bool = False) -> dict[str, NDArray[Any]]:
    """The arrays of a file, mapped into memory: what is not looked at is not read.

    They can be written to if they are ``private``: the file stays as it is.
    """
    whole = np.memmap(path, dtype=np.uint8, mode="c" if private else "r")
    end = int.from_bytes(whole[-8:].tobytes(), "big")
    places = pickle.loads(whole[end:-8].tobytes())
    return {
        name: np.frombuffer(whole, dtype, count=int(np.prod(shape)), offset=start).reshape(shape)
        for name, (start, dtype, shape) in places.items()
    }

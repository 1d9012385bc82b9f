"""The keys of a market's records: which column each has, and how many records hold it, which idf is counted from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.counted_records import KEYS_OF
from indexer.matching.features.encoding import WEIGHED, EncodedRecords
from indexer.matching.matrices.arrays import Hashes, Ints


def key_hash(key: str) -> int:
    """64 bits that stand for a text."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def key_hashes(keys: Iterable[str]) -> Hashes:
    """The same of many."""
    digests = b"".join(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest() for key in keys)
    return np.frombuffer(digests, dtype=">u8").astype(np.uint64)


@dataclass(frozen=True)
class Frequencies:
    """By the name of keys: their hashes, ascending, with the column of each. By that of a weighed matrix: ``seen``, by
    column, how many records have it. What only other matrices use of a shared column is counted as none."""

    records: int
    hashes: Mapping[str, Hashes]
    columns: Mapping[str, NDArray[np.int32]]
    seen: Mapping[str, NDArray[np.int32]]

    def find(self, name: str, keys: Iterable[Any]) -> tuple[Hashes, Ints]:
        """The hash and the column of each key; -1 for those that the market did not know."""
        hashes, its = key_hashes(map(str, keys)), self.hashes[name]
        if not len(its):
            return hashes, np.full(len(hashes), -1)
        place = np.minimum(np.searchsorted(its, hashes), len(its) - 1)
        return hashes, np.where(its[place] == hashes, self.columns[name][place], -1)

    def width(self, name: str) -> int:
        """How many columns there are."""
        return len(self.hashes[name])


def count_frequencies(left: EncodedRecords, right: EncodedRecords) -> Frequencies:
    """Of two tables that were encoded together."""
    hashes, columns, seen = {}, {}, {}
    for name, keys in left.keys.items():
        found = key_hashes(map(str, keys))
        order = np.argsort(found)
        hashes[name], columns[name] = found[order], order.astype(np.int32)
    for name in WEIGHED:
        width = len(hashes[KEYS_OF[name]])
        counts = (np.bincount(table.matrices[name].indices, minlength=width) for table in (left, right))
        seen[name] = sum(counts, np.zeros(width)).astype(np.int32)
    return Frequencies(len(left) + len(right), hashes, columns, seen)

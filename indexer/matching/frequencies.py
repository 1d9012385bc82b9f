"""How many records of a market hold each word, trigram or model number: what idf is counted from, kept for later."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexer.matching.arrays import Hashes, Ints

if TYPE_CHECKING:
    from indexer.matching.encoding import EncodedRecords

SPARE = 1 << 12
"""Columns for keys that the market did not know, which share them by their hash."""


def key_hash(key: str) -> int:
    """64 bits that stand for a text."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def key_hashes(keys: Iterable[str]) -> Hashes:
    """The same of many."""
    digests = b"".join(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest() for key in keys)
    return np.frombuffer(digests, dtype=">u8").astype(np.uint64)


@dataclass(frozen=True)
class Frequencies:
    """By the name of a matrix: the hashes of its keys, ascending, and how many records have each."""

    records: int
    hashes: Mapping[str, Hashes]
    counts: Mapping[str, Ints]

    def seen(self, name: str, keys: Collection[str]) -> Ints:
        """How many records have each key; one where the market did not know it, which is the record that has it now."""
        hashes = key_hashes(keys)
        place, known = self._places(name, hashes)
        return np.where(known, np.maximum(self.counts[name][place], 1), 1) if len(place) else place

    def columns(self, name: str, keys: Collection[str]) -> Ints:
        """The column of each key in a space that all records of the market share, ``width`` columns wide."""
        hashes = key_hashes(keys)
        place, known = self._places(name, hashes)
        return np.where(known, place, len(self.hashes[name]) + (hashes % SPARE).astype(np.int64))

    def width(self, name: str) -> int:
        return len(self.hashes[name]) + SPARE

    def _places(self, name: str, hashes: Hashes) -> tuple[Ints, NDArray[np.bool_]]:
        its = self.hashes[name]
        if not len(its):
            return np.zeros(len(hashes), dtype=np.int64), np.zeros(len(hashes), dtype=bool)
        place = np.minimum(np.searchsorted(its, hashes), len(its) - 1)
        return place, its[place] == hashes


def count_frequencies(left: "EncodedRecords", right: "EncodedRecords") -> Frequencies:
    """Of two encoded tables; what only other matrices use of a shared column is counted as none."""
    hashes, counts = {}, {}
    for name, keys in left.keys.items():
        one, other = (np.bincount(getattr(table, name).indices, minlength=len(keys)) for table in (left, right))
        found = key_hashes(keys)
        order = np.argsort(found)
        hashes[name], counts[name] = found[order], (one + other)[order].astype(np.int64)
    return Frequencies(len(left.records) + len(right.records), hashes, counts)

"""The styles of one catalog on disk, so that a part of a market can be decided with only that part in memory."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from indexer.matching.matrices.arrays import Ints
from indexer.matching.matrices.sparse_rows import Columns
from indexer.matching.parts.packed_batch import PackedStyles
from indexer.matching.styles.packed_style import DIGEST


@dataclass(frozen=True)
class SpooledStyles:
    """Some styles of a file: where each begins and ends."""

    path: Path
    starts: Ints
    ends: Ints

    def read(self) -> list[bytes]:
        """These styles, packed, in their order."""
        with self.path.open("rb") as file:
            return [_read(file, *place) for place in zip(self.starts.tolist(), self.ends.tolist(), strict=True)]


@dataclass(frozen=True)
class StyleSpool:
    """What is known of the styles of a file without reading it; every array has an element per style, in their order.

    The file lives as long as the run that wrote it.
    """

    path: Path
    starts: Ints
    """Where each begins; one more for the end."""
    brands: list[str]
    """All names, resolved; the empty one too where a style states none."""
    brand: Ints
    """By its place in ``brands``."""
    site: Ints
    """A number for each brand site; zero at home."""
    digests: NDArray[Any]
    """Of all that matching reads of a style."""
    items: int
    """How many rows or variants they have in all."""
    keys: NDArray[np.uint64]
    """Hashes of identifiers."""
    key_styles: Ints
    """The style that has each."""
    style_keys: NDArray[np.uint64]
    """Hashes of the styles' own keys."""
    named: dict[str, int]
    """The styles of the ids that were asked for: of a style, of a row or variant."""

    def __len__(self) -> int:
        return len(self.brand)

    def some(self, numbers: Ints) -> SpooledStyles:
        """The styles of these numbers."""
        return SpooledStyles(self.path, self.starts[numbers], self.starts[numbers + 1])


def spool(path: Path, batches: Iterable[PackedStyles]) -> StyleSpool:
    """Write styles to a file, in their order."""
    starts, keys, key_styles, brand, sites = array("q", [0]), array("Q"), array("q"), array("q"), array("q")
    style_keys = array("Q")
    digests = bytearray()
    brands, known_sites = Columns(), Columns()
    items = known_sites[""]
    found: dict[str, int] = {}
    with path.open("wb") as file:
        for some in batches:
            first = len(brand)
            file.writelines(some.packed)
            starts.extend(accumulate(map(len, some.packed[1:]), initial=starts[-1] + len(some.packed[0])))
            brand.extend(map(brands.__getitem__, some.brands))
            sites.extend(map(known_sites.__getitem__, some.sites))
            digests += some.digests
            items += some.items
            keys += some.keys
            key_styles.extend(first + place for place in some.key_styles)
            style_keys += some.style_keys
            found |= {name: first + place for name, place in some.named.items()}
    return StyleSpool(
        path,
        np.frombuffer(starts, dtype=np.int64),
        list(brands),
        np.frombuffer(brand, dtype=np.int64),
        np.frombuffer(sites, dtype=np.int64),
        np.frombuffer(bytes(digests), dtype=f"V{DIGEST}"),
        items,
        np.frombuffer(keys, dtype=np.uint64),
        np.frombuffer(key_styles, dtype=np.int64),
        np.frombuffer(style_keys, dtype=np.uint64),
        found,
    )


def _read(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(end - start)

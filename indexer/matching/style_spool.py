"""The styles of one catalog on disk, so that a part of a market can be decided with only that part in memory."""

from array import array
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from indexer.matching.encoding import Ints
from indexer.matching.frequencies import key_hash
from indexer.matching.packed_style import DIGEST, pack_style, style_digest
from indexer.matching.sparse_rows import Columns
from indexer.matching.styles import Style


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


@dataclass(frozen=True)
class PackedStyles:
    """Some styles as they are spooled, made in any process; arrays as ``StyleSpool`` has them."""

    packed: list[bytes]
    brands: list[str]
    sites: list[str]
    digests: bytes
    items: int
    keys: "array[int]"
    key_styles: "array[int]"
    """By their places here."""
    style_keys: "array[int]"
    named: dict[str, int]


def pack_styles(styles: Iterable[Style], named: Set[str]) -> PackedStyles:
    """``named``: ids to look out for."""
    packed, brands, sites = list[bytes](), list[str](), list[str]()
    keys, key_styles, style_keys = array("Q"), array("q"), array("Q")
    found: dict[str, int] = {}
    items = 0
    for number, style in enumerate(styles):
        packed.append(pack_style(style))
        brands.append(style.record.brand)
        sites.append(style.site)
        style_keys.append(key_hash(style.key))
        items += len(style.items)
        for key in shared_identifiers(style):
            keys.append(key_hash(key))
            key_styles.append(number)
        if named:
            found.update((known, number) for known in _ids(style) if known in named)
    digests = b"".join(map(style_digest, packed))
    return PackedStyles(packed, brands, sites, digests, items, keys, key_styles, style_keys, found)


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


def _ids(style: Style) -> Iterator[str]:
    yield style.key
    yield from (item.id for item in style.items)


def shared_identifiers(style: Style) -> frozenset[str]:
    """Of home what it states; of a brand also what its titles hold, as these may be what home states."""
    found: set[str] = set()
    for item in style.items:
        found |= item.gtins | item.numbers
        if style.site:
            found |= item.title_numbers
    return frozenset(found)

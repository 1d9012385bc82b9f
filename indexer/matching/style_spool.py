"""The styles of one catalog on disk, so that a part of a market can be decided with only that part in memory."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from indexer.matching.encoding import Ints
from indexer.matching.frequencies import key_hash
from indexer.matching.packed_style import DIGEST, pack_style, style_digest, unpack_style
from indexer.matching.styles import Style


@dataclass(frozen=True)
class SpooledStyles:
    """Some styles of a file: where each begins and ends."""

    path: Path
    starts: Ints
    ends: Ints

    def read(self) -> list[Style]:
        """These styles, in their order."""
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


def spool(path: Path, styles: Iterable[Style], named: frozenset[str]) -> StyleSpool:
    """Write styles to a file; ``named``: ids to look out for."""
    starts, keys, key_styles, brand, sites = array("q", [0]), array("Q"), array("q"), array("q"), array("q")
    style_keys = array("Q")
    digests = bytearray()
    brands: dict[str, int] = {}
    known_sites: dict[str, int] = {"": 0}
    items = 0
    found: dict[str, int] = {}
    with path.open("wb") as file:
        for number, style in enumerate(styles):
            packed = pack_style(style)
            starts.append(starts[-1] + file.write(packed))
            brand.append(brands.setdefault(style.record.brand, len(brands)))
            sites.append(known_sites.setdefault(style.site, len(known_sites)))
            digests += style_digest(packed)
            style_keys.append(key_hash(style.key))
            items += len(style.items)
            for key in shared_identifiers(style):
                keys.append(key_hash(key))
                key_styles.append(number)
            if named:
                found.update((known, number) for known in _ids(style) if known in named)
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


def _read(file: BinaryIO, start: int, end: int) -> Style:
    file.seek(start)
    return unpack_style(file.read(end - start))


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

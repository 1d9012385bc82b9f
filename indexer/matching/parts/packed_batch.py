"""A batch of styles packed as bytes, with what has to be known of them without reading them."""

from array import array
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from indexer.matching.features.frequencies import key_hash
from indexer.matching.styles.packed_style import pack_style, style_digest
from indexer.matching.styles.styles import Style


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

"""Styles as bytes: the same bytes whenever matching reads the same of a style, in a fifth of the time of a pickle."""

import marshal
from hashlib import blake2b

from indexer.matching.styles.record import Record
from indexer.matching.styles.styles import Item, Style

DIGEST = 16
_PLAIN = 2
"""The newest format of ``marshal`` that writes no references, which depend on what else refers to an object."""
_NONE: frozenset[str] = frozenset()
"""Once for all: every empty set takes 216 bytes, and most styles have several."""


def pack_style(style: Style) -> bytes:
    """Only read again by the same release of Python, on the machine that wrote it."""
    record = style.record
    items = [
        (
            item.id,
            item.title,
            sorted(item.gtins),
            sorted(item.numbers),
            sorted(item.title_numbers),
            [*item.options.items()],
            item.pack,
            item.described_pack,
        )
        for item in style.items
    ]
    told = (record.title, record.brand, record.description, record.price, sorted(record.numbers))
    return marshal.dumps((style.key, style.site, told, items), _PLAIN)


def unpack_style(content: bytes) -> Style:
    """The inverse of ``pack_style``. Raises ValueError, EOFError or TypeError for other bytes."""
    key, site, (title, brand, description, price, numbers), items = marshal.loads(content)
    record = Record(title, brand, description, price, _set(numbers))
    return Style(key, site, record, [_item(*item) for item in items])


def _item(
    name: str,
    title: str,
    gtins: list[str],
    numbers: list[str],
    title_numbers: list[str],
    options: list[tuple[str, str]],
    pack: int | None,
    described: int | None,
) -> Item:
    return Item(name, title, _set(gtins), _set(numbers), _set(title_numbers), dict(options), pack, described)


def _set(texts: list[str]) -> frozenset[str]:
    return frozenset(texts) if texts else _NONE


def style_digest(packed: bytes) -> bytes:
    """Of all that matching reads of a style, by its bytes."""
    return blake2b(packed, digest_size=DIGEST).digest()

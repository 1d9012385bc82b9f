"""Feeds as XML, RSS or Atom: cut into items first, so that a mistake in one never costs the others."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from crawler.platforms.feed_element import ElementReader, NestingError
from crawler.platforms.feed_item import FeedError, Item, Note
from crawler.platforms.feed_scanner import ItemScanner, ItemText

_ROOT = re.compile(rb"<(?![?!])([^\s>/]{1,100})([^>]{0,20000})")
_DECLARED = re.compile(rb"xmlns:([\w.-]{1,40})\s*=\s*[\"']http://base\.google\.com/ns/1\.0[\"']")
_ENDED = re.compile(rb"</(?:[\w.-]+:)?(?:channel|rss|feed|RDF)\s*>")
_MISTAKE = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)|[\x00-\x08\x0b\x0c\x0e-\x1f]",
    re.DOTALL,
)
"""A bare ampersand, an HTML entity or a control character, outside of CDATA."""


def xml_items(pieces: Iterator[bytes], note: Note) -> Iterator[tuple[int, Item]]:
    """The items of a feed. An item that can't be read is noted with its line; so is one that had to be repaired."""
    scanner = ItemScanner(pieces)
    prefixes: set[str] | None = None
    for piece in scanner.items(note):
        prefixes = prefixes or _prefixes(scanner.head)
        if (item := _read(piece, prefixes, note)) is not None:  # an empty one lacks an id, which is counted
            yield piece.line, item
    _prefixes(scanner.head)
    if not _ENDED.search(scanner.tail):
        raise FeedError("feed_not_well_formed", f"line {scanner.line}: it breaks off")


def _prefixes(head: bytes) -> set[str]:
    """The prefixes of Google's attributes. Raises FeedError for what is no feed, or declares entities."""
    if b"<!ENTITY" in head:
        raise FeedError("feed_declares_entities", "declares an entity, which no feed needs")
    root = _ROOT.search(re.sub(rb"<!--.*?-->", b"", head, flags=re.DOTALL))
    name = root[1].rpartition(b":")[2] if root else b""
    if name not in (b"rss", b"feed", b"RDF"):
        shown = name[:40].decode("utf-8", "replace")
        raise FeedError("not_a_feed", f"the root element is '{shown}', not a feed")
    return {"", "g"} | {match.decode() for match in _DECLARED.findall(head)}


def _read(piece: ItemText, prefixes: set[str], note: Note) -> Item | None:
    """An item by ever more forgiving readings."""
    if not piece.closed:
        note("item_not_closed", f"line {piece.line}: the next item begins inside it")
        return None
    try:
        return ElementReader(prefixes).read(piece.text)
    except NestingError:
        note("item_too_deep", f"line {piece.line}: elements nested too deep")
        return None
    except expat.ExpatError as error:
        problem = f"line {piece.line + error.lineno - 1}: {expat.ErrorString(error.code)}"
    for text in (_repaired(piece.text), _recovered(piece.text, prefixes)):
        try:
            item = ElementReader(prefixes).read(text)
        except (NestingError, expat.ExpatError):
            continue
        note("xml_repaired", problem)
        return item
    note("item_not_well_formed", problem)
    return None


def _repaired(text: bytes) -> bytes:
    """The commonest mistakes mended, whose meaning is plain."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        text = text.decode("cp1252", "replace").encode()
    return _MISTAKE.sub(lambda m: m[0] if m[0].startswith(b"<") else b"&amp;" if m[0] == b"&" else b" ", text)


def _recovered(text: bytes, prefixes: set[str]) -> bytes:
    """The item as a forgiving parser sees it, tags closed where they must end."""
    declared = "".join(f' xmlns:{name}="{name}"' for name in sorted(prefixes | {"g"}) if name)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(f"<r{declared}>".encode() + _repaired(text) + b"</r>", parser)
    return bytes(etree.tostring(root[0])) if root is not None and len(root) else b""

"""The items of a Google Merchant feed, one after another: RSS 2.0 or Atom as XML, or tab-separated text."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from crawler.extraction.text import clean_text

Item = dict[str, list[str]]
"""The values of an item by attribute name without ``g:``; a part's as ``shipping/price``."""

_GOOGLE = "http://base.google.com/ns/1.0"
_ITEMS = frozenset(("item", "entry"))
_CHUNK = 1 << 16
_DEPTH_LIMIT = 30
_FIELD_LIMIT = 100_000
_VALUES_LIMIT = 1_000


class FeedError(ValueError):
    """A feed that can't be read on. ``reason`` is a snake_case code; the text says where and why."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def first(item: Item, name: str, limit: int = 500) -> str | None:
    """The first value of an attribute as clean text."""
    return clean_text(first_raw(item, name), limit)


def first_raw(item: Item, name: str) -> str | None:
    """The first value of an attribute as it stands in the feed."""
    values = item.get(name)
    return values[0] if values else None


def iter_items(stream: BinaryIO) -> Iterator[tuple[int, Item]]:
    """Each item with its line, read in pieces from a seekable stream; memory holds one piece.

    Raises FeedError, after the items before it. Entities are never resolved beyond XML's own
    five, and nothing outside the feed is ever opened.
    """
    first = stream.read(_CHUNK)
    stream.seek(0)
    if first.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"\xff", b"\xfe", b"\x00"):
        yield from _xml_items(stream)
    else:
        yield from _tsv_items(stream)


def _xml_items(stream: BinaryIO) -> Iterator[tuple[int, Item]]:
    reader = _Reader()
    piece = stream.read(_CHUNK).lstrip()  # an XML declaration has to come first
    while True:
        try:
            reader.parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            yield from reader.take()
            raise FeedError("feed_not_well_formed", f"line {error.lineno}: {expat.ErrorString(error.code)}") from error
        yield from reader.take()
        if not piece:
            break
        piece = stream.read(_CHUNK)
    if not reader.is_feed:
        raise FeedError("not_a_feed", f"the root element is <{reader.root[:40]}>, not a feed")


class _Reader:
    """Collects items from expat's events."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse_entities
        self.is_feed = False
        self.root = ""
        self._path: list[str] = []
        self._prefixes = {"", "g"}
        self._items: list[tuple[int, Item]] = []
        self._item: Item | None = None
        self._google: set[str] = set()
        self._depth = 0  # of the open item
        self._line = 0
        self._pieces: list[str] = []
        self._size = 0

    def take(self) -> list[tuple[int, Item]]:
        items, self._items = self._items, []
        return items

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.root = self.root or tag
        self._path.append(tag)
        if len(self._path) > _DEPTH_LIMIT:
            raise FeedError("feed_too_deep", f"line {self.parser.CurrentLineNumber}: elements nested too deep")
        for name, value in attributes.items():
            if value == _GOOGLE and name.startswith("xmlns:"):
                self._prefixes.add(name[6:])
        self._pieces, self._size = [], 0
        local = tag.rpartition(":")[2]
        if local in ("rss", "feed", "RDF"):
            self.is_feed = True
        if self._item is None:
            if local in _ITEMS:
                self._item, self._google, self._depth = {}, set(), len(self._path)
                self._line = self.parser.CurrentLineNumber
        elif local == "link" and attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
            self._add("link", attributes["href"], google=False)

    def _text(self, text: str) -> None:
        if self._item is not None and self._size < _FIELD_LIMIT:
            self._pieces.append(text)
            self._size += len(text)

    def _end(self, _tag: str) -> None:
        if self._item is not None:
            if len(self._path) == self._depth:
                self._items.append((self._line, self._item))
                self._item = None
            elif value := "".join(self._pieces).strip():
                parts = [part.rpartition(":") for part in self._path[self._depth :]]
                if all(prefix in self._prefixes for prefix, _, _ in parts):
                    self._add("/".join(local for _, _, local in parts), value, google=bool(parts[-1][0]))
        self._pieces = []
        self._path.pop()

    def _add(self, name: str, value: str, google: bool) -> None:
        """Google's own attribute replaces RSS's or Atom's of the same name."""
        assert self._item is not None
        if google and name not in self._google:
            self._google.add(name)
            self._item[name] = [value]
        elif google or name not in self._google:
            values = self._item.setdefault(name, [])
            if len(values) < _VALUES_LIMIT:
                values.append(value)

    def _refuse_entities(self, name: str, *_: object) -> None:
        raise FeedError("feed_declares_entities", f"declares the entity '{name[:40]}', which no feed needs")


def _tsv_items(stream: BinaryIO) -> Iterator[tuple[int, Item]]:
    rows = csv.reader(io.TextIOWrapper(stream, "utf-8-sig", "replace", newline=""), delimiter="\t")
    try:
        header = [name.strip().removeprefix("g:").lower().replace(" ", "_") for name in next(rows, [])]
        if "id" not in header or "title" not in header:
            raise FeedError("not_a_feed", "neither XML nor tab-separated text with the columns id and title")
        for row in rows:
            named = zip(header, row, strict=False)
            yield rows.line_num, {name: [value.strip()] for name, value in named if name and value.strip()}
    except csv.Error as error:
        raise FeedError("feed_not_well_formed", f"line {rows.line_num}: {error}") from error

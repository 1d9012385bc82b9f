"""Feeds as JSON: one product a line, or one document with a list of them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from crawler.platforms.agentic_record import items_of
from crawler.platforms.feed_item import FeedError, Item, Note
from crawler.platforms.feed_source import lines
from crawler.platforms.json_body import objects, read_json

MAX_DOCUMENT = 64 * 1024 * 1024
"""Bytes of a feed that is one document; lines may be as many as they like."""


def json_items(pieces: Iterator[bytes], note: Note) -> Iterator[tuple[int, Item]]:
    """The items with their line, or their number in a list. A line that is no product is noted."""
    head = next(pieces, b"")
    if _is_lines(head):
        yield from _line_items(lines(chain((head,), pieces)), note)
    else:
        yield from _listed_items(_document(head, pieces), note)


def _is_lines(head: bytes) -> bool:
    """Whether the first line is a whole object that is no list of products."""
    first = head.lstrip().partition(b"\n")[0]
    try:
        value = read_json(first)
    except ValueError:
        return b"\n" in head and first.lstrip().startswith(b"{") and len(first.strip()) > 1
    return isinstance(value, dict) and _list_in(value) is None


def _line_items(texts: Iterator[str], note: Note) -> Iterator[tuple[int, Item]]:
    for number, text in enumerate(texts, 1):
        if not text.strip():
            continue
        try:
            record = read_json(text.encode("utf-8", "replace"))
        except ValueError as error:
            if not text.endswith("\n"):
                raise FeedError("feed_not_well_formed", f"line {number}: it breaks off") from error
            note("line_not_json", f"line {number}: {error}")
            continue
        yield from _items(record, number, f"line {number}", note)


def _listed_items(document: Any, note: Note) -> Iterator[tuple[int, Item]]:
    listed = _list_in(document) if isinstance(document, dict) else document
    if not isinstance(listed, list):
        raise FeedError("not_a_feed", "a JSON document without a list of products")
    for number, record in enumerate(listed, 1):
        yield from _items(record, number, f"product {number}", note)


def _list_in(document: dict[str, Any]) -> list[Any] | None:
    """The products of a document that holds them in a list."""
    lists = (document.get(name) for name in ("products", "items"))
    return next((each for each in lists if isinstance(each, list)), None)


def _items(record: Any, number: int, place: str, note: Note) -> Iterator[tuple[int, Item]]:
    found = items_of(record) if objects([record]) else []
    if not found:
        note("not_a_product", f"{place}: {str(record)[:80]}")
    yield from ((number, item) for item in found)


def _document(head: bytes, pieces: Iterator[bytes]) -> Any:
    body = bytearray(head)
    for piece in pieces:
        body += piece
        if len(body) > MAX_DOCUMENT:
            raise FeedError("feed_too_large", f"one document of more than {MAX_DOCUMENT} bytes")
    try:
        return read_json(bytes(body))
    except ValueError as error:
        raise FeedError("feed_not_well_formed", str(error)) from error

"""The items of a product feed, one after another, whatever it is written in: XML, a table, or JSON."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from crawler.platforms.agentic_record import with_first_names
from crawler.platforms.feed_item import FeedError, Item, Note
from crawler.platforms.feed_json import json_items
from crawler.platforms.feed_source import chunks, lines
from crawler.platforms.feed_table import table_items
from crawler.platforms.feed_xml import xml_items

_TABLE_HEAD = re.compile(rb"(?:#[^\n]{0,20000}\n){0,9}[^\n]{0,20000}?(?:\b|_)id\b", re.I)
"""A line of names, after comments as some templates have them."""


def iter_items(stream: BinaryIO, note: Note = lambda _reason, _detail: None) -> Iterator[tuple[int, Item]]:
    """Each item with its line, read in pieces from a seekable stream that may be gzip or zip; memory holds one piece.

    ``note`` hears of every item that is skipped or repaired. Raises FeedError, after the items before it. Entities
    are never resolved beyond XML's own five, and nothing outside the feed is ever opened.
    """
    pieces = chunks(stream)
    head = next(pieces, b"")
    pieces = chain((head,), pieces)
    start = head.lstrip()[:1]
    if start == b"<":
        yield from _named(xml_items(pieces, note))
    elif start in (b"{", b"["):
        yield from json_items(pieces, note)
    elif _TABLE_HEAD.match(head):
        yield from _named(table_items(lines(pieces), note))
    else:
        raise FeedError("not_a_feed", "neither XML nor JSON nor a table with the columns id and title")


def _named(items: Iterator[tuple[int, Item]]) -> Iterator[tuple[int, Item]]:
    return ((line, with_first_names(item)) for line, item in items)

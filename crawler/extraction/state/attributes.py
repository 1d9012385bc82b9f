"""Data in attributes of a page's elements, such as ``data-product='{…}'``."""

import html
import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.content.key_search import UNHEARD, KeySearch
from crawler.extraction.state.islands import island_props
from crawler.extraction.state.literals import read_javascript

MAX_ATTRIBUTES = 100
MAX_LENGTH = 500_000

_BEGIN = KeySearch(
    *('="{', '="[', '="&quot;', '="&#34;', "='{", "='["),
    *('=" ', '="\n', '="\r', '="\t', "=' ", "='\n", "='\r", "='\t"),
    *(f"={space}{mark}" for space in (" ", "\n", "\r\n", "\t") for mark in "\"'"),
    *("=  ", "=\n ", *UNHEARD),
)
"""What may begin a value, which is much rarer than the many names that an attribute may have."""
_VALUE = re.compile(rb"""=\s*+(?:"\s*+(?=\{|\[|&quot;|&#34;)([^"]*+)"|'\s*+(?=\{|\[)([^']*+)')""")
_NAME = re.compile(
    rb"data-[\w-]*?(?:product|varia|item|gtm|ecommerce|analytics|track|offer|price|mage-init|page|state|props|pdp)"
    rb"[\w-]*\s*$",
    re.IGNORECASE,
)
_WHOLE = frozenset((b"props", b"x-data", b":product", b":item", b":variants", b":initial-product"))
"""What components are given as a whole."""
MAX_NAME = 100


def attribute_values(page: bytes, marker: str) -> Iterator[tuple[str, object]]:
    """Name and value of the attributes that hold an object or array with ``marker`` in it."""
    for name, raw in islice(_attributes(page), MAX_ATTRIBUTES):
        if marker.encode() not in raw or len(raw) > MAX_LENGTH:
            continue
        value = read_javascript(html.unescape(raw.decode("utf-8", "replace")).strip())
        if isinstance(value, (dict, list)) and value:
            called = name.decode().strip().lower()
            yield called, island_props(value) if called == "props" else value


def _attributes(page: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = 0
    for _, at, _ in _BEGIN.places(page):
        match = _VALUE.match(page, at) if at >= end else None
        if match is None:
            continue
        end = match.end()
        if name := _name_before(page, at):
            yield name, match[1] if match[1] is not None else match[2]


def _name_before(page: bytes, at: int) -> bytes | None:
    """The name of an attribute that ends here, if it may hold a product."""
    if match := _NAME.search(page, max(0, at - MAX_NAME), at):
        return match[0]
    words = page[max(0, at - MAX_NAME) : at].split()
    return words[-1] if words and words[-1] in _WHOLE else None

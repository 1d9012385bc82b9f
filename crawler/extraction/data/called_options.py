"""What a page calls the option of which its radio buttons, or a list, offer all of some values: ``name="Scent"``."""

import html
import re
from collections.abc import Collection, Iterator
from itertools import islice

from crawler.extraction.content.text import clean_text

MAX_NAME = 30
MAX_LISTS, MAX_LIST = 50, 20_000
"""Lists that are looked at, and bytes of one."""
_INPUT = re.compile(rb"<input\s[^<>]{0,1000}>", re.IGNORECASE)
_LIST = re.compile(rb"<select\s[^<>]{0,1000}>", re.IGNORECASE)
_ENTRY = re.compile(r"<option\b[^<>]*+>([^<>]{1,80}+)<", re.IGNORECASE)
_STATED = re.compile(r"""\s(name|value)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CALLED = re.compile(r"(?:options?\[)?([^\W\d_][^\W_]*(?: [^\W_]+){0,2})\]?(?:-.*\d.*)?")
"""A theme may add its section's number: ``Scent-1``, ``Scent-template--17__main``."""


def option_called_by_page(values: Collection[str], page: bytes) -> str:
    """The only such name; empty where there is none."""
    wanted = {value.casefold() for value in values}
    offered: dict[str, set[str]] = {}
    for name, value in _offered(page):
        called = _CALLED.fullmatch(html.unescape(name))
        if called and len(called[1]) <= MAX_NAME and (text := clean_text(value)):
            offered.setdefault(called[1], set()).add(text.casefold())
    names = [name for name, found in offered.items() if wanted <= found]
    return names[0] if len(names) == 1 else ""


def _offered(page: bytes) -> Iterator[tuple[str, str]]:
    """Name and value of each button, and of each entry of a list."""
    for tag in _INPUT.findall(page):
        stated = _stated(tag)
        yield stated.get("name", ""), stated.get("value", "")
    for found in islice(_LIST.finditer(page), MAX_LISTS):
        name, begin = _stated(found[0]).get("name", ""), found.end()
        end = page.find(b"</select", begin, begin + MAX_LIST)
        entries = _ENTRY.findall(page[begin:end].decode("utf-8", "replace")) if end >= 0 else ()
        yield from ((name, entry) for entry in entries)


def _stated(tag: bytes) -> dict[str, str]:
    return {name.lower(): one or other for name, one, other in _STATED.findall(tag.decode("utf-8", "replace"))}

"""What a page calls the option of which its radio buttons offer all of some values: ``name="Scent" value="Cedar"``."""

import html
import re
from collections.abc import Collection

from crawler.extraction.text import clean_text

MAX_NAME = 30
_INPUT = re.compile(rb"<input\s[^<>]{0,1000}>", re.IGNORECASE)
_STATED = re.compile(r"""\s(name|value)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CALLED = re.compile(r"(?:options?\[)?([^\W\d_][^\W_]*(?: [^\W_]+){0,2})\]?(?:-.*\d.*)?")
"""A theme may add its section's number: ``Scent-1``, ``Scent-template--17__main``."""


def option_called_by_page(values: Collection[str], page: bytes) -> str:
    """The only such name; empty where there is none."""
    wanted = {value.casefold() for value in values}
    offered: dict[str, set[str]] = {}
    for tag in _INPUT.findall(page):
        stated = {name.lower(): one or other for name, one, other in _STATED.findall(tag.decode("utf-8", "replace"))}
        called = _CALLED.fullmatch(html.unescape(stated.get("name", "")))
        if called and len(called[1]) <= MAX_NAME and (value := clean_text(stated.get("value"))):
            offered.setdefault(called[1], set()).add(value.casefold())
    names = [name for name, found in offered.items() if wanted <= found]
    return names[0] if len(names) == 1 else ""

"""A brand in an element that is named for it, where the product's name begins with it: ``<p class="brand">Acme``."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.content.text import clean_text

MAX_PLACES = 2_000
MAX_NAME = 40
MAX_OPTIONS = 20_000
"""Bytes of a list to choose a brand from."""
BEFORE = 80
"""Bytes of an attribute before the word."""

_KEYS = KeySearch("brand", "Brand", "anufacturer", "ersteller", "marque", "esigner")
"""Ends of the words that are looked for, so that one search finds a word in both of its cases."""
_CLASS = re.compile(rb"""\sclass=["'](?:(?:[^"'<>]*[^a-zA-Z"'<>])?\w{1,2}|[^"'<>]*[a-z][A-Z]\w?)$""")
_SELECT = re.compile(rb"<select\s[^<>]*$", re.IGNORECASE)
_TEXT = re.compile(
    rb"""s?(?:[-_ ]?(?:name|title|logo|link|info))?["'\s][^<>]{0,300}>\s*(?:<[^<>]{0,300}>\s*){0,2}([^<>]{2,160})<""",
    re.IGNORECASE,
)
_OPTION = re.compile(rb"<option[^<>]{0,200}>([^<>]{2,160})", re.IGNORECASE)


def classed_brand(page: bytes, name: str) -> str | None:
    """The brand that the name begins with and goes on behind; the longest of several."""
    folded = name.casefold()
    texts = (clean_text(text.decode("utf-8", "replace"), MAX_NAME) for text in islice(_texts(page), MAX_PLACES))
    return max((one for one in texts if one and folded.startswith(f"{one.casefold()} ")), key=len, default=None)


def _texts(page: bytes) -> Iterator[bytes]:
    for _, at, behind in sorted(_KEYS.places(page)):
        before = page[max(0, at - BEFORE) : at + 1]
        if _SELECT.search(before):
            end = page.find(b"</select", at, at + MAX_OPTIONS)
            yield from (option[1] for option in _OPTION.finditer(page, at, max(end, at)))
        elif _CLASS.search(before) and (text := _TEXT.match(page, behind)):
            yield text[1]

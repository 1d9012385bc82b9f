"""A brand in an element that is named for it, where the product's name begins with it: ``<p class="brand">Acme``."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.places import places
from crawler.extraction.text import clean_text

MAX_PLACES = 2_000
MAX_NAME = 40
MAX_OPTIONS = 20_000
"""Characters of a list to choose a brand from."""
BEFORE = 80
"""Characters of an attribute before the word."""

_KEYS = ("brand", "Brand", "anufacturer", "ersteller", "marque", "esigner")
"""Ends of the words that are looked for, so that one search finds a word in both of its cases."""
_CLASS = re.compile(r"""\sclass=["'](?:[^"'<>]*[^a-zA-Z"'<>])?\w?$""")
_SELECT = re.compile(r"<select\s[^<>]*$", re.IGNORECASE)
_TEXT = re.compile(
    r"""s?(?:[-_ ]?(?:name|title|logo|link|info))?["'\s][^<>]{0,300}>\s*(?:<[^<>]{0,300}>\s*){0,2}([^<>]{2,80})<""",
    re.IGNORECASE,
)
_OPTION = re.compile(r"<option[^<>]{0,200}>([^<>]{2,80})", re.IGNORECASE)


def classed_brand(shown: str, name: str) -> str | None:
    """The brand that the name begins with and goes on behind; the longest of several."""
    folded = name.casefold()
    texts = (clean_text(text, MAX_NAME) for text in islice(_texts(shown), MAX_PLACES))
    return max((one for one in texts if one and folded.startswith(f"{one.casefold()} ")), key=len, default=None)


def _texts(shown: str) -> Iterator[str]:
    for key in _KEYS:
        for at in islice(places(shown, key), MAX_PLACES):
            before = shown[max(0, at - BEFORE) : at]
            if _SELECT.search(before):
                end = shown.find("</select", at, at + MAX_OPTIONS)
                yield from (option[1] for option in _OPTION.finditer(shown, at, max(end, at)))
            elif _CLASS.search(before) and (text := _TEXT.match(shown, at + len(key))):
                yield text[1]

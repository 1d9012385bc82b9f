"""The number in an element that is named for it: ``<span class="product-reference">7901/312</span>``."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.choice import only_one
from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.content.text import CODE_LENGTH, clean_text

MAX_PLACES = 2_000
BEFORE = 120
"""Bytes of a tag before the word."""
BEHIND = 400

_KEYS = KeySearch(
    "sku", "Sku", "SKU", *(f"roduct{dash}{word}" for dash in ("-", "_") for word in ("ref", "code", "number"))
)
"""What is left out of a name has both cases."""
_NAME = re.compile(
    rb"""<[a-zA-Z][\w-]*\s[^<>]*?(?:class|id|data-[\w-]+)=["'](?:[^"'<>]*[^a-zA-Z"'<>])?(?:product)?[pP]?$"""
)
_TEXT = re.compile(
    rb"""(?:erence)?(?:[-_ ]?(?:value|number|code|text))?(?:\s[^"'<>]*)?["'][^<>]*>\s*+([^<>]{3,80})<""", re.IGNORECASE
)
_CODE = re.compile(r"[A-Z0-9][A-Z0-9._/+-]+", re.IGNORECASE)


def named_number(page: bytes) -> str | None:
    """The only number that stands so on a page as it is shown; of several, each is of another product."""
    return only_one(list(islice(_numbers(page), MAX_PLACES)))


def _numbers(page: bytes) -> Iterator[str]:
    for _, at, end in islice(_KEYS.places(page), MAX_PLACES):
        if _NAME.search(page, max(0, at - BEFORE), at) and (found := _TEXT.match(page, end, end + BEHIND)):
            text = clean_text(found[1].decode("utf-8", "replace"), CODE_LENGTH)
            if text and _CODE.fullmatch(text) and sum(c.isdigit() for c in text) > 2:
                yield text

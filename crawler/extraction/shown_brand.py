"""A brand that a page shows by its logo or links to its page of, where the product's name begins with it."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.text import clean_text

MAX_TAGS = 5_000
MAX_NAME = 40

_OF_BRANDS = (
    r"(?:brands?|manufactur\w+|marken?|hersteller\w*|marques?|marcas?|designers?|fabricants?|producent\w*|značk\w+|"
    r"shopby)"
)
_NAME = r"[^<>]{2,40}"
_LOGO = (
    rf"""img\b(?=[^<>]{{0,400}}?\ssrc=["']?[^"'\s<>]{{0,200}}?(?:{_OF_BRANDS}|logos?)[/_.-])"""
    rf"""[^<>]{{0,400}}?\salt=["']({_NAME}?)["']"""
)
_LINK = rf"""a\b(?=[^<>]{{0,400}}?[/_?&-]{_OF_BRANDS}[/_=-])[^<>]{{0,600}}>\s*({_NAME}?)\s*</a"""
_TAG = re.compile(f"<(?:{_LOGO}|{_LINK})", re.IGNORECASE)


def shown_brands(shown: str) -> Iterator[str]:
    """What a page's logos of brands and links to pages of brands say, in its order."""
    for tag in islice(_TAG.finditer(shown), MAX_TAGS):
        if value := clean_text(tag[1] or tag[2], MAX_NAME):
            yield value


def shown_brand(shown: str, name: str) -> str | None:
    """The brand that the name begins with and goes on behind; the longest of several."""
    folded = name.casefold()
    found = {brand for brand in shown_brands(shown) if folded.startswith(f"{brand.casefold()} ")}
    return max(found, key=len, default=None)

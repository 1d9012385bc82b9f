"""A brand that stands by itself in what a page calls itself, where the product's name has it too."""

import re
from collections.abc import Iterable

from crawler.extraction.text import clean_text

MAX_WORDS = 3

_APART = re.compile(r"\s+[|–—·•:-]\s+|\s*[|»›]\s*|\s::\s")
_BY = r"\b(?:by|von|par|di|от|de|af|av|od)\s+"


def titled_brand(name: str, titles: Iterable[str]) -> str | None:
    """The part of a title behind the name, of few words, that the name begins with or has behind ``by``:
    ``Copper lamp by Norra – Norra – Lamps``."""
    folded = name.casefold()
    parts = (part for title in titles for part in _APART.split(title)[1:])
    stated = (brand for part in parts if (brand := clean_text(part)) and len(brand.split()) <= MAX_WORDS)
    found = [brand for brand in stated if brand.casefold() in folded]
    begins = (one for one in found if len(one) > 1 and folded.startswith(f"{one.casefold()} "))
    behind = (one for one in found if re.search(rf"{_BY}{re.escape(one)}(?!\w)", name, re.IGNORECASE))
    return next(begins, None) or next(behind, None)

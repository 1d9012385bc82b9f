"""A brand that stands by itself in what a page calls itself, where the product's name or a logo has it too."""

import re
from collections.abc import Iterable

from crawler.extraction.choice import squashed
from crawler.extraction.content.text import clean_text

MAX_WORDS = 3
MAX_LOGO = 60
"""Characters of what a logo is called."""
BEFORE, BEHIND = 1_000, 2_500
"""Bytes around the main heading in which a brand's logo stands."""

_APART = re.compile(r"\s+[|–—·•:-]\s+|\s*[|»›]\s*|\s::\s")
_PICTURE = re.compile(rb"""<img\b(?=[^<>]{0,600}?\salt=["']([^<>"']{2,80})["'])([^<>]{0,600})""", re.IGNORECASE)
_LOGO = re.compile(
    rb"""\s(?:class|src|id)=["'][^"'<>]{0,300}?(?:logo|brand|marque|marca|marke|hersteller|manufactur)""", re.IGNORECASE
)
_LOGO_WORD = re.compile(r"^logo\s+|\s+logo$", re.IGNORECASE)
_AREA = re.compile(rb"</(?:header|nav|ul)>", re.IGNORECASE)
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


def titled_logo(page: bytes, heading: int, titles: Iterable[str], host: str) -> str | None:
    """The part of a title behind the name that a brand's logo close to the main heading is called, but for the site's
    own; the heading begins at a place, or is -1."""
    area = _AREA.split(page[max(0, heading - BEFORE) : max(0, heading)])[-1] + page[max(0, heading) : heading + BEHIND]
    pictures = (
        clean_text(alt.decode("utf-8", "ignore"), MAX_LOGO) for alt, tag in _PICTURE.findall(area) if _LOGO.search(tag)
    )
    logos = {_LOGO_WORD.sub("", alt).casefold() for alt in pictures if alt}
    parts = (part.strip() for title in titles if logos for part in _APART.split(title)[1:])
    return next((one for one in parts if one.casefold() in logos and squashed(one) not in squashed(host)), None)

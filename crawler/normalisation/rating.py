"""Ratings on one scale, from 0 to 5."""

import re
from decimal import Decimal

from crawler.product import Rating

_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,10})?)\s*(%)?(?:\s*(?:/|out of|von|sur|de|di|su|van)\s*(\d{1,3}))?")
_COUNT = re.compile(r"\d{1,3}(?:[.,\s\u00a0]\d{3})+|\d{1,9}")


def parse_rating(value: str | None, best: str | None, count: str | None) -> Rating | None:
    """A rating as stated, with the best there is (5 if not stated) and how many gave one; None where nobody did, or
    where it can't be on its scale."""
    match = _NUMBER.search(value) if value else None
    if value is None or match is None:
        return None
    top = Decimal(100) if match[2] else _number(match[3]) or _number(best) or Decimal(5)
    stated = Decimal(match[1].replace(",", "."))
    raters = _count(count)
    if not 0 < stated <= top or raters == 0:
        return None
    scaled = round(stated / top * 5, 2)
    return Rating(value=scaled, count=raters, raw=value if top == 5 else f"{value} of {top:f}")


def _number(text: str | None) -> Decimal | None:
    match = _NUMBER.search(text) if text else None
    return (Decimal(match[1].replace(",", ".")) or None) if match else None


def _count(text: str | None) -> int | None:
    match = _COUNT.search(text) if text else None
    return int(re.sub(r"\D", "", match[0])) if match else None

"""Whether a page prints an amount for people, found without a tree."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from crawler.extraction.context import PageContext

MAX_TAG = 100_000
"""Characters of a tag, whose attributes are looked past."""
MAX_PLACES = 2_000


def prints(context: PageContext, amount: Decimal) -> bool:
    """Whether an amount stands in the page's text outside scripts and tags, in any way of writing it."""
    if amount not in context.printed:
        context.printed[amount] = _stands_in(context.markup.shown, amount)
    return context.printed[amount]


def _stands_in(shown: str, amount: Decimal) -> bool:
    for match in islice(_written(amount).finditer(shown), MAX_PLACES):
        if not _part_of_more(shown, match.start()) and not _in_tag(shown, match.start()):
            return True
    return False


def _part_of_more(text: str, position: int) -> bool:
    before = text[max(0, position - 2) : position]
    return bool(before) and (before[-1].isalnum() or (before[-1] in ".," and before[:1].isdigit()))


def _in_tag(text: str, position: int) -> bool:
    begin = max(0, position - MAX_TAG)
    return text.rfind("<", begin, position) > text.rfind(">", begin, position)


@lru_cache(maxsize=1024)
def _written(amount: Decimal) -> re.Pattern[str]:
    whole, _, fraction = f"{amount:.2f}".partition(".")
    digits = r"[.,'’\s\xa0]?".join(re.escape(part) for part in thousands(whole))
    # Cents in an element of their own, or behind a point in one of its own.
    split = r"(?:\s*+[^\d<>\s]{0,3}\s*+<[^<>]{0,200}>){1,4}\s*+[.,]?"
    cents = r"(?:[.,]00|[.,][-–—]{1,2})?" if fraction == "00" else rf"(?:[.,]|{split}){fraction}"
    return re.compile(rf"{digits}{cents}(?![.,]?\d)")


def thousands(whole: str) -> list[str]:
    """Digits in groups of three, the first one shorter: ``1234567`` → 1, 234, 567."""
    head = len(whole) % 3 or 3
    return [whole[:head], *(whole[n : n + 3] for n in range(head, len(whole), 3))]

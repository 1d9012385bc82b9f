"""The currency in which a page prints an amount whose data states another one."""

import re
from decimal import Decimal

from crawler.extraction.content.context import PageContext
from crawler.extraction.prices.printed_amount import printed_places
from crawler.values.currencies import stated_currency

BESIDE = 6
"""Characters on both sides of an amount in which its currency stands."""

_MARK = r"[€£₹₽₩₪₫₺₴₸₱฿₦$¥]|[A-Z]{3}\b|zł|Kč|kr\b"
_BEFORE = re.compile(rf"({_MARK})[\s<]*$")
_BEHIND = re.compile(rf"[\s<]*({_MARK})")


def contradicted_currency(context: PageContext, amount: Decimal, code: str) -> str | None:
    """The currency that is beside an amount wherever the page prints it with one, if that is another than ``code``."""
    said = context.said
    printed: set[str | None] = set()
    for begin, end in printed_places(context, amount):
        found = _BEFORE.search(said, max(0, begin - BESIDE), begin) or _BEHIND.match(said, end, end + BESIDE)
        if found:
            printed.add(stated_currency(found[1], code))
            if code in printed:
                return None
    return printed.pop() if len(printed) == 1 else None

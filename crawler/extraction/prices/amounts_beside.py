"""Whether a page prints a second amount beside one, without a tree."""

import re
from collections.abc import Collection
from decimal import Decimal

from crawler.extraction.content.context import PageContext
from crawler.extraction.prices.printed_amount import printed_places
from crawler.extraction.prices.words import CALLED_FORMER
from crawler.values.currencies import has_currency
from crawler.values.money import parse_amounts

AROUND = 250
NEXT = 4
"""Characters and texts on both sides within which an amount belongs to another."""
MAX_PLACES = 20
MAX_TEXT, MAX_WORDS = 60, 25
"""Characters of a text that is a price, and of what it has beside the number."""

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[\d.,'’\s]+")
_RATING = re.compile(r"\d[.,]\d")


def prints_beside(context: PageContext, amount: Decimal, stated: Collection[Decimal]) -> bool:
    """Whether another price than those ``stated`` is printed near one, wherever that is: a reduced one, the one of
    before, a range's end.

    Less than a tenth, or more than ten times as much, is another thing's price.
    """
    for begin, end in printed_places(context, amount)[:MAX_PLACES]:
        texts = _texts_beside(context.said, begin, end)
        if any(_is_other(text, amount, stated) for text in texts if _DIGIT.search(text)):
            return True
    return False


def calls_former(context: PageContext, amount: Decimal) -> bool:
    """Whether the text that an amount is printed in, or the one before it, calls it the price of before."""
    for begin, _ in printed_places(context, amount)[:MAX_PLACES]:
        before, _, own = context.said[max(0, begin - MAX_TEXT) : begin].rpartition("<")
        label = own if any(map(str.isalpha, own)) else before.rpartition("<")[2]
        if not _DIGIT.search(label) and CALLED_FORMER.search(label):
            return True
    return False


def _texts_beside(said: str, begin: int, end: int) -> list[str]:
    """The texts next to an amount, and what its own has but itself."""
    *before, own = said[max(0, begin - AROUND) : begin].split("<")
    rest, *behind = said[end : end + AROUND].split("<")
    return [own + rest, *before[-NEXT:], *behind[:NEXT]]


def _is_other(text: str, amount: Decimal, stated: Collection[Decimal]) -> bool:
    text = " ".join(text.split())
    words = _NUMBER.sub("", text)
    if (
        len(text) > MAX_TEXT
        or len(words) > MAX_WORDS
        or not (has_currency(text) if words else not _RATING.fullmatch(text))
    ):
        return False
    others = {money.amount for money in parse_amounts(text)}.difference(stated, (amount,))
    return any(min(other, amount) * 10 > max(other, amount) for other in others)

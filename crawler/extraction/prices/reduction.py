"""The price of before, told by a page's own arithmetic: printed near the price, with what is saved beside both."""

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from crawler.extraction.content.context import PageContext
from crawler.extraction.prices.printed_amount import printed_places
from crawler.extraction.prices.words import SAVED
from crawler.values.money import parse_amounts

AROUND = 200
"""Characters of texts on both sides of a price within which its reduction is printed."""
MAX_PLACES = 3
"""Places where the price is printed that are looked at: farther down stand other products."""
MAX_TEXT = 40
MAX_REDUCTION = 10
MOST_SAVED = Decimal("0.7")
"""More of the old price is hardly taken off by an amount: such sums are of other things."""

_SHARE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d)?)[\s<]*%")
_DIGIT = re.compile(r"\d")
_OF_AN_ORDER = re.compile(r"\border|bestell|\bcommande|\bpedido|\bordine\b|beställ|zamów|заказ", re.IGNORECASE)
"""What is taken off a whole order, for those who sign for news or spend enough."""
_CENTS = re.compile(r"[.,]?\d\d")
_OPEN = re.compile(r"(?<![.,]\d)\d[.,]?$")


def reduced_from(context: PageContext, price: Decimal) -> Decimal | None:
    """A higher amount near the price, of which the page prints by how much it is reduced: as a share or an amount.

    ``299.99 … 179.99 … Save 120`` and ``109.99 … 76.99 … 30%`` need no word that is understood.
    """
    for begin, end in printed_places(context, price)[:MAX_PLACES]:
        near = context.said[max(0, begin - AROUND) : end + AROUND]
        shares = [Decimal(share.replace(",", ".")) for share in _SHARE.findall(near)] if "%" in near else []
        if not shares and not SAVED.search(near):
            continue
        texts = list(_texts(near))
        saved = set(_saved(texts))
        if not shares and not saved:
            continue
        amounts = {amount for text in texts if _DIGIT.search(text) for amount in _prices(text)}
        higher = {amount for amount in amounts if price < amount < price * MAX_REDUCTION}
        fitting = {
            amount
            for amount in higher
            if _fits(price / amount, shares) or (amount - price in saved and amount - price < amount * MOST_SAVED)
        }
        if len(fitting) == 1:
            return fitting.pop()
    return None


def _prices(text: str) -> Iterator[Decimal]:
    """The amounts of a text, without the bare numbers that a product's name has."""
    named = any(map(str.isalpha, text))
    return (one.amount for one in parse_amounts(text) if not named or one.currency or one.former or one.amount % 1)


def _saved(texts: list[str]) -> Iterator[Decimal]:
    """The amounts that are called what is saved, in their own text or in the one before."""
    for before, text in pairwise(["", *texts]):
        told = SAVED.search(text) or (not _DIGIT.search(before) and SAVED.search(before))
        if told and not _OF_AN_ORDER.search(text):
            yield from (money.amount for money in parse_amounts(text))


def _texts(near: str) -> Iterator[str]:
    """The short texts of a part of a page, cents of their own joined to what is before them."""
    last = ""
    for piece in near.split("<"):
        text = " ".join(html.unescape(piece).split())
        if _CENTS.fullmatch(text) and _OPEN.search(last):
            last = f"{last.rstrip('.,')}.{text.lstrip('.,')}"
            continue
        if last and len(last) <= MAX_TEXT:
            yield last
        last = text
    if last and len(last) <= MAX_TEXT:
        yield last


def _fits(left: Decimal, shares: list[Decimal]) -> bool:
    """Whether one of the shares, rounded or cut, is what a price is reduced by to what is left of it."""
    reduced = 100 * (1 - left)
    return any(Decimal("-0.5") <= reduced - share < 1 for share in shares)

"""Amounts as people and programs write them, read without guessing."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from crawler.values.any_case import AnyCase
from crawler.values.currencies import currency_code, has_currency, stated_currency
from crawler.values.decimals import decimal_of
from crawler.values.former_price import FORMER_PRICE
from crawler.values.plain_amounts import MAX_TEXT, plain_amounts

_GROUPED = r"\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d{1,3}(?!\d))?"
_PLAIN = r"\d+(?:[.,]\d+)*|(?<![^\W\d_])[.,]\d{1,2}(?!\d)"
_BEGIN = r"(?:(?<![\d.,])|(?<=[^\W\d_]\.)|(?<=/\.))(?<!\de)(?<!\de[+-])"
"""Not within a number; the point of a sign (``Rs.999``, ``S/.45``) is no part of one."""
_AMOUNT = re.compile(rf"(?=[\d.,]){_BEGIN}(?:{_GROUPED}|{_PLAIN})(?![\d.,]*\s?%)(?![\d.,]*e[+-]?\d)", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|[\s(])[-−](?:[^\w\s]\s?)?$|[^\w\s] ?[-−]$")
_NEXT_SIGN = re.compile(
    r"\s?:\s?[$€£¥₹]|(?:\s?[-–—]\s?\d{1,5})?\s[$€£¥₹]\d|"
    r"\s?(?:g|gr|kg|ml|cl|l|oz|lbs?|cm|mm|in|pcs|pk|ct)\b(?:\s?[-–—(])?\s?[$€£¥₹]\s?\d"
)
"""The sign of the amount behind a number that is none: ``Set of 4: $38``, ``1-9 $38``, ``50g $38``."""
_SMALL_WORD = re.compile(r"\s[a-z]{2,}(?=\s)")
_RANGE = re.compile(r"\s?(?:-|–|—|to|bis|do|till|a|à)\s")
_HAS_CENTS = re.compile(r"[.,]\d\d$")
_FORMER = AnyCase(rf"{FORMER_PRICE}[^\d]*$")
_FROM_BEFORE = re.compile(r"\W*(?:de|van)\b\W*(?:\b[a-z]{0,2})?[$€£]?\s*", re.IGNORECASE)
"""What leads the price of before, alone in its text: ``De: R$ 399,90``, ``Por: R$ 299,90``."""
_DIGIT = re.compile(r"\d")
_FREE = re.compile(r"\W*(?:free|gratis|kostenlos|gratuit)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency; what is not stated is None. ``raw`` is the text as found."""

    amount: Decimal
    currency: str | None
    raw: str
    former: bool = False
    """Whether the text calls it the price of before, or a list price."""


def parse_price(text: str, currency_hint: str | None = None) -> Money | None:
    """The first price in a text, such as ``1.299,00 €``, ``USD, $295.95`` or ``1'299.–``; None if there is none.

    ``currency_hint`` is a code, or a text with one, from beside the price. It stands in for a missing currency and
    decides a sign that several countries share, but never overrules what the text states.
    """
    amounts = parse_amounts(text, currency_hint)
    if amounts:
        return next((money for money in amounts if not money.former), amounts[0])
    if _FREE.fullmatch(text[:MAX_TEXT]):
        return Money(Decimal(0), _hinted(text, currency_hint), text)
    return None


def parse_amounts(text: str, currency_hint: str | None = None) -> list[Money]:
    """Every price in a text, in its order; percentages and negative numbers are none."""
    # A page's texts are read several times: with what is beside them, and in one larger text after the other.
    return list(_amounts(text, currency_hint))


@lru_cache(maxsize=1024)
def _amounts(text: str, currency_hint: str | None) -> tuple[Money, ...]:
    raw, text = text, plain_amounts(text)
    if not _DIGIT.search(text):
        return ()
    currency = _hinted(raw, currency_hint)
    matches = [m for m in _AMOUNT.finditer(text) if not _MINUS.search(text[: m.start()])]
    around = zip([None, *matches], matches, [*matches[1:], None], strict=False)
    beside = [match for before, match, behind in around if _priced(text, match, before, behind)]
    alone = len(matches) == 1
    return tuple(
        Money(amount, currency, raw, _is_former(text[: m.start()], alone))
        for m in beside or matches
        if (amount := decimal_of(m[0], currency)) is not None
    )


def _is_former(before: str, alone: bool) -> bool:
    return bool(_FORMER.search(before) or (alone and _FROM_BEFORE.fullmatch(before)))


def _hinted(text: str, hint: str | None) -> str | None:
    code = (currency_code(hint) or stated_currency(hint[:MAX_TEXT])) if hint else None
    stated = stated_currency(text[:MAX_TEXT], code)
    return stated or (None if has_currency(text[:MAX_TEXT]) else code)


def _priced(text: str, match: re.Match[str], before: re.Match[str] | None, behind: re.Match[str] | None) -> bool:
    """Whether a currency stands beside a number, or beside the other end of its range.

    Behind a range's start only what has cents like that is its end: ``$12 - 24 pieces`` is none.
    """
    if _beside_currency(text, match):
        return True
    if behind and _RANGE.fullmatch(text[match.end() : behind.start()]):
        return _beside_currency(text, behind)
    if not before or not _RANGE.fullmatch(text[before.end() : match.start()]):
        return False
    return bool(_HAS_CENTS.search(before[0]) and _HAS_CENTS.search(match[0])) and _beside_currency(text, before)


def _beside_currency(text: str, match: re.Match[str]) -> bool:
    if has_currency(text[max(0, match.start() - 5) : match.start()]):
        return True
    if _NEXT_SIGN.match(text, match.end()):
        return False
    # In ``2 for $15`` the sign is the next number's.
    word = _SMALL_WORD.match(text, match.end())
    return has_currency(word[0] if word else text[match.end() : match.end() + 6])

"""A price that a query names in words: ``under $50``, ``zwischen 20 und 40 €``, ``5000円以下``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from crawler.values.decimals import decimal_of
from indexer.engines.query import And, Between, Filter
from search.language.word_lists import listed_lines
from search.language.word_pattern import alternatives, same_length
from search.query.currency import currency_pattern, is_foreign, may_be_money

_LINES = listed_lines("price_words.txt")
_NUMBER = r"(?<![a-z0-9.,])(?:\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)"
_SPACED = r"\d{1,3}(?: \d{3})+(?:,\d{1,2})?"
"""Right behind a word that limits it: elsewhere a number before it may be of a name."""
_END = r"(?:[.,][-–—]+)?(?![.,]?\d)"
_TIMES = {"k": 1000, "만": 10_000, "万": 10_000, "萬": 10_000}
_LEAST_BARE = 10
"""What limits a number that has no currency: ``max 64`` ends the name of a telephone."""
_ABOUT = Decimal("0.2")
"""How much less or more a price may be that is not meant exactly."""


@dataclass(frozen=True)
class PricePhrase:
    """A price that a query names, from ``low`` to ``high`` in units of the currency; None where it is open."""

    low: Decimal | None
    high: Decimal | None
    named: str
    """As it was typed."""
    foreign: bool = False
    """Whether it is in another currency than the shop's."""


def read_price(text: str, currency: str) -> tuple[str, PricePhrase | None]:
    """The text without its price, and the price. ``currency``: the shop's, which an amount without a sign is in.

    An amount without any sign is a price only at the end of the text, after words that mean nothing else: ``under 50``.
    """
    if not any(map(str.isdigit, text)):
        return text, None
    plain = same_length(text)
    if not may_be_money(currency).search(plain):
        return text, None
    for pattern in _patterns(currency):
        for found in pattern.finditer(plain):
            if bounds := _bounds(found, plain):
                named = text[found.start() : found.end()].strip()
                foreign = any(is_foreign(sign, currency) for sign in _signs(found))
                return _without(text, found), PricePhrase(*bounds, named, foreign)
    return text, None


def with_price(filter_: Filter | None, price: PricePhrase | None) -> Filter | None:
    """The filter and the price, both held."""
    if price is None:
        return filter_
    within = Between("price", price.low, price.high)
    return And((filter_, within)) if filter_ else within


def _words(kind: str) -> str:
    listed = [line.partition(" ")[2].split(", ") for line in _LINES if line.split(" ")[0] == kind]
    return alternatives(word for words in listed for word in words)


@lru_cache(maxsize=16)
def _patterns(currency: str) -> Sequence[re.Pattern[str]]:
    """Of a range, of a limit before an amount, and of one behind it; ``currency``: the shop's."""
    first, last = _money(currency, "1"), _money(currency, "2")
    lead = rf"(?:(?:{_words('lead')})\s+)?"
    limits = "|".join(f"(?P<{kind}>{_words(kind)})" for kind in ("cheaper", "most", "least", "about"))
    behind = "|".join(f"(?P<{kind}>{_words(kind)})" for kind in ("at_most", "at_least"))
    return (
        re.compile(rf"{lead}(?:(?:{_words('from')})\s*)?{first}\s*(?:{_words('to')})\s*{last}"),
        re.compile(rf"{lead}(?:{limits})\s*{_money(currency, '1', _SPACED)}"),
        re.compile(rf"{first}\s*(?:{behind})"),
    )


def _money(currency: str, end: str, grouped: str = "(?!)") -> str:
    """An amount and what names its currency, as groups with the end of a range that it is: 1 or 2."""
    sign = currency_pattern(currency)
    amount = rf"(?P<number{end}>{grouped}|{_NUMBER}){_END}(?P<times{end}>k(?!\w)|[만万萬])?(?!\s?%)"
    return rf"(?P<before{end}>{sign})?\s*{amount}(?:\s*(?P<after{end}>{sign})(?!\s?\d)|(?![a-z0-9_]))"


def _signs(found: re.Match[str]) -> list[str]:
    return [sign for name, sign in found.groupdict().items() if sign and name.startswith(("before", "after"))]


def _bounds(found: re.Match[str], text: str) -> tuple[Decimal | None, Decimal | None] | None:
    """The least and the most that was found; None if it names no price."""
    groups = found.groupdict()
    amount = _amount(found, "1")
    at_end = found.end() == len(text.rstrip())
    bare = amount is not None and groups.get("cheaper") and amount >= _LEAST_BARE and at_end
    if amount is None or not (_signs(found) or bare):
        return None
    if "number2" in groups:
        other = _amount(found, "2")
        return (min(amount, other), max(amount, other)) if other is not None else None
    if groups.get("about"):
        return amount * (1 - _ABOUT), amount * (1 + _ABOUT)
    return (amount, None) if groups.get("least") or groups.get("at_least") else (None, amount)


def _amount(found: re.Match[str], end: str) -> Decimal | None:
    amount = decimal_of(found[f"number{end}"].replace("’", "'"))
    return amount * _TIMES.get(found[f"times{end}"] or "", 1) if amount is not None else None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()

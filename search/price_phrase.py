"""A price that a query names in words: ``under $50``, ``zwischen 20 und 40 €``, ``moins de 30 euros``."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indexer.engines.query import And, Between, Filter

_AMOUNT = r"(\d{1,7}(?:[.,]\d{1,2})?)"
_BEFORE = r"([$€£¥]|usd|eur|gbp|jpy|chf)?\s*"
_AFTER = r"\s*([$€£¥]|usd|eur|gbp|jpy|chf|dollars?|euros?|pounds?|pesos?|dólares?)?(?![\w.,]*\w)"
_MONEY = _BEFORE + _AMOUNT + _AFTER

_MOST = (
    r"under|below|less than|cheaper than|up to|at most|max(?:imum)?|unter|bis zu|bis|höchstens|weniger als|"
    r"moins de|jusqu['’]?à|en dessous de|sous|menos de|hasta|por debajo de|<=?"
)
_LEAST = (
    r"over|above|more than|at least|from|min(?:imum)?|über|ab|mindestens|mehr als|plus de|à partir de|au moins|"
    r"más de|mas de|desde|por encima de|al menos|>=?"
)
_BETWEEN = re.compile(
    rf"(?:\b(?:between|from|zwischen|von|entre|de|desde)\s+)?{_MONEY}\s*(?:-|–|\b(?:and|to|und|bis|et|à|y|a|hasta)\b)\s*"
    rf"{_MONEY}",
    re.IGNORECASE,
)
_LIMIT = re.compile(rf"(?<!\w)(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\s*{_MONEY}", re.IGNORECASE)

_CHEAPER = frozenset(
    ("under", "below", "less than", "cheaper than", "unter", "weniger als", "moins de", "en dessous de", "menos de")
)
"""What limits a number that has no currency: ``max 64`` ends the name of a telephone."""
_LEAST_BARE = 10

_CURRENCIES = {
    "$": ("USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD"),
    "dollar": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
    "dólar": ("USD",),
    "peso": ("MXN", "ARS", "CLP", "COP"),
    "€": ("EUR",),
    "euro": ("EUR",),
    "£": ("GBP",),
    "pound": ("GBP",),
    "¥": ("JPY", "CNY"),
}
"""What a sign may mean; codes mean themselves."""


@dataclass(frozen=True)
class PricePhrase:
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
    if found := _BETWEEN.search(text):
        first, second = found.group(1, 2, 3), found.group(4, 5, 6)
        signs = [sign for sign in (first[0], first[2], second[0], second[2]) if sign]
        if signs:
            bounds = sorted((_amount(first[1]), _amount(second[1])))
            return _without(text, found), PricePhrase(bounds[0], bounds[1], found[0].strip(), _foreign(signs, currency))
    if found := _LIMIT.search(text):
        before, number, after = found.group(3, 4, 5)
        signs = [sign for sign in (before, after) if sign]
        amount = _amount(number)
        limited = found["most"] and found["most"].lower() in _CHEAPER and amount >= _LEAST_BARE
        if signs or (limited and found.end() == len(text.rstrip())):
            low, high = None if found["most"] else amount, amount if found["most"] else None
            return _without(text, found), PricePhrase(low, high, found[0].strip(), _foreign(signs, currency))
    return text, None


def with_price(filter_: Filter | None, price: PricePhrase | None) -> Filter | None:
    """The filter and the price, both held."""
    if price is None:
        return filter_
    within = Between("price", price.low, price.high)
    return And((filter_, within)) if filter_ else within


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _foreign(signs: list[str], currency: str) -> bool:
    return any(currency not in _meaning(sign.lower()) for sign in signs)


def _meaning(sign: str) -> tuple[str, ...]:
    word = sign.rstrip("s") if len(sign) > 3 else sign
    return _CURRENCIES.get(word.removesuffix("e") if word.startswith("dólar") else word, (sign.upper(),))

"""The price of a home row from whatever columns a shop keeps it in."""

import re
from decimal import Decimal
from functools import lru_cache

from crawler.currencies import currency_code
from crawler.money import Money, parse_price
from crawler.product import Offer
from indexer.minor_units import from_minor_units

_PLAIN = re.compile(r"(\d{1,12}(?:\.\d{1,2})?)(?: ?([A-Z]{3}))?")
_code = lru_cache(maxsize=512)(currency_code)


@lru_cache(maxsize=16_384)
def read_money(text: str, hint: str | None) -> Money | None:
    """A price text with the currency column's value, the common spellings without the long way round."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        stated = _code(plain[2]) if plain[2] else None
        if stated or not plain[2]:
            return Money(Decimal(plain[1]), stated or (_code(hint) if hint else None), text)
    return parse_price(text, hint)


def set_prices(
    offer: Offer, price: str | None, sale: str | None, former: str | None, minor: str | None, currency: str | None
) -> str | None:
    """Fill the offer's prices; returns a reason code where something stated is no price.

    A price without currency is kept as raw only. Zero is no price.
    """
    regular, lowered = (read_money(text, currency) if text else None for text in (price, sale))
    if minor and not (regular and regular.amount):
        regular = _from_minor(minor, currency)
    asked = lowered if lowered and lowered.amount and _comparable(lowered, regular) else regular
    offer.price_raw = (asked.raw if asked else price or minor) or None
    if asked is None:
        return "price_unreadable" if price or minor else None
    if not asked.amount:
        return "price_zero"
    if asked.currency is None:
        return "price_without_currency"
    offer.price, offer.price_currency = asked.amount, asked.currency
    before = regular if asked is lowered and regular else read_money(former, currency) if former else None
    if before and before.amount and before.currency == asked.currency and before.amount > asked.amount:
        offer.list_price = before.amount
    return None


def _comparable(lowered: Money, regular: Money | None) -> bool:
    return regular is None or regular.currency == lowered.currency


def _from_minor(text: str, currency: str | None) -> Money | None:
    code = _code(currency) if currency else None
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        return None
    # Without a currency nobody knows how many digits are decimals; only the raw text is kept then.
    return Money(from_minor_units(int(text), code) if code else Decimal(int(text)), code, text)

"""Prices and stock of the WooCommerce Store API: minor units, sales, ranges."""

from decimal import Decimal
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.platforms.reading import Reading
from crawler.product import Availability, Offer
from crawler.values.currencies import currency_code

Record = dict[str, Any]


def offer_of(record: Record, url: str, reading: Reading, several: bool = False) -> Offer:
    """The offer of a simple product or a variation; of a parent (``several``) what holds for all its variations."""
    stated = record.get("prices")
    prices: Record = stated if isinstance(stated, dict) else {}
    unit = prices.get("currency_minor_unit")
    price, regular = (_amount(prices.get(name), unit) for name in ("price", "regular_price"))
    low, high = _range(prices, unit)
    if several and "price_range" not in prices:
        low = price  # the parent's price is the lowest of its variations; only a null range says that it is all of them
    if low is not None and low != high:
        price, regular = None, None
    elif low is not None:
        low, high = None, None
    if price is None and low is None and clean_text(prices.get("price")) not in (None, "0"):
        reading.reject("price_unreadable", prices.get("price"), url)
    code = prices.get("currency_code")
    currency = (currency_code(code) if isinstance(code, str) else None) or reading.currency
    return Offer(
        price=price,
        price_currency=currency if price is not None or low is not None else None,
        price_raw=clean_text(prices.get("price"), 100),
        list_price=regular if price is not None and regular is not None and regular > price else None,
        low_price=low,
        high_price=high,
        availability=_availability(record),
        url=url,
    )


def parents_offer(record: Record, address: str, reading: Reading) -> Offer:
    """What a parent says of each of its variations: nothing is in stock if it isn't; the reverse is unknown."""
    offer = offer_of(record, address, reading, several=True)
    offer.availability = Availability.OUT_OF_STOCK if offer.availability == Availability.OUT_OF_STOCK else None
    return offer


def _range(prices: Record, unit: object) -> tuple[Decimal | None, Decimal | None]:
    spread = prices.get("price_range")
    if not isinstance(spread, dict):
        return None, None
    return _amount(spread.get("min_amount"), unit), _amount(spread.get("max_amount"), unit)


def _amount(value: object, unit: object) -> Decimal | None:
    """Minor units to a decimal: ``45000`` with 2 → 450.00. Without the unit's digits it is no amount; nor is zero."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not isinstance(unit, int) or isinstance(unit, bool) or not 0 <= unit <= 4:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        return None
    return Decimal(text).scaleb(-unit) or None


def _availability(record: Record) -> Availability | None:
    if record.get("is_on_backorder") is True:
        return Availability.BACK_ORDER
    stock = record.get("is_in_stock")
    return Availability.IN_STOCK if stock is True else Availability.OUT_OF_STOCK if stock is False else None

"""Prices and stock of a product in Magento's GraphQL."""

from collections.abc import Mapping
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.platforms.reading import Reading
from crawler.product import Availability, Offer
from crawler.values.currencies import currency_code
from crawler.values.money import Money

_STOCK = {"IN_STOCK": Availability.IN_STOCK, "OUT_OF_STOCK": Availability.OUT_OF_STOCK}


def offer_of(record: Mapping[str, Any], url: str, reading: Reading) -> Offer:
    """The offer of a product; of one that costs from and to, only the range."""
    spread = record.get("price_range")
    low, regular = (_price(spread, "minimum_price", name, url, reading) for name in ("final_price", "regular_price"))
    high = _price(spread, "maximum_price", "final_price", url, reading)
    offer = Offer(availability=_STOCK.get(str(record.get("stock_status"))), url=url)
    if low is None:
        return offer
    offer.price_currency, offer.price_raw = low.currency, low.raw
    if high is not None and high.amount > low.amount:
        offer.low_price, offer.high_price = low.amount, high.amount
        return offer
    offer.price = low.amount
    offer.list_price = regular.amount if regular and regular.amount > low.amount else None
    return offer


def _price(spread: object, end: str, name: str, url: str, reading: Reading) -> Money | None:
    bound = spread.get(end) if isinstance(spread, dict) else None
    money = bound.get(name) if isinstance(bound, dict) else None
    if not isinstance(money, dict):
        return None
    price = reading.price(money.get("value"), url)
    code = clean_text(money.get("currency"), 10)
    return Money(price.amount, currency_code(code) if code else reading.currency, price.raw) if price else None

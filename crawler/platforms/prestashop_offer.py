"""Prices and stock of a PrestaShop product's data."""

from collections.abc import Mapping
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.platforms.reading import Reading
from crawler.product import Availability, Offer
from crawler.values.availability import parse_availability

_STOCK = {"available": Availability.IN_STOCK, "last_remaining_items": Availability.LIMITED_AVAILABILITY}


def offer_of(record: Mapping[str, Any], reading: Reading) -> Offer:
    """The offer of the combination that a page shows, in the currency that the page is in."""
    price, former = (reading.price(record.get(name), reading.url) for name in ("price_amount", "regular_price_amount"))
    price = price or reading.price(record.get("price"), reading.url)
    offer = Offer(price_raw=clean_text(record.get("price"), 100), availability=_stock(record), url=reading.url)
    if price:
        offer.price, offer.price_currency = price.amount, price.currency
        offer.list_price = former.amount if former and former.amount > price.amount else None
    return offer


def _stock(record: Mapping[str, Any]) -> Availability | None:
    if str(record.get("available_for_order")) in ("0", "False"):
        return Availability.OUT_OF_STOCK
    stated = str(record.get("availability") or "")
    return _STOCK.get(stated) or parse_availability(stated)

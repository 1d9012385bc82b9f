"""Prices and stock of a Google Merchant item: sale prices while they last."""

from datetime import date, datetime

from crawler.availability import parse_availability
from crawler.money import Money, parse_price
from crawler.platforms.merchant_items import Item, first
from crawler.product import Offer

_CONDITIONS = {"new": "NewCondition", "used": "UsedCondition", "refurbished": "RefurbishedCondition"}


def offer_of(item: Item, observed_at: datetime, currency: str | None, url: str | None = None) -> Offer:
    """The offer of an item at a time: the sale price while the sale lasts, with the regular one as its list price.

    ``currency`` is used for prices that state none; zero is no price.
    """
    regular = parse_price(first(item, "price", 100) or "", currency)
    sale, ends = _sale(item, observed_at, currency)
    asked = sale if sale and sale.amount and sale.currency == (regular.currency if regular else None) else regular
    lowered = asked is sale and asked is not None and regular is not None
    return Offer(
        price=(asked.amount or None) if asked else None,
        price_currency=asked.currency if asked else None,
        price_raw=asked.raw if asked else first(item, "price", 100),
        list_price=regular.amount if lowered and regular and _above(regular, asked) else None,
        availability=parse_availability(first(item, "availability", 100) or ""),
        item_condition=_CONDITIONS.get((first(item, "condition", 50) or "").lower()),
        price_valid_until=ends if lowered else None,
        url=url,
    )


def _above(one: Money, other: Money | None) -> bool:
    return bool(other and one.amount > other.amount)


def _sale(item: Item, observed_at: datetime, currency: str | None) -> tuple[Money | None, date | None]:
    """The sale price, if the sale is on at that time, and its last day."""
    sale = parse_price(first(item, "sale_price", 100) or "", currency)
    period = first(item, "sale_price_effective_date", 100)
    if not period:
        return sale, None
    try:
        starts, ends = (datetime.fromisoformat(part.strip()) for part in period.split("/"))
    except ValueError:
        return None, None  # a sale of unknown time may be over: the regular price is the safe one
    starts, ends = (day if day.tzinfo else day.replace(tzinfo=observed_at.tzinfo) for day in (starts, ends))
    return (sale, ends.date()) if starts <= observed_at <= ends else (None, None)

"""Prices and stock of a Google Merchant item: sale prices while they last."""

from datetime import date, datetime, time

from crawler.platforms.feed_item import Item, first, says_no
from crawler.product import Offer
from crawler.values.availability import parse_availability
from crawler.values.money import Money, parse_price

_CONDITIONS = {"new": "NewCondition", "used": "UsedCondition", "refurbished": "RefurbishedCondition"}


def offer_of(item: Item, observed_at: datetime, currency: str | None, url: str | None = None) -> Offer:
    """The offer of an item at a time: the sale price while the sale lasts, with the regular one as its list price.

    ``currency`` is used for prices that state none; zero is no price.
    """
    regular = parse_price(first(item, "price", 100) or "", currency)
    sale, ends = _sale(item, observed_at, (regular and regular.currency) or currency)
    asked = sale if sale and sale.amount and not _raised(sale, regular) else regular
    lowered = asked is sale and asked is not None and regular is not None
    return Offer(
        price=(asked.amount or None) if asked else None,
        price_currency=asked.currency if asked else None,
        price_raw=asked.raw if asked else first(item, "price", 100),
        list_price=regular.amount if lowered and regular and _above(regular, asked) else None,
        availability=parse_availability(first(item, "availability", 100) or ""),
        item_condition=_CONDITIONS.get((first(item, "condition", 50) or "").lower()),
        price_valid_until=ends if lowered else None,
        agent_checkout=False if says_no(item, "enable_checkout") else None,
        url=url,
    )


def _raised(sale: Money, regular: Money | None) -> bool:
    """Whether what is called a sale is none: in another currency, or dearer."""
    return regular is None or sale.currency != regular.currency or _above(sale, regular)


def _above(one: Money, other: Money | None) -> bool:
    return bool(other and one.amount > other.amount)


def _sale(item: Item, observed_at: datetime, currency: str | None) -> tuple[Money | None, date | None]:
    """The sale price, if the sale is on at that time, and its last day."""
    sale = parse_price(first(item, "sale_price", 100) or "", currency)
    period = first(item, "sale_price_effective_date", 100)
    if not period:
        return sale, None
    begin, _, end = period.partition("/")
    starts, ends = _moment(begin, observed_at), _moment(end, observed_at, last=True)
    if starts is None or ends is None:
        return None, None  # a sale of unknown time may be over: the regular price is the safe one
    return (sale, ends.date()) if starts <= observed_at <= ends else (None, None)


def expired(item: Item, observed_at: datetime) -> bool:
    """Whether an item says that it ends before a time."""
    ends = _moment(first(item, "expiration_date", 100) or "", observed_at, last=True)
    return ends is not None and ends < observed_at


def _moment(text: str, observed_at: datetime, last: bool = False) -> datetime | None:
    """A stated time; of a day without one its beginning, or its end where that is asked for."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if last and len(text.strip()) <= 10:
        moment = datetime.combine(moment, time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=observed_at.tzinfo)

"""The offers that a page's sources state, as one: the visible page decides where they contradict."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from crawler.extraction.choice import Choice, choose_first
from crawler.extraction.content.context import PageContext
from crawler.extraction.merging.confidence import PRINT
from crawler.extraction.prices.printed_amount import prints
from crawler.extraction.prices.printed_range import with_printed_cents
from crawler.extraction.prices.reduction import reduced_from
from crawler.extraction.stock.words import WAITING
from crawler.product import Offer
from crawler.values.currencies import has_currency, stated_currency

PAGE = "page"
_TERMS = ("availability", "item_condition", "price_valid_until", "url")


@dataclass(slots=True)
class Reading:
    """What one source states of the offer."""

    source: str
    offer: Offer

    @property
    def amount(self) -> Decimal | None:
        """Its price, or the start of its range."""
        return self.offer.price if self.offer.price is not None else self.offer.low_price

    @property
    def priced(self) -> bool:
        """Whether it states a price or an end of a range."""
        return self.amount is not None or self.offer.high_price is not None


def fuse_offers(readings: list[Reading], context: PageContext) -> tuple[Offer | None, dict[str, Choice]]:
    """One offer out of readings in the order of their trust, and how each of its fields was chosen."""
    if not readings:
        return None, {}
    chosen = _decisive([reading for reading in readings if reading.priced], context)
    choices: dict[str, Choice] = {}
    if chosen is not None:
        choices |= _priced(chosen, readings, context)
        if listed := _list_price(chosen, readings, context):
            choices["list_price"] = listed
    if currency := _currency(chosen, readings):
        choices["price_currency"] = currency
    for name in _TERMS:
        ordered = _shown_first(readings) if name == "availability" else readings
        stated = ((reading.source, getattr(reading.offer, name)) for reading in ordered)
        if (choice := choose_first(stated)) is not None:
            choices[name] = choice
    offer = Offer(**{name: choice.value for name, choice in choices.items()})
    return (offer if choices else None), choices


def _shown_first(readings: list[Reading]) -> list[Reading]:
    """The readings with the page's own first, if it says in words that the product can't be had, or not now."""
    return sorted(readings, key=lambda one: one.source != PAGE or one.offer.availability not in WAITING)


def _decisive(priced: list[Reading], context: PageContext) -> Reading | None:
    """The reading whose price stands."""
    if len({reading.amount for reading in priced}) < 2:
        decides = (r for r in priced if _spans(r, priced[0].offer) or _settles(r, priced[0].offer))
        return next(decides, priced[0]) if priced else None
    shown = next((reading for reading in priced if reading.source == PAGE), None)
    if shown is not None:
        return next((reading for reading in priced if _same_terms(reading, shown)), shown)
    first = next((r for r in priced[1:] if _reduces(r.offer, priced[0].offer)), priced[0])
    # A price that the page prints nowhere, beside one that it does print, is yesterday's or another country's.
    if first.amount is not None and not prints(context, first.amount):
        return next((r for r in priced if r.amount is not None and r is not first and prints(context, r.amount)), first)
    return first


def _spans(other: Reading, offer: Offer) -> bool:
    """Whether the page prints a range where another source states only its start."""
    return other.source == PAGE and other.offer.high_price is not None and offer.high_price is None


def _settles(other: Reading, offer: Offer) -> bool:
    """Whether another reading states the start of an offer's range as the price: the page does, the range has no end,
    or it ends with what is the price of before."""
    if offer.price is not None or other.offer.price is None:
        return False
    return other.source == PAGE or offer.high_price in (None, other.offer.list_price)


def _same_terms(one: Reading, other: Reading) -> bool:
    """Whether two readings state the same price, or ranges that start alike."""
    return one.amount == other.amount and (one.offer.price is None) == (other.offer.price is None)


def _reduces(other: Offer, offer: Offer) -> bool:
    """Whether another reading calls an offer's price the one of before, and states the one of now."""
    if offer.price is None or other.price is None or offer.price != other.list_price:
        return False
    return other.price < offer.price and other.price_currency in (None, offer.price_currency)


def _priced(chosen: Reading, readings: list[Reading], context: PageContext) -> dict[str, Choice]:
    choices: dict[str, Choice] = {}
    offer = with_printed_cents(chosen.offer, context)
    for name in ("price", "low_price", "high_price", "price_raw"):
        if (value := getattr(offer, name)) is None:
            continue
        choices[name] = choice = Choice(value, chosen.source)
        for other in readings if name != "price_raw" else ():
            if other is not chosen:
                choice.weigh(other.source, getattr(other.offer, name), _why_lost(chosen))
        if name in ("price", "low_price") and prints(context, value):
            choice.agreeing.append(PRINT)
    return choices


def _why_lost(chosen: Reading) -> Any:
    def reason(value: Decimal) -> str:
        if chosen.offer.list_price == value:
            return "list_price"
        return "not_shown" if chosen.source == PAGE else "less_trusted"

    return reason


def _list_price(chosen: Reading, readings: list[Reading], context: PageContext) -> Choice | None:
    """A higher price of before, stated with the same price or alone; one that only the data has must be printed.

    Where no source states one, the page may print by how much its price is reduced.
    """
    if (price := chosen.offer.price) is None:
        return None
    if stated := choose_first(_list_prices(chosen, price, readings, context)):
        return stated
    reduced = reduced_from(context, price)
    return Choice(reduced, PAGE) if reduced is not None else None


def _list_prices(
    chosen: Reading, price: Decimal, readings: list[Reading], context: PageContext
) -> Iterator[tuple[str, Decimal]]:
    for reading in [chosen, *(r for r in readings if r is not chosen)]:
        listed = reading.offer.list_price
        if listed is None or listed <= price or reading.offer.price not in (None, price):
            continue
        if reading.source != "state" or prints(context, listed):
            yield reading.source, listed
    # The price of a source that lost to a lower one that the page shows is what it was before.
    for reading in readings:
        if chosen.source == PAGE and reading.offer.price is not None and reading.offer.price == chosen.offer.list_price:
            yield reading.source, reading.offer.price


def _may_lend(reading: Reading, amount: Decimal | None) -> bool:
    """Whether a source that states no price, or where none stands, may say the currency; code speaks of others too."""
    return reading.source != "state" and (amount is None or not reading.priced)


def _currency(chosen: Reading | None, readings: list[Reading]) -> Choice | None:
    """A currency belongs to its amount: it is taken from a source that states the same price, or none at all."""
    amount = chosen.amount if chosen is not None else None
    first = [chosen] if chosen is not None else []
    fitting = [r for r in readings if r is not chosen and (r.amount == amount or _may_lend(r, amount))]
    raw = chosen.offer.price_raw if chosen is not None else None
    return choose_first((r.source, r.offer.price_currency) for r in [*first, *fitting] if _fits(r, raw))


def _fits(reading: Reading, raw: str | None) -> bool:
    """Whether a currency can be meant by the sign that is printed with the price."""
    code = reading.offer.price_currency
    return raw is None or code is None or not has_currency(raw) or stated_currency(raw, code) == code

"""schema.org offers as the model's Offer: one price for what is selected, or a range, never a guess between the two."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import clean_text
from crawler.extraction.content.urls import web_url
from crawler.extraction.data.node import Graph, Node
from crawler.extraction.prices.amounts import read_amounts, read_currency
from crawler.extraction.stock.availability import availability_of, condition_of
from crawler.product import Availability, Offer
from crawler.values.money import Money
from crawler.values.price_spans import states_range, states_start

MAX_OFFERS = 2_000
NEW = "NewCondition"

_LIST_PRICE = re.compile(r"list|msrp|srp|strike|retail|regular|uvp|rrp|was|original|old|compare", re.IGNORECASE)


def read_offer(graph: Graph, node: Node, context: PageContext) -> Offer:
    """One Offer or AggregateOffer node."""
    currency = graph.first(node, lambda value: read_currency(value, context), "priceCurrency", "currency")
    offer = Offer(
        price_currency=currency,
        availability=graph.first(node, availability_of, "availability")
        or graph.first(node, _stocked, "inventoryLevel"),
        item_condition=graph.first(node, condition_of, "itemCondition"),
        price_valid_until=graph.first(node, _date, "priceValidUntil"),
        url=graph.first(node, lambda value: web_url(value, context.url), "url"),
    )
    _set_price(offer, read_amounts(graph.all(node, "price"), currency, context), graph.printed, context)
    _set_range(offer, graph, node, context)
    _set_specified(offer, graph, node, context)
    return offer


def _set_price(offer: Offer, amounts: list[Money], printed: bool, context: PageContext) -> None:
    values = sorted({money.amount for money in amounts if money.amount})
    if not values:
        return
    _set_currency(offer, amounts[0], context)
    offer.price_raw = clean_text(amounts[0].raw, 100)
    if len(values) == 1 and states_start(amounts[0].raw):
        offer.low_price = values[0]
    elif len(values) == 1:
        offer.price = values[0]
    elif (printed or len({money.raw for money in amounts}) == 1) and not states_range(amounts[0].raw):
        # Two prices printed together, with nothing between them, are the reduced one and the old one.
        offer.price, offer.list_price = values[0], values[-1]
    else:
        offer.low_price, offer.high_price = values[0], values[-1]


def _set_range(offer: Offer, graph: Graph, node: Node, context: PageContext) -> None:
    low = read_amounts(graph.all(node, "lowPrice"), offer.price_currency, context)
    high = read_amounts(graph.all(node, "highPrice"), offer.price_currency, context)
    if offer.price is not None or not (low or high):
        return
    _set_currency(offer, (low or high)[0], context)
    lowest = min((money.amount for money in low if money.amount), default=None)
    highest = max((money.amount for money in high if money.amount), default=None)
    count = graph.first(node, lambda value: clean_text(value, 10), "offerCount")
    if lowest is not None and (lowest == highest or (highest is None and count == "1")):
        offer.price, offer.price_raw = lowest, low[0].raw
    else:
        offer.low_price, offer.high_price = lowest, highest


def _set_specified(offer: Offer, graph: Graph, node: Node, context: PageContext) -> None:
    """Prices under ``priceSpecification``: list prices apart, those of members, for several and per unit left out."""
    current: list[Money] = []
    for specification in graph.nodes(node, "priceSpecification")[:100]:
        stated = graph.first(specification, lambda value: read_currency(value, context), "priceCurrency")
        amounts = read_amounts(graph.all(specification, "price"), stated or offer.price_currency, context)
        if not amounts or _for_members_or_units(graph, specification):
            continue
        if _is_list_price(graph, specification, offer, amounts[0]):
            offer.list_price = offer.list_price or amounts[0].amount
            _set_currency(offer, amounts[0], context)
        else:
            current.extend(amounts)
    if offer.price is None and offer.low_price is None:
        _set_price(offer, current, graph.printed, context)


def _for_members_or_units(graph: Graph, specification: Node) -> bool:
    if graph.all(specification, "validForMemberTier", "membershipPointsEarned", "billingDuration", "billingIncrement"):
        return True
    least = (graph.text(q, "minValue", "value") for q in graph.nodes(specification, "eligibleQuantity"))
    if any(text and text.isdigit() and int(text) > 1 for text in least):
        return True
    quantity = graph.nodes(specification, "referenceQuantity")
    return any(graph.text(q, "unitText", "unitCode", "value") not in (None, "1", "C62", "EA", "H87") for q in quantity)


def _is_list_price(graph: Graph, specification: Node, offer: Offer, money: Money) -> bool:
    label = " ".join(filter(None, (graph.text(specification, "priceType"), graph.text(specification, "name"))))
    if "sale" in label.lower():
        return False
    higher = offer.price is not None and money.amount > offer.price
    return bool(_LIST_PRICE.search(label)) or higher


def _set_currency(offer: Offer, money: Money, context: PageContext) -> None:
    """A currency beside the amount itself fills a missing one; if the two contradict, neither is believed."""
    if offer.price_currency is None:
        offer.price_currency = money.currency
    elif money.currency not in (None, offer.price_currency):
        context.reject("currency_conflict", f"{offer.price_currency} against {money.raw}")
        offer.price_currency = None


def _stocked(value: Any) -> Availability | None:
    """The availability that a number of pieces means, or a node that states it."""
    number = value.get("value") if isinstance(value, dict) else value
    if isinstance(number, str) and number.isdigit():
        number = int(number)
    if not isinstance(number, (int, float)) or isinstance(number, bool):
        return availability_of(number)
    return Availability.IN_STOCK if number > 0 else Availability.OUT_OF_STOCK


def _date(value: Any) -> date | None:
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
    return day if 1990 <= day.year <= 2100 else None


def one_offer(offers: list[Offer], printed: bool) -> Offer | None:
    """Several offers for the same thing as one: their one price, or the range that they span; of what is offered new
    and used, what is new."""
    offers = [offer for offer in offers if offer.item_condition == NEW] or offers
    if len(offers) < 2:
        return offers[0] if offers else None
    priced = [offer for offer in offers if offer.price is not None or offer.low_price is not None]
    in_stock = [offer for offer in priced if offer.availability is Availability.IN_STOCK]
    best = (in_stock or priced or offers)[0].model_copy()
    best.availability = _best_availability(offers)
    currencies = {offer.price_currency for offer in priced}
    amounts = [a for offer in priced for a in (offer.price, offer.low_price, offer.high_price) if a is not None]
    if len(currencies) > 1:
        best.price_currency = None
        best.price = best.low_price = best.high_price = None
    elif printed and len(set(amounts)) == 2:
        best.price, best.list_price = min(amounts), max(amounts)  # printed together: the reduced price and the old one
    elif amounts and min(amounts) != max(amounts):
        best.price, best.low_price, best.high_price = None, min(amounts), max(amounts)
    return best


def _best_availability(offers: list[Offer]) -> Availability | None:
    stated = [offer.availability for offer in offers if offer.availability is not None]
    return next((value for value in Availability if value in stated), None)


def lowest_price(offer: Offer | None) -> Decimal | None:
    """The least that an offer states, as a price or as the start of a range."""
    if offer is None:
        return None
    return offer.price if offer.price is not None else offer.low_price

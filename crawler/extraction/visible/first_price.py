"""The first price behind a heading that is its product's."""

import re
from bisect import bisect_right
from collections.abc import Collection
from decimal import Decimal
from itertools import islice

from lxml import etree

from crawler.extraction.content.cards import in_card
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.content.tree import text_under
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.prices.labels import near_of
from crawler.extraction.prices.on_request import behind_request
from crawler.extraction.prices.printed_prices import PrintedPrices
from crawler.extraction.prices.taxed_price import with_tax
from crawler.extraction.prices.words import ANOTHER_CHARGE, ON_SALE, SAVED
from crawler.extraction.visible.other_products import behind_others
from crawler.product import Offer
from crawler.values.money import parse_amounts

AGAIN = 20
"""Elements behind a price among which it may be printed again."""
MAX_PRICES = 12
"""Prices on cards of other products behind a heading; where there are more, it heads a list."""
MAX_NEXT = 8
"""Prices behind the first one that may be the one which the page's data states."""
MAX_BETWEEN = 40
"""Characters between two prices that may say by how much the second one is reduced."""
MAX_FORMER = 80
"""Elements behind a heading within which a price counts that is only called an old one."""

_CHOSEN = re.compile(r"(?:^|[\s-])(?:is-)?(?:selected|active|chosen|checked)(?:$|\s)")
MAX_CHOICE = 80
"""Characters of one of several alike."""

_DIGIT = re.compile(r"\d")
_SHARE = re.compile(r"[-−–] ?(\d{1,2}) ?%")
_SHARE_SAVED = re.compile(r"(\d{1,2}) ?%")


def first_price(place: Surroundings, path: str, stated: Collection[Decimal]) -> tuple[int, Offer] | None:
    """Where the product's price stands behind its heading, and its offer.

    That is the first price, unless one of the next is among ``stated``, which is what the page's data states. Where it
    states none, what stands behind a heading of other products is theirs, as is what follows a price on request.
    ``path`` is the page's own: what links elsewhere around a picture or a heading is another product.
    """
    prices = PrintedPrices(place)
    first = _first_price(prices, 0, path)
    if first is None:
        first = _first_price(PrintedPrices(place, former=True), 0, path, MAX_FORMER)
    if first is None or not stated:
        return first if first and not _is_elsewhere(first[0], place) else None
    if lowest_price(first[1]) in stated:
        return first
    position = first[0]
    for _ in range(MAX_NEXT):
        other = _first_price(prices, position + 1, path)
        if other is None:
            break
        position = other[0]
        if other[1].price in stated:
            return other
    return first


def _is_elsewhere(position: int, place: Surroundings) -> bool:
    """Whether a price is behind what says that it is of something else."""
    return behind_others(position, place) or behind_request(position, place)


def _first_price(prices: PrintedPrices, begin: int, path: str, end: int | None = None) -> tuple[int, Offer] | None:
    """Where the first price from ``begin`` on stands that is no part of another product's card, and its offer."""
    for position, offer in islice(prices.between(begin, end), MAX_PRICES + 1):
        if not in_card(position, prices.place, path):
            position, offer = _past_choices(*_exact(position, offer, prices), prices, path)
            taxed = with_tax(offer, prices.place.behind[position], prices.place)
            return position, taxed if taxed is not offer else _with_list_price(position, offer, prices)
    return None


def _exact(position: int, offer: Offer, prices: PrintedPrices) -> tuple[int, Offer]:
    """Where the least of prices is printed again as the one that is asked, and its offer: ``From $9``, ``Now $9``."""
    if offer.low_price is None or offer.high_price is not None:
        return position, offer
    again = ((at, other) for at, other in prices.between(position + 1, position + AGAIN) if other.price)
    found = next(again, None)
    if found is None or found[1].price != offer.low_price or _in_row(found[0], prices.place):
        return position, offer
    return found


def _past_choices(position: int, offer: Offer, prices: PrintedPrices, path: str) -> tuple[int, Offer]:
    """Of what else is to be had, each with its price, the price of what is called chosen; or behind a list of such, of
    what is printed again: ``Paperback $9``, ``Hardback $20``, then ``$20``, or any other where they are links."""
    if chosen := _chosen(position, prices):
        return chosen
    row = next((near for near in near_of(prices.place.behind[position], 3) if near.tag == "li"), None)
    if row is None or row in prices.place:
        return position, offer
    others = list(row.itersiblings("li"))
    linked = _is_linked(row) and any(map(_is_linked, others))
    listed = {money.amount for one in others for money in parse_amounts(prices.place.printed(one, MAX_BETWEEN))}
    for at, other in prices.between(position + 1, position + AGAIN) if listed else ():
        if _in_row(at, prices.place) or in_card(at, prices.place, path):
            continue
        if linked or other.price in listed:
            return at, other
    return position, offer


def _chosen(position: int, prices: PrintedPrices) -> tuple[int, Offer] | None:
    """The price of the one of several alike that is called chosen, where that at a position is another's."""
    place = prices.place
    for row in near_of(place.behind[position], 3):
        if row in place or _CHOSEN.search(place.labels(row)):
            return None
        chosen = [other for other in row.itersiblings(row.tag) if _CHOSEN.search(place.labels(other))]
        if len(chosen) == 1 and len(place.text(chosen[0], MAX_CHOICE + 1)) <= MAX_CHOICE:
            begin = place.position(chosen[0])
            end = begin + sum(1 for _ in chosen[0].iter(etree.Element))
            return next(((at, offer) for at, offer in prices.between(begin, end) if offer.price), None)
    return None


def _is_linked(row: etree._Element) -> bool:
    """Whether a row of a list is a link with a number in it."""
    link = next(row.iter("a"), None)
    return link is not None and _DIGIT.search(text_under(link, 40)) is not None


def _in_row(position: int, place: Surroundings) -> bool:
    """Whether what stands at a position is one of several choices."""
    return any(near.tag in ("li", "tr", "label") for near in near_of(place.behind[position], 3) if near not in place)


def _with_list_price(position: int, offer: Offer, prices: PrintedPrices) -> Offer:
    """An offer with the old price that stands beside the same price when it is printed again."""
    if offer.list_price is not None or offer.price is None:
        return offer
    again = [(at, other) for at, other in prices.between(position + 1, position + AGAIN) if other.price]
    fuller = (other for _, other in again if other.price == offer.price and other.list_price)
    return next(fuller, None) or _reduced(position, offer, again, prices.place) or offer


def _reduced(position: int, offer: Offer, again: list[tuple[int, Offer]], place: Surroundings) -> Offer | None:
    """The price behind an old one that nothing marks as such but a reduction that is printed with them: ``-5% 699``,
    ``$299 -17% $249`` or ``$299 $249 Save $50``."""
    for at, other in again:
        if not (offer.price and other.price and other.price < offer.price):
            continue
        printed = f"{offer.price_raw} {_said_between(position, at, place)} {other.price_raw} {_saved_behind(at, place)}"
        told = SAVED.search(printed)
        shares = _SHARE.findall(printed) + (_saved_shares(printed) if told else [])
        saved = {money.amount for money in parse_amounts(printed)} if told else frozenset()
        if (
            offer.price - other.price in saved
            or any(abs(offer.price * (100 - int(share)) / 100 - other.price) * 100 < offer.price for share in shares)
            or _is_on_sale(other, offer)
        ):
            return other.model_copy(update={"list_price": other.list_price or offer.price})
    return None


def _said_between(position: int, at: int, place: Surroundings) -> str:
    """The short text between two prices, unless that makes the second one another's, such as a subscriber's."""
    text = " ".join(place.own_text(one)[:MAX_BETWEEN] for one in place.behind[position + 1 : at])
    return text if len(text) <= MAX_BETWEEN and not ANOTHER_CHARGE.search(text) else ""


def _saved_behind(position: int, place: Surroundings) -> str:
    """The next text behind a price, if that says what is saved."""
    worded = place.worded[bisect_right(place.worded, position) :][:1]
    text = " ".join(place.own_text(place.behind[at])[:MAX_BETWEEN] for at in worded)
    return text if SAVED.search(text) else ""


def _saved_shares(printed: str) -> list[str]:
    """The shares that a text calls saved, before it names any other charge."""
    charge = ANOTHER_CHARGE.search(printed)
    return _SHARE_SAVED.findall(printed[: charge.start()] if charge else printed)


def _is_on_sale(other: Offer, offer: Offer) -> bool:
    """Whether of two prices only the lower one is called one of a sale: ``Our price: $99 Sale price: $79``."""
    return ON_SALE.search(other.price_raw or "") is not None and not ON_SALE.search(offer.price_raw or "")

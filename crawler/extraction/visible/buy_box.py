"""What a page shows people where its data is silent: a heading, the price behind it, and the button to buy."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml import etree

from crawler.extraction.content.cards import in_card, is_listed
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.names.headings import Heading, begins_a_name, element_of, first_of, product_headings
from crawler.extraction.prices.labels import is_marked
from crawler.extraction.stock.buttons import buy_buttons, leads_to_another
from crawler.extraction.visible.first_price import AGAIN, first_price
from crawler.extraction.visible.price_before import PriceAt, price_before
from crawler.extraction.visible.visible_stock import MAX_ELEMENTS, shown_availability
from crawler.product import Availability, Offer

MAX_BUTTONS = 3
"""Buttons to buy around a single product: its own, and again where the page is scrolled."""
NEAR = 40
"""Elements behind a heading within which a price that is marked as one belongs to it, button or not."""
CLOSE_BY, FARTHER = 40_000, 120_000
"""Bytes behind a heading that are looked at first, and where these leave something open."""
RIGHT_BEFORE = 6_000
"""Bytes around a heading that are looked at where no price follows it."""
BEFORE, FARTHEST = 100_000, 300_000
"""Bytes before a heading and behind it that are looked at where it has to be told whose price it is."""

NEAR_WORDS = 100
"""Elements behind a heading among which words on the stock may contradict the data."""

_Element: TypeAlias = etree._Element
_GONE = frozenset((Availability.OUT_OF_STOCK, Availability.DISCONTINUED))


@dataclass(frozen=True, slots=True)
class _Known:
    """The page's path, the prices that its data states, and whether that states the stock."""

    path: str
    stated: Collection[Decimal]
    stock: bool


@dataclass(slots=True)
class BuyBox:
    """A heading's text and the offer that is printed behind it.

    ``alone`` says that a button to buy follows, and that heading and price are no part of a list of products.
    """

    heading: str
    offer: Offer
    alone: bool
    crowded: bool = False
    """Whether there are more buttons than a single product's around them, which what is farther away can't change."""
    availability: Availability | None = None
    """What the page says of its stock in plain words."""
    position: int = 0
    """How many elements stand between the heading and the price."""
    printed: str = ""
    """The price element's own text."""
    settled: bool = False
    """Whether more of the page can't tell another price."""


def find_buy_box(
    context: PageContext, names: list[str], stock_known: bool = False, stated: Collection[Decimal] = ()
) -> BuyBox | None:
    """The price behind the heading that gives one of the names; None if no heading does, or no price follows it.

    Where ``stock_known``, a button far from the price is not looked for, nor one before the heading of a price that is
    ``stated`` by the page's data. Of several prices a stated one comes first.
    """
    known = _Known(urlsplit(context.url).path, stated, stock_known)
    shown = context.markup.shown
    headings = product_headings(context, names, known.path)
    # The heading that the title begins with names the product, wherever on the page its price stands.
    title = headings[0].text if headings and begins_a_name(headings[0].text, names) else None
    for heading in headings:
        box = _from_tree(heading, context.tree_behind(heading.start, CLOSE_BY), known)
        if box is None and not stated:
            box = _from_before(heading, context, known)
        if _open(box, stock_known) and heading.start + CLOSE_BY < len(shown):
            box = _from_tree(heading, context.tree_behind(heading.start, FARTHER), known, box)
        if box is not None and _unclear(box, known):
            box = _from_around(heading, context, known, box)
        if box is not None:
            box.heading = title or heading.text
            return box
    return None


def _open(box: BuyBox | None, stock_known: bool) -> bool:
    """Whether what stands farther behind a heading may say otherwise than what is close by."""
    return box is None or (box.alone and (box.availability in _GONE or not (box.availability or stock_known)))


def _unclear(box: BuyBox, known: _Known) -> bool:
    """Whether what stands before a heading may tell whose price it is: none has to ask where the data states that
    price and the stock."""
    stated = known.stock and lowest_price(box.offer) in known.stated
    return not (box.alone or box.crowded or stated)


def _from_tree(heading: Heading, tree: _Element | None, known: _Known, near: BuyBox | None = None) -> BuyBox | None:
    """The price behind the heading that a tree begins with; ``near`` is what a smaller tree has told."""
    element = first_of(heading, tree) if tree is not None else None
    return _box_behind(heading, element, known, near) if element is not None else None


def _from_before(heading: Heading, context: PageContext, known: _Known) -> BuyBox | None:
    """The price right before a heading."""
    shown = context.markup.shown
    begin = shown.find(b"<", max(0, heading.start - RIGHT_BEFORE))
    tree = context.tree_behind(begin, heading.start - begin + RIGHT_BEFORE)
    element = element_of(heading, tree, shown, begin) if tree is not None else None
    found = price_before(element, known.path) if element is not None else None
    behind = context.tree_behind(heading.start, CLOSE_BY)
    first = first_of(heading, behind) if found and behind is not None else None
    return _boxed(heading, Surroundings(first), found, known) if found and first is not None else None


def _from_around(heading: Heading, context: PageContext, known: _Known, near: BuyBox) -> BuyBox | None:
    """The price behind a heading, with what is before that too: buttons may be, and what holds all of a list."""
    shown = context.markup.shown
    begin = shown.find(b"<", max(0, heading.start - BEFORE))
    tree = context.tree_behind(begin, heading.start - begin + FARTHEST)
    element = element_of(heading, tree, shown, begin) if tree is not None else None
    return _box_behind(heading, element, known, near) if element is not None else None


def _box_behind(heading: Heading, element: _Element, known: _Known, near: BuyBox | None) -> BuyBox | None:
    place = Surroundings(element)
    again = near is not None and near.settled and place.own_text(place.behind[near.position]) == near.printed
    priced = (near.position, near.offer) if near and again else first_price(place, known.path, known.stated)
    return _boxed(heading, place, PriceAt(place, *priced), known) if priced else None


def _boxed(heading: Heading, behind: Surroundings, priced: PriceAt, known: _Known) -> BuyBox:
    """The box of a price, with what is said of the stock behind the heading."""
    place, position, offer = priced
    price = place.behind[position]
    buttons = _buttons_around(price, place, known.path)
    alone = 0 < buttons <= MAX_BUTTONS or (heading.is_heading and position <= NEAR and is_marked(price, place))
    end = NEAR_WORDS if known.stock else MAX_ELEMENTS
    availability = shown_availability(behind, alone, known.path, end, lowest_price(offer))
    # What is sold out may have no button any more.
    alone = alone or (heading.is_heading and not buttons and position <= NEAR and availability in _GONE)
    alone = alone and not is_listed(price, place)
    settled = (
        behind is place
        and position + AGAIN < len(place.behind)
        and (not known.stated or lowest_price(offer) in known.stated)
    )
    return BuyBox("", offer, alone, buttons > MAX_BUTTONS, availability, position, place.own_text(price), settled)


def _buttons_around(price: _Element, place: Surroundings, path: str) -> int:
    """How many buttons to buy what the page of a path sells the smallest area around heading and price has that has
    any; of more than a single product's, one more."""
    inside: _Element | None = None
    for area in price.iterancestors():
        if area not in place:
            continue
        # What is inside the smaller area has been looked through already.
        parts = [part for part in area if part is not inside]
        buttons = (one for part in parts for one in buy_buttons(part) if not _of_another(one, price, place, path))
        if found := list(islice(buttons, MAX_BUTTONS + 1)):
            return len(_without_cards(found, place, path) if len(found) > 1 else found)
        inside = area
    return 0


def _without_cards(buttons: list[_Element], place: Surroundings, path: str) -> list[_Element]:
    """The buttons without those on cards behind the price; all of many, where the first one is on a card."""
    of_cards = [(at := place.position(one)) < len(place.behind) and in_card(at, place, path) for one in buttons]
    if of_cards[0] and len(buttons) > MAX_BUTTONS:
        return buttons
    return [one for one, on_a_card in zip(buttons, of_cards, strict=True) if not on_a_card]


def _of_another(button: _Element, price: _Element, place: Surroundings, path: str) -> bool:
    """Whether a button buys another product: it is a link to that, or on a card between the heading and the price."""
    at = place.position(button)
    return leads_to_another(button, path) or (at < place.position(price) and in_card(at, place, path))

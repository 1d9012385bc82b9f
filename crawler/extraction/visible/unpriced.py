"""The product's heading on a page that prints no price: the one that a button to buy stands behind."""

from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from lxml import etree

from crawler.extraction.content.cards import in_card
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.names.headings import first_of, product_headings
from crawler.extraction.prices.on_request import behind_request, may_ask
from crawler.extraction.stock.buttons import buy_buttons, leads_to_another, may_buy
from crawler.extraction.stock.buy_words import buys_somewhere
from crawler.extraction.visible.buy_box import CLOSE_BY, FARTHER, MAX_BUTTONS, BuyBox
from crawler.extraction.visible.visible_stock import shown_availability
from crawler.product import Offer

NEAR = 150
"""Elements behind a heading among which the button to buy its product stands."""

_Element: TypeAlias = etree._Element


def find_unpriced(context: PageContext, names: list[str]) -> BuyBox | None:
    """The main heading that gives one of the names and has the page's few buttons to buy behind it, or words that its
    price is told on request, with an offer that states no price; None if there is none."""
    address = urlsplit(context.url)
    shown = context.markup.shown
    main = "1" if context.markup.headings else "2"
    for heading in product_headings(context, names, address.path):
        part = shown[heading.start : heading.start + CLOSE_BY]
        asked = may_ask(part)
        if heading.level != main or not (asked or buys_somewhere(part)):
            continue
        tree = context.tree_behind(heading.start, FARTHER)
        element = first_of(heading, tree) if tree is not None else None
        if tree is None or element is None:
            continue
        place = Surroundings(element)
        if asked and behind_request(NEAR, place):
            return BuyBox(heading.text, Offer(), alone=True)
        if not any(map(may_buy, place.behind[: NEAR + 1])):
            continue
        buttons = [(at, one) for one in buy_buttons(tree) if (at := place.position(one)) < len(place.behind)]
        if 0 < len(buttons) <= MAX_BUTTONS and _sells(*buttons[0], place, address):
            return BuyBox(heading.text, Offer(), alone=True, availability=shown_availability(place, True, address.path))
    return None


def _sells(position: int, button: _Element, place: Surroundings, address: SplitResult) -> bool:
    """Whether a button close behind the heading sells what that names, and no other page's or site's product."""
    if position > NEAR or in_card(position, place, address.path) or leads_to_another(button, address.path):
        return False
    if any(around.tag == "template" for around in button.iterancestors()):
        return False  # what a script fills in for each product of a list
    try:
        host = urlsplit(button.get("href", "")).hostname
    except ValueError:
        return False
    return host in (None, address.hostname)

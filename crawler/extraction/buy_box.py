"""What a page shows people where its data is silent: a heading, the price behind it, and the button to buy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml import etree

from crawler.extraction.buy_words import says_buy
from crawler.extraction.page_titles import same_name
from crawler.extraction.text import clean_text
from crawler.extraction.tree import text_under
from crawler.extraction.visible_price import is_marked, printed_offer
from crawler.extraction.visible_stock import shown_availability
from crawler.product import Availability, Offer

MAX_HEADINGS = 100
AGAIN = 20
"""Elements behind a price among which it may be printed again."""
MAX_TRIED = 4
MAX_BUTTON_TEXT = 200
MAX_PRICES = 12
"""Prices on cards of other products behind a heading; where there are more, it heads a list."""
MAX_BUTTONS = 3
"""Buttons to buy around a single product: its own, and again where the page is scrolled."""
NEAR = 40
"""Elements behind a heading within which a price that is marked as one belongs to it, button or not."""
MAX_ELEMENTS = 1_500
"""Elements behind the heading among which price and button are looked for."""

_Element: TypeAlias = etree._Element
_CARD_LINKS = etree.XPath(
    "(self::a[@href] | .//a[@href][.//img or .//h2 or .//h3 or .//h4] | .//h2/a[@href] | .//h3/a[@href])"
    "[position() < 6]"
)
_TEXT = etree.XPath("normalize-space()")
_WORDS = re.compile(r"[^\W_]+")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.IGNORECASE)


@dataclass(slots=True)
class BuyBox:
    """A heading's text and the offer that is printed behind it.

    ``alone`` says that a button to buy follows, and that heading and price are no part of a list of products.
    """

    heading: str
    offer: Offer
    alone: bool
    availability: Availability | None = None
    """What the page says of its stock in plain words."""


def find_buy_box(tree: etree._Element, names: list[str], path: str) -> BuyBox | None:
    """The price behind the heading that gives one of the names; None if no heading does, or no price follows it.

    ``path`` is the page's own: what links elsewhere around a picture or a heading is another product.
    """
    headings = _headings(tree, names)
    # The heading that the title begins with names the product, wherever on the page its price stands.
    title = headings[0][1] if headings and _begins(headings[0][1], names) else None
    for heading, name in headings:
        around = frozenset(heading.iterancestors())
        following = _following(heading)
        priced = _first_price(following, around, path) or _first_price(following[:NEAR], around, path, former=True)
        if priced is not None:
            position, offer = priced
            price = following[position]
            alone = _alone(price, around) or (position <= NEAR and is_marked(price))
            return BuyBox(title or name, offer, alone, shown_availability(following, around, alone))
    return None


def _headings(tree: etree._Element, names: list[str]) -> list[tuple[_Element, str]]:
    """The headings that give one of the names, with their texts: first those that give most of it."""
    found = [
        (heading, name)
        for heading in islice(chain(tree.iter("h1"), tree.iter("h2")), MAX_HEADINGS)
        if (name := _named(heading, names))
    ]
    given = {name: _given(name, names) for _, name in found}
    return sorted(found, key=lambda pair: (given[pair[1]], pair[0].tag))[:MAX_TRIED]


def _given(heading: str, names: list[str]) -> tuple[bool, int]:
    """How much of a name a heading gives, the most first: what a name begins with, then the number of shared words."""
    return not _begins(heading, names), -max(shared_words(heading, name) for name in names)


def _begins(heading: str, names: list[str]) -> bool:
    return " " in heading and any(name.casefold().startswith(heading.casefold()) for name in names)


def _first_price(
    following: list[_Element], around: frozenset[_Element], path: str, former: bool = False
) -> tuple[int, Offer] | None:
    """Where the first price behind a heading stands that is no part of another product's card, and its offer."""
    cards = 0
    for position, element in enumerate(following):
        if offer := printed_offer(element, around, former):
            if not _in_card(element, around, path):
                return position, _with_list_price(offer, following[position + 1 : position + AGAIN], around)
            cards += 1
            if cards > MAX_PRICES:
                return None
    return None


def _following(heading: _Element) -> list[_Element]:
    """The elements behind a heading in the page's order, inside and after whatever is around it."""
    found: list[_Element] = []
    area: _Element | None = heading
    while area is not None and len(found) < MAX_ELEMENTS:
        for sibling in area.itersiblings():
            found.extend(islice(sibling.iter(etree.Element), MAX_ELEMENTS - len(found)))
        area = area.getparent()
    return found


def _named(heading: _Element, names: list[str]) -> str | None:
    text = clean_text(text_under(heading, 600))
    if not text or len(text) < 4:
        return None
    return text if any(same_name(text, name) or same_name(name, text) for name in names) else None


def shared_words(one: str, other: str) -> int:
    """How many words two texts share."""
    return len(set(_WORDS.findall(one.casefold())) & set(_WORDS.findall(other.casefold())))


def _with_list_price(offer: Offer, behind: list[_Element], around: frozenset[_Element]) -> Offer:
    """An offer with the old price that stands beside the same price when it is printed again."""
    if offer.list_price is not None or offer.price is None:
        return offer
    again = (printed_offer(element, around) for element in behind)
    fuller = (other for other in again if other and other.price == offer.price and other.list_price)
    return next(fuller, offer)


def _alone(price: _Element, around: frozenset[_Element]) -> bool:
    """Whether the smallest area around heading and price that has a button to buy has few of them."""
    inside: _Element | None = None
    for area in price.iterancestors():
        if area not in around:
            continue
        # What is inside the smaller area has been looked through already.
        parts = [part for part in area if part is not inside]
        if count := sum(1 for part in parts for _ in _buttons(part)):
            return count <= MAX_BUTTONS
        inside = area
    return False


def _in_card(price: _Element, around: frozenset[_Element], path: str) -> bool:
    """Whether a price presents a product of another page: a link there with a picture or a heading in it is near."""
    for level, ancestor in enumerate(price.iterancestors()):
        if ancestor in around or level >= 5:
            return False
        if any(_leads_elsewhere(link.get("href", ""), path) for link in _CARD_LINKS(ancestor)[:5]):
            return True
    return False


def _leads_elsewhere(address: str, path: str) -> bool:
    if address.startswith(("#", "javascript:", "?")) or _PICTURE.search(address):
        return False
    try:
        target = urlsplit(address).path.rstrip("/")
    except ValueError:
        return False
    return bool(target) and target != path.rstrip("/")


def _buttons(element: _Element) -> Iterator[_Element]:
    for button in element.iter("button", "input", "a"):
        stated = " ".join(button.get(name, "") for name in ("value", "id", "name", "title", "aria-label"))
        if says_buy(stated) or says_buy(str(_TEXT(button))[:MAX_BUTTON_TEXT]):
            yield button

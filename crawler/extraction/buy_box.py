"""What a page shows people where its data is silent: a heading, the price behind it, and the button to buy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from lxml import etree

from crawler.extraction.main_product import same_name
from crawler.extraction.text import clean_text
from crawler.extraction.tree import text_under
from crawler.extraction.visible_price import printed_offer
from crawler.extraction.visible_stock import printed_availability
from crawler.product import Availability, Offer

MAX_HEADINGS = 100
MAX_PRICES = 12
"""Prices around a single product: its own, its sizes'; a list of products has more."""
MAX_ELEMENTS = 1_500
"""Elements behind the heading among which price and button are looked for."""

BUY = re.compile(
    r"add[\s_-]?(?:item[\s_-]?)?to[\s_-]?(?:shopping[\s_-]?)?(?:cart|bag|basket|trolley)|buy[\s_-]now|in den warenkorb|"
    r"ajouter au panier|aggiungi al carrello|añadir al carrito|agregar al carrito|in winkelwagen|do koszyka|do košíku|"
    r"do košíka|v košarico|u košaricu|adicionar ao carrinho|lägg i varukorg|legg i handlekurv|læg i kurv|lisää koriin|"
    r"kosárba|sepete ekle|в корзину|додати до кошика|أضف إلى السلة|カートに入れる|加入购物车|加入購物車",
    re.IGNORECASE,
)
_Element: TypeAlias = etree._Element


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


def find_buy_box(tree: etree._Element, names: list[str]) -> BuyBox | None:
    """The price behind the heading that gives one of the names; None if no heading does, or no price follows it."""
    for heading in islice(tree.iter("h1", "h2"), MAX_HEADINGS):
        if not (name := _named(heading, names)):
            continue
        following = _following(heading)
        for element in following:
            if offer := printed_offer(element):
                return BuyBox(name, offer, _alone(heading, element), printed_availability(following))
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


def _alone(heading: _Element, price: _Element) -> bool:
    around = set(heading.iterancestors())
    below: list[_Element] = []
    common: _Element | None = None
    for ancestor in price.iterancestors():
        if ancestor in around:
            common = ancestor
            break
        below.append(ancestor)
    if common is None or any(_is_card(ancestor) for ancestor in below[:5]):
        return False
    for area in (common, *common.iterancestors()):
        if count := sum(1 for _ in _buttons(area)):
            return count <= 2 and _prices_in(area) <= MAX_PRICES
    return False


def _prices_in(area: _Element) -> int:
    return sum(1 for element in islice(area.iter(etree.Element), MAX_ELEMENTS) if printed_offer(element))


def _is_card(element: _Element) -> bool:
    """Whether an element presents a product of another page: a link with a picture or a heading in it."""
    return bool(element.xpath("(.//a[@href][.//img or .//h2 or .//h3 or .//h4] | .//h2/a[@href] | .//h3/a[@href])[1]"))


def _buttons(element: _Element) -> Iterator[_Element]:
    for button in element.iter("button", "input", "a"):
        stated = " ".join(button.get(name, "") for name in ("value", "id", "name", "title", "aria-label"))
        if BUY.search(stated) or BUY.search(text_under(button, 60)):
            yield button

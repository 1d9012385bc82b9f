"""The first price behind a heading that is its product's."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml import etree

from crawler.currencies import has_currency
from crawler.extraction.offers import lowest_price
from crawler.extraction.printed_prices import PrintedPrices
from crawler.extraction.surroundings import Surroundings
from crawler.product import Offer

AGAIN = 20
"""Elements behind a price among which it may be printed again."""
MAX_PRICES = 12
"""Prices on cards of other products behind a heading; where there are more, it heads a list."""
MAX_NEXT = 8
"""Prices behind the first one that may be the one which the page's data states."""
MAX_FORMER = 80
"""Elements behind a heading within which a price counts that is only called an old one."""

_Element: TypeAlias = etree._Element
_CARD_LINKS = etree.XPath(
    "(self::a[@href] | .//a[@href][.//img or .//h2 or .//h3 or .//h4] | .//h2/a[@href] | .//h3/a[@href])"
    "[position() < 6]"
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.IGNORECASE)
_SHARE = re.compile(r"[-−–] ?(\d{1,2}) ?%")


def first_price(place: Surroundings, path: str, stated: Collection[Decimal]) -> tuple[int, Offer] | None:
    """Where the product's price stands behind its heading, and its offer.

    That is the first price, unless one of the next is among ``stated``, which is what the page's data states.
    ``path`` is the page's own: what links elsewhere around a picture or a heading is another product.
    """
    prices = PrintedPrices(place)
    first = _first_price(prices, 0, path)
    if first is None:
        return _first_price(PrintedPrices(place, former=True), 0, path, MAX_FORMER)
    if not stated or lowest_price(first[1]) in stated:
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


def _first_price(prices: PrintedPrices, begin: int, path: str, end: int | None = None) -> tuple[int, Offer] | None:
    """Where the first price from ``begin`` on stands that is no part of another product's card, and its offer."""
    for position, offer in islice(prices.between(begin, end), MAX_PRICES + 1):
        if not _in_card(position, prices.place, path):
            behind = (other for _, other in prices.between(position + 1, position + AGAIN))
            return position, _with_list_price(offer, behind)
    return None


def _with_list_price(offer: Offer, behind: Iterable[Offer]) -> Offer:
    """An offer with the old price that stands beside the same price when it is printed again."""
    if offer.list_price is not None or offer.price is None:
        return offer
    again = [other for other in behind if other.price]
    fuller = (other for other in again if other.price == offer.price and other.list_price)
    return next(fuller, None) or _reduced(offer, again) or offer


def _reduced(offer: Offer, again: list[Offer]) -> Offer | None:
    """The price behind an old one that nothing marks as such but a reduction that is printed with it: ``-5% 699``."""
    shares = [Decimal(share) for share in _SHARE.findall(offer.price_raw or "")]
    for other in again:
        for share in shares:
            if offer.price and other.price and abs(offer.price * (1 - share / 100) - other.price) * 100 < offer.price:
                return other.model_copy(update={"list_price": offer.price})
    return None


def _in_card(position: int, place: Surroundings, path: str) -> bool:
    """Whether a price presents a product of another page: a link there with a picture or a heading in it is near."""
    for level, ancestor in enumerate(place.behind[position].iterancestors()):
        if ancestor in place or level >= 5:
            return False
        away = [link for link in _CARD_LINKS(ancestor)[:5] if _leads_elsewhere(link.get("href", ""), path)]
        if any(place.position(link) < position for link in away):
            return True
        # Links behind a price that is the only one there tell more of the same product: its brand, its category.
        if away and any(_prices_another(area, position, place) for area in (ancestor, *_alike_behind(ancestor))):
            return True
    return False


def _alike_behind(area: _Element) -> Iterator[_Element]:
    """The next few elements of the same kind beside one, as the cards of a list are."""
    return islice((other for other in area.itersiblings(area.tag) if other.get("class") == area.get("class")), 3)


def _prices_another(area: _Element, position: int, place: Surroundings) -> bool:
    """Whether an area has another amount of money behind the one at a position."""
    begin = place.position(area)
    end = begin + sum(1 for _ in area.iter(etree.Element))
    behind = place.numbered[bisect_right(place.numbered, max(begin - 1, position)) :]
    return any(other < end and has_currency(place.own_text(place.behind[other])) for other in behind)


def _leads_elsewhere(address: str, path: str) -> bool:
    if address.startswith(("#", "javascript:", "?")) or _PICTURE.search(address):
        return False
    try:
        target = urlsplit(address).path.rstrip("/")
    except ValueError:
        return False
    return bool(target) and target != path.rstrip("/")

"""Whether something behind a product's heading presents a product of another page: a card."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import TypeAlias

from lxml import etree

from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.content.urls import has_other_path
from crawler.values.currencies import has_currency

_Element: TypeAlias = etree._Element
_HEADED = etree.XPath("boolean((.//h2 | .//h3 | .//h4 | .//h5) and (.//button | .//a[@href]))")
MAX_LINKS = 5
"""Links of an area that may be a card's."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.IGNORECASE)


def in_card(position: int, place: Surroundings, path: str) -> bool:
    """Whether what stands at a position, such as a price, belongs to a product of another page than ``path``: a link
    there with a picture or a heading in it is near."""
    for level, ancestor in enumerate(place.behind[position].iterancestors()):
        if ancestor in place or level >= 5:
            return False
        away = [
            link for link in islice(_card_links(ancestor), MAX_LINKS) if _leads_elsewhere(link.get("href", ""), path)
        ]
        if any(place.position(link) < position for link in away):
            return True
        # Links behind a price that is the only one there tell more of the same product: its brand, its category.
        if away and any(_prices_another(area, position, place) for area in _alike_behind(ancestor)):
            return True
    return False


def _card_links(area: _Element) -> Iterator[_Element]:
    """The links that are an area themselves, have a picture or a heading in them, or are in a heading; one by one, as a
    path would look for all of them where the first few are enough."""
    for link in area.iter("a"):
        if link.get("href") is not None and (link is area or _presents(link) or _is_heading(link.getparent(), area)):
            yield link


def _presents(link: _Element) -> bool:
    return next(link.iter("img", "h2", "h3", "h4"), None) is not None


def _is_heading(around: _Element | None, area: _Element) -> bool:
    return around is not None and around is not area and around.tag in ("h2", "h3")


def is_listed(price: _Element, place: Surroundings) -> bool:
    """Whether a price stands in one of several areas alike, each with a heading, a price and a button of its own, as
    the things are that a shopper puts together."""
    areas = takewhile(lambda area: area not in place, islice(price.iterancestors(), 5))
    return any(
        _HEADED(area) and any(_HEADED(other) and _prices_another(other, -1, place) for other in _alike_behind(area))
        for area in areas
    )


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
    return has_other_path(address, path)

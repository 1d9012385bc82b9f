"""The price that stands before its product's heading, where none follows that."""

from itertools import islice
from typing import NamedTuple, TypeAlias

import lxml.etree

from crawler.extraction.content.cards import in_card
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.prices.printed_prices import PrintedPrices
from crawler.product import Offer

MAX_BEFORE = 24
"""Elements before a heading among which its price may be."""

_Element: TypeAlias = lxml.etree._Element


class PriceAt(NamedTuple):
    """What stands behind a heading or before it, where among it the price does, and the offer."""

    place: Surroundings
    position: int
    offer: Offer


def price_before(heading: _Element, path: str) -> PriceAt | None:
    """The price right before a heading that is no part of the card of another page than ``path``; of several in the
    area that it shares with the heading nothing tells which is the product's."""
    place = Surroundings(heading, _before(heading))
    found = [(at, offer) for at, offer in PrintedPrices(place).between(0) if not in_card(at, place, path)]
    if not found:
        return None
    area = next((around for around in place.behind[found[-1][0]].iterancestors() if around in place), None)
    inside = frozenset(area.iter(lxml.etree.Element)) if area is not None else frozenset()
    shared = [(at, offer) for at, offer in found if place.behind[at] in inside]
    return PriceAt(place, *shared[0]) if len({lowest_price(offer) for _, offer in shared}) == 1 else None


def _before(heading: _Element) -> list[_Element]:
    """The last elements before a heading, in the page's order."""
    found: list[_Element] = []
    for near in (heading, *heading.iterancestors()):
        for sibling in near.itersiblings(preceding=True):
            found.extend(reversed(list(islice(sibling.iter(lxml.etree.Element), 2_000))))
            if len(found) >= MAX_BEFORE:
                return found[MAX_BEFORE - 1 :: -1]
    return found[::-1]

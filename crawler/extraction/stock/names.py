"""Availability as the elements of a page are called, for the styles and the code of the shop."""

import re
from collections.abc import Mapping

from crawler.extraction.stock.availability import availability_of
from crawler.product import Availability

_STATED = re.compile(r"data-(?:product-)?(?:stock|availability|inventory)(?:-(?:status|state))?$")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_OF_STOCK = frozenset(("stock", "availability", "inventory", "product-stock", "product-availability", "stock-status"))
_GONE = frozenset(("out-of-stock", "outofstock", "unavailable", "sold-out", "soldout", "no-stock"))
_THERE = frozenset(("in-stock", "instock", "available"))


def called_availability(attributes: Mapping[str, str], labels: str) -> Availability | None:
    """What an element that is of the stock is called: ``class="stock unavailable"``, ``data-stock="outofstock"``.

    ``labels`` are its class and id in lower case.
    """
    for name, value in attributes.items():
        if _STATED.match(name) and not value.isdigit() and (stated := availability_of(value)):
            return stated
    names = set(_WORD.findall(labels))
    if names.isdisjoint(_OF_STOCK) or (not names.isdisjoint(_GONE) and not names.isdisjoint(_THERE)):
        return None
    if not names.isdisjoint(_GONE):
        return Availability.OUT_OF_STOCK
    return None if names.isdisjoint(_THERE) else Availability.IN_STOCK

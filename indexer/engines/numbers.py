"""What a filter can compare and an order can be made by: whole numbers of a document, the same in every engine."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from indexer.document import CatalogDocument
from indexer.engines.facts import document_prices
from indexer.minor_units import to_minor_units

NumberField = Literal["price", "discount", "added", "seen"]
NUMBERS: tuple[NumberField, ...] = ("price", "discount", "added", "seen")

Sort = Literal["relevance", "price_asc", "price_desc", "discount", "newest"]

SORTED_BY: dict[Sort, str] = {
    "price_asc": "lowest_price",
    "price_desc": "lowest_price",
    "discount": "discount",
    "newest": "added",
}
"""By order, the number that it is made by; all but ``price_asc`` begin with the largest, and end with what has none."""

BANDS = ("price_band", "discount_band")
"""Facets of the ranges that a document's numbers are in, named ``LOW-HIGH``, both included."""

_STEPS = (100, 150, 200, 300, 500, 750)
"""Bounds of prices in each power of ten, in hundredths: each about half as much again as the one before."""
_DISCOUNT_STEP = 10


def document_numbers(document: CatalogDocument, currency: str) -> dict[str, list[int]]:
    """By field, the numbers of a document; only fields that it has any of.

    ``prices`` and ``lowest_price`` are in minor units of the shop's currency, ``discount`` in whole percent, ``added``
    and ``seen`` in seconds since 1970.
    """
    found: dict[str, list[int]] = {}
    if prices := document_prices(document, currency):
        found |= {"prices": prices, "lowest_price": prices[:1]}
    reduced, times = False, []
    for variant in document.variants:
        reduced = reduced or bool(variant.list_price)
        if seen := variant.observed_at:
            times.append(int(seen.timestamp()))
    if reduced and (discount := max(_discounts(document, currency), default=0)):
        found["discount"] = [discount]
    if document.added_at:
        found["added"] = [int(document.added_at.timestamp())]
    if times and (last := max(times)):
        found["seen"] = [last]
    return found


def document_bands(numbers: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
    """By facet of ``BANDS``, the ranges that a document with these numbers is in, each once."""
    prices = dict.fromkeys([_PRICE_BANDS[bisect_right(_BOUNDS, units)] for units in numbers.get("prices", ())])
    discounts = [_named(discount_band(percent)) for percent in numbers.get("discount", ())]
    return {"price_band": list(prices), "discount_band": discounts}


_BOUNDS = sorted({-(-step * 10**power // 100) for step in _STEPS for power in range(17)})
"""Of the ranges of all prices that there can be, ascending."""


def discount_band(percent: int) -> tuple[int, int]:
    """1 to 9, 10 to 19 and so on."""
    low = percent // _DISCOUNT_STEP * _DISCOUNT_STEP
    return max(low, 1), low + _DISCOUNT_STEP - 1


def _named(band: tuple[int, int]) -> str:
    return f"{band[0]}-{band[1]}"


_PRICE_BANDS = [_named((low, high - 1)) for low, high in pairwise((0, *_BOUNDS))]
"""By the place of the bound above."""


def _discounts(document: CatalogDocument, currency: str) -> Iterator[int]:
    """In whole percent, of the variants whose prices count: see ``document_prices``."""
    own = [variant for variant in document.variants if variant.home_id is not None]
    priced = [v for v in own if v.price is not None and v.price_currency == currency]
    for variant in priced or document.variants:
        if variant.price and variant.list_price and variant.price_currency == currency:
            now, before = to_minor_units(variant.price, currency), to_minor_units(variant.list_price, currency)
            if now and before and now < before:
                yield (before - now) * 100 // before

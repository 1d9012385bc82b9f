"""Facets of both sections as one."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import starmap

from indexer.engines.facets import merge_spellings
from indexer.engines.query import FACETS
from indexer.minor_units import from_minor_units
from search.response import Facet, FacetRange, FacetValue


def merge_facets(sections: Sequence[Mapping[str, Mapping[str, int]]], currency: str) -> dict[str, Facet]:
    """By facet, the counts of all sections added up, or the bounds of all prices."""
    merged = {}
    for name in FACETS:
        parts = _of(sections, name)
        merged[name] = _price(parts, currency) if name == "price" else _values(parts)
    if prices := _of(sections, "price_band"):
        merged["price"].ranges = _ranges(prices, lambda units: _amount(units, currency))
    if discounts := _of(sections, "discount_band"):
        merged["discount"] = Facet(ranges=_ranges(discounts, Decimal))
    return merged


def _of(sections: Sequence[Mapping[str, Mapping[str, int]]], name: str) -> list[Mapping[str, int]]:
    return [section[name] for section in sections if name in section]


def _ranges(parts: Sequence[Mapping[str, int]], read: Callable[[int], Decimal]) -> list[FacetRange]:
    counts = Counter[tuple[int, int]]()
    for part in parts:
        for band, count in part.items():
            low, _, high = band.partition("-")
            counts[int(low), int(high)] += count
    return [FacetRange(min=read(low), max=read(high), count=count) for (low, high), count in sorted(counts.items())]


def _values(parts: Sequence[Mapping[str, int]]) -> Facet:
    counts = parts[0] if len(parts) == 1 else merge_spellings(_added(parts))  # an engine has merged its own
    return Facet(values=list(starmap(FacetValue, counts.items())))


def _added(parts: Sequence[Mapping[str, int]]) -> Counter[str]:
    counts = Counter[str]()
    for part in parts:
        counts.update(part)
    return counts


def _price(parts: Sequence[Mapping[str, int]], currency: str) -> Facet:
    lows = [part["min"] for part in parts if "min" in part]
    highs = [part["max"] for part in parts if "max" in part]
    if not lows or not highs:
        return Facet()
    return Facet(min=_amount(min(lows), currency), max=_amount(max(highs), currency), currency=currency)


def _amount(units: int, currency: str) -> Decimal:
    return from_minor_units(units, currency)

"""A large market in parts that are decided one by one: brands that may meet, and what shares their identifiers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from indexer.matching.matrices.arrays import Ints
from indexer.matching.parts.style_spool import StyleSpool
from indexer.matching.wording.brand_families import brand_families

WHOLE, NO_BRAND = "all", "without a brand"
"""Names of parts: of a market that is one, and of the site's styles without a brand."""
_MOST_VISITORS = 200
"""Styles of one site that share an identifier, as many as are looked at."""


@dataclass(frozen=True)
class PartSizes:
    """In styles of both catalogs."""

    whole: int = 40_000
    """Up to so many are decided as one part: their statistics are then those of the whole market."""
    part: int = 30_000
    """A family of brands with as many has a part of its own; those of smaller ones have about as many."""


DEFAULT_SIZES = PartSizes()


@dataclass(frozen=True)
class MarketPart:
    """Numbers of home styles and of site styles, ascending. ``own``: which of the latter are decided in this part."""

    name: str
    home: Ints
    site: Ints
    own: frozenset[int] | None = None
    """All of them where it is None."""


def market_parts(
    home: StyleSpool, site: StyleSpool, judged: Iterable[tuple[str, str]], sizes: PartSizes = DEFAULT_SIZES
) -> list[MarketPart]:
    """The parts, each site style decided in one of them.

    Brands that agree, or may, are in one part. Home styles without a brand are in every part; site styles without one
    meet all of home, in a part of their own. A style that shares an identifier with a style of another part, or that
    ``judged`` (ids of a brand's variant or style, and of a home row or style) names beside one, is a visitor there: it
    is compared by its identifiers, and nothing is decided on it.
    """
    if is_whole(home, site, sizes):
        return [MarketPart(WHOLE, np.arange(len(home)), np.arange(len(site)))] if len(site) else []
    names = part_names(home, site, sizes.part)
    parts = sorted({names[brand] for brand in site.brands})
    number = {name: place for place, name in enumerate(parts)}
    of_home = np.array([number.get(names[brand], -1) if brand else -2 for brand in home.brands])[home.brand]
    of_site = np.array([number[names[brand]] for brand in site.brands])[site.brand]
    visitors = _visitors(home, site, of_home, of_site, len(parts))
    for one, other in judged:
        if one in site.named and other in home.named:
            visitors[0][int(of_site[site.named[one]])].add(home.named[other])
    everywhere = np.flatnonzero(of_home == -2)
    found = []
    for place, name in enumerate(parts):
        own = np.flatnonzero(of_site == place)
        guests = visitors[1][place]
        mine = np.arange(len(home)) if not name else _united(np.flatnonzero(of_home == place), everywhere)
        found.append(
            MarketPart(
                name or NO_BRAND,
                _united(mine, sorted(visitors[0][place])),
                _united(own, sorted(guests)),
                frozenset(own.tolist()) if guests else None,
            )
        )
    return found


def _united(one: Ints, other: Sequence[int] | Ints) -> Ints:
    return np.union1d(one, np.array(other, dtype=np.int64)) if len(other) else one


def is_whole(home: StyleSpool, site: StyleSpool, sizes: PartSizes) -> bool:
    """Whether the market is decided as one part."""
    return len(home) + len(site) <= sizes.whole


def part_names(home: StyleSpool, site: StyleSpool, part: int) -> dict[str, str]:
    """By brand: families of brands that are large have a part of their own, the others share a bucket."""
    sizes: Counter[str] = Counter()
    family = brand_families({*home.brands, *site.brands} - {""})
    for catalog in (home, site):
        for brand, count in zip(catalog.brands, np.bincount(catalog.brand, minlength=len(catalog.brands)), strict=True):
            sizes[family.get(brand, "")] += int(count)
    small = sum(size for name, size in sizes.items() if name and size < part)
    buckets = 1 << max(round(small / part) - 1, 0).bit_length()  # a power of two, so that few brands ever move
    names = {"": ""}
    for brand, name in family.items():
        names[brand] = f"brand {name}" if sizes[name] >= part else bucket(name, buckets)
    return names


def bucket(family: str, buckets: int) -> str:
    """The part of a small family of brands."""
    return f"bucket {_drawn(family) % buckets} of {buckets}"


def _drawn(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _visitors(
    home: StyleSpool, site: StyleSpool, of_home: Ints, of_site: Ints, parts: int
) -> tuple[list[set[int]], list[set[int]]]:
    """By part the home styles, and the site styles, of other parts that share an identifier with its site styles."""
    found: tuple[list[set[int]], list[set[int]]] = ([set() for _ in range(parts)], [set() for _ in range(parts)])
    at_home: dict[int, list[int]] = defaultdict(list)
    shared = np.intersect1d(home.keys, site.keys)
    for key, style in _with(home, shared):
        at_home[key].append(style)
    on_site: dict[int, list[int]] = defaultdict(list)
    for key, style in _with(site, shared):
        on_site[key].append(style)
    for key, styles in on_site.items():
        for place, number in {(int(of_site[style]), int(site.site[style])) for style in styles}:
            away = [style for style in at_home[key] if of_home[style] not in (place, -2)]
            others = [style for style in styles if site.site[style] == number and of_site[style] != place]
            found[0][place].update(away[:_MOST_VISITORS])
            found[1][place].update(others[:_MOST_VISITORS])
    return found


def _with(catalog: StyleSpool, keys: NDArray[np.uint64]) -> Iterator[tuple[int, int]]:
    chosen = np.isin(catalog.keys, keys)
    return zip(catalog.keys[chosen].tolist(), catalog.key_styles[chosen].tolist(), strict=True)

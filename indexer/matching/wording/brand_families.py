"""Brands whose names may mean one brand, as families that are never parted."""

from collections.abc import Iterable, Iterator


def brand_families(brands: Iterable[str]) -> dict[str, str]:
    """By brand the first name of its family: what ``BrandNames.compare`` may call the same, directly or by others.

    Names that differ by spaces only, the beginning or end of a longer name, and initials.
    """
    known = sorted(brands)
    parent = {brand: brand for brand in known}
    joined: dict[str, str] = {}
    for brand in known:
        _join(parent, brand, joined.setdefault(brand.replace(" ", ""), brand))
        for other in _shorter(brand.split()):
            if other in parent:
                _join(parent, brand, other)
    return {brand: _first(parent, brand) for brand in known}


def _shorter(words: list[str]) -> Iterator[str]:
    for cut in range(1, len(words)):
        yield " ".join(words[:cut])
        yield " ".join(words[cut:])
    if len(words) > 1:
        yield "".join(word[0] for word in words)


def _first(parent: dict[str, str], brand: str) -> str:
    while parent[brand] != brand:
        parent[brand] = parent[parent[brand]]
        brand = parent[brand]
    return brand


def _join(parent: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_first(parent, one), _first(parent, other)))
    parent[second] = first

"""What two titles state that makes them different variants: capacities, lengths, colours, sizes."""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import product
from math import isclose
from typing import NamedTuple

from indexer.matching.wording.colours import colours_of
from indexer.matching.wording.contents import contents
from indexer.matching.wording.dimensions import Dimensions, dimensions, dimensions_differ
from indexer.matching.wording.either_or import alternatives
from indexer.matching.wording.letter_sizes import letter_sizes
from indexer.matching.wording.quantities import quantities
from indexer.matching.wording.ranges import ranges
from indexer.matching.wording.read_once import read_once
from indexer.text import terms

_TOLERANCE = {"gb": 0.04, "mm": 0.03, "ml": 0.02, "inch": 0.004}
"""Relative, where a quantity is rounded on labels: 73 and 73.4 GB are one drive, 15.4 and 15.6 inch two screens."""
_COMMON = 0.01
_OF_LENGTHS = frozenset(("mm_differs", "inch_differs"))
"""What the last of several lengths would say by itself."""


class Said(NamedTuple):
    """What a title states."""

    amounts: Mapping[str, Sequence[float]]
    """By unit."""
    colours: frozenset[str]
    sizes: frozenset[str]
    """In letters."""
    kinds: Mapping[str, Set[str]]
    """By group which of its alternatives."""
    contents: frozenset[int]
    ranges: frozenset[tuple[int, int]]
    dimensions: Dimensions
    told: int
    """A bit for each of these that is stated."""


_NOTHING = Said({}, frozenset(), frozenset(), {}, frozenset(), frozenset(), frozenset(), told=0)
"""What most titles state of most of these, once for all titles: every empty set takes 216 bytes."""


def stated_differences(left: str, right: str) -> list[str]:
    """Codes such as ``gb_differs`` and ``color_differs``: both titles state it, with no value in common."""
    return differences(stated(left), stated(right))


def differences(one: Said, other: Said) -> list[str]:
    """The same of what two titles state."""
    if not one.told & other.told:
        return []
    a, b = one.amounts, other.amounts
    both = sorted(a.keys() & b.keys()) if a and b else ()
    found = [f"{unit}_differs" for unit in both if not amounts_overlap(unit, a[unit], b[unit])]
    if one.dimensions and other.dimensions:
        found = [code for code in found if code not in _OF_LENGTHS]
        found += ["extent_differs"] if dimensions_differ(one.dimensions, other.dimensions) else []
    for code, some, others in (
        ("color_differs", one.colours, other.colours),
        ("size_differs", one.sizes, other.sizes),
        ("count_differs", one.contents, other.contents),
        ("range_differs", one.ranges, other.ranges),
    ):
        if some and others and some.isdisjoint(others):
            found.append(code)
    kinds, other_kinds = one.kinds, other.kinds
    if kinds and other_kinds:
        found += [
            f"{group}_differs" for group in sorted(kinds.keys() & other_kinds) if not kinds[group] & other_kinds[group]
        ]
    return found


@read_once(1 << 17)
def stated(title: str) -> Said:
    """What it states; remembered, as a title is compared with many."""
    words = terms(title)
    found = (
        _by_unit(quantities(title)) or _NOTHING.amounts,
        colours_of(words) or _NOTHING.colours,
        letter_sizes(title, words) or _NOTHING.sizes,
        alternatives(words) or _NOTHING.kinds,
        contents(title, words) or _NOTHING.contents,
        ranges(title) or _NOTHING.ranges,
        dimensions(title) or _NOTHING.dimensions,
    )
    return Said(*found, told=sum(1 << place for place, values in enumerate(found) if values))


def amounts_overlap(unit: str, left: Iterable[float], right: Iterable[float]) -> bool:
    """Whether any two amounts of a unit are the same, as amounts are rounded on labels."""
    tolerance = _TOLERANCE.get(unit, _COMMON)
    return any(isclose(one, other, rel_tol=tolerance) for one, other in product(left, right))


def _by_unit(amounts: Iterable[tuple[str, float]]) -> dict[str, list[float]]:
    units: dict[str, list[float]] = {}
    for unit, value in amounts:
        units.setdefault(unit, []).append(value)
    return units

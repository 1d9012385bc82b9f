"""What two titles state that makes them different variants: capacities, lengths, colours, sizes."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import product
from math import isclose

from indexer.matching.colours import colours
from indexer.matching.either_or import alternatives
from indexer.matching.letter_sizes import letter_sizes
from indexer.matching.quantities import quantities
from indexer.text import terms

_TOLERANCE = {"gb": 0.04, "mm": 0.03, "inch": 0.004}
"""Relative, where a quantity is rounded on labels: 73 and 73.4 GB are one drive, 15.4 and 15.6 inch two screens."""
_COMMON = 0.01

Said = tuple[Mapping[str, Sequence[float]], frozenset[str], frozenset[str], Mapping[str, Set[str]]]
"""Amounts by unit, colours, sizes in letters, and by group which of its alternatives."""


def stated_differences(left: str, right: str) -> list[str]:
    """Codes such as ``gb_differs`` and ``color_differs``: both titles state it, with no value in common."""
    return differences(stated(left), stated(right))


def differences(one: Said, other: Said) -> list[str]:
    """The same of what two titles state."""
    (a, tints, sizes, kinds), (b, others, other_sizes, other_kinds) = one, other
    both = sorted(a.keys() & b.keys()) if a and b else ()
    found = [f"{unit}_differs" for unit in both if not _overlap(unit, a[unit], b[unit])]
    if tints and others and not tints & others:
        found.append("color_differs")
    if sizes and other_sizes and not sizes & other_sizes:
        found.append("size_differs")
    if kinds and other_kinds:
        found += [
            f"{group}_differs" for group in sorted(kinds.keys() & other_kinds) if not kinds[group] & other_kinds[group]
        ]
    return found


@lru_cache(maxsize=1 << 17)
def stated(title: str) -> Said:
    """What it states; remembered, as a title is compared with many."""
    return _by_unit(quantities(title)), colours(title), letter_sizes(title), alternatives(terms(title))


def _overlap(unit: str, left: Iterable[float], right: Iterable[float]) -> bool:
    tolerance = _TOLERANCE.get(unit, _COMMON)
    return any(isclose(one, other, rel_tol=tolerance) for one, other in product(left, right))


def _by_unit(amounts: Iterable[tuple[str, float]]) -> dict[str, list[float]]:
    units: dict[str, list[float]] = {}
    for unit, value in amounts:
        units.setdefault(unit, []).append(value)
    return units

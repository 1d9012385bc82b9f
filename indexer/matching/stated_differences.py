"""What two titles state that makes them different variants: capacities, lengths, colours."""

from collections.abc import Iterable

from indexer.matching.colours import colours
from indexer.matching.quantities import quantities


def stated_differences(left: str, right: str) -> list[str]:
    """Codes such as ``gb_differs`` and ``color_differs``: both titles state it, with no value in common."""
    a, b = _by_unit(quantities(left)), _by_unit(quantities(right))
    found = [f"{unit}_differs" for unit in sorted(a.keys() & b.keys()) if not a[unit] & b[unit]]
    tints, others = colours(left), colours(right)
    if tints and others and not tints & others:
        found.append("color_differs")
    return found


def _by_unit(amounts: Iterable[tuple[str, float]]) -> dict[str, set[float]]:
    units: dict[str, set[float]] = {}
    for unit, value in amounts:
        units.setdefault(unit, set()).add(value)
    return units

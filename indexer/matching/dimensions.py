"""Lengths by width, and by height, as a title states them: ``80 x 28 x 202 cm``."""

import re

from indexer.text import fold

_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "inch": 25.4, '"': 25.4}
_UNIT = r"(mm|cm|m|inch|in|\")"
_LENGTH = rf"(\d{{1,5}}(?:[.,]\d{{1,2}})?)\s?{_UNIT}?"
_TIMES = r"\s?[x×]\s?"
_DIMENSIONS = re.compile(
    rf"(?<![\w.,]){_LENGTH}{_TIMES}{_LENGTH}(?:{_TIMES}{_LENGTH})?(?!\w|[.,]\d|\s?(?:ml|cl|l|g|kg|oz|lbs?)\b)"
)
_TOLERANCE = 0.03
"""Relative, as lengths are rounded."""

Dimensions = frozenset[tuple[float, ...]]


def dimensions(title: str) -> Dimensions:
    """Each with its lengths in order, in millimetres; of those without a unit, the numbers below zero."""
    folded = fold(title)
    if "x" not in folded and "×" not in folded:
        return frozenset()
    return frozenset(_lengths(found) for found in _DIMENSIONS.findall(folded))


def dimensions_differ(some: Dimensions, others: Dimensions) -> bool:
    """Whether both state as many lengths in the same way, and none the same."""
    pairs = [(one, other) for one in some for other in others if len(one) == len(other) and one[0] * other[0] > 0]
    return bool(pairs) and not any(_alike(*pair) for pair in pairs)


def _lengths(found: tuple[str, ...]) -> tuple[float, ...]:
    units = [unit for unit in found[1::2] if unit]
    factor = _MILLIMETRES[units[-1]] if units else -1.0
    return tuple(sorted(float(number.replace(",", ".")) * factor for number in found[::2] if number))


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= _TOLERANCE * abs(a) for a, b in zip(one, other, strict=True))

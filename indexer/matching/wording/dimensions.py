"""Lengths by width, and by height, as a title states them: ``80 x 28 x 202 cm``."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from indexer.text import fold

_MILLIMETRES = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "inch": 25.4, '"': 25.4}
_UNIT = r"(mm|cm|m|inch|in|\")"
_LENGTH = rf"(\d{{1,5}}(?:[.,]\d{{1,2}})?)\s?{_UNIT}?"
_TIMES = r"\s?[x×]\s?"
_DIMENSIONS = re.compile(
    rf"(?<![\w.,]){_LENGTH}{_TIMES}{_LENGTH}(?:{_TIMES}{_LENGTH})?(?!\w|[.,]\d|\s?(?:ml|cl|l|g|kg|oz|lbs?)\b)"
)
_TIMES_NUMBER = re.compile(r"[x×]\s?\d")
_TOLERANCE = 0.03
"""Relative, as lengths are rounded."""

_UNKNOWN = (*{*_MILLIMETRES.values()},)


class Lengths(NamedTuple):
    """``unit``: in millimetres, None if no unit is stated."""

    numbers: tuple[float, ...]
    unit: float | None


Dimensions = frozenset[Lengths]


def dimensions(title: str) -> Dimensions:
    """All that it states."""
    folded = fold(title)
    if not _TIMES_NUMBER.search(folded):
        return frozenset()
    return frozenset(_lengths(found) for found in _DIMENSIONS.findall(folded))


def dimensions_differ(some: Dimensions, others: Dimensions) -> bool:
    """Whether both state lengths, and none of the one are those of the other, or some of them, in whichever order."""
    return bool(some and others) and not any(_alike(one, other) for one in some for other in others)


def _lengths(found: tuple[str, ...]) -> Lengths:
    units = [unit for unit in found[1::2] if unit]
    numbers = tuple(float(number.replace(",", ".")) for number in found[::2] if number)
    return Lengths(numbers, _MILLIMETRES[units[-1]] if units else None)


def _alike(one: Lengths, other: Lengths) -> bool:
    if one.unit is None and other.unit is None:
        return _within(one, other, 1.0, 1.0)
    return any(_within(one, other, unit, its) for unit in _units(one) for its in _units(other))


def _units(lengths: Lengths) -> Sequence[float]:
    return _UNKNOWN if lengths.unit is None else (lengths.unit,)


def _within(one: Lengths, other: Lengths, unit: float, its: float) -> bool:
    """Whether each length of the one that states fewer is one of the other's."""
    some, others = [number * unit for number in one.numbers], [number * its for number in other.numbers]
    few, many = sorted((some, others), key=len)
    for length in few:
        nearest = min(many, key=lambda each: abs(each - length))
        if abs(nearest - length) > _TOLERANCE * length:
            return False
        many.remove(nearest)
    return True

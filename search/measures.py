"""Numbers with units as one word each, however they are written: ``17 inch``, ``17"``, ``1tb``, ``1 TB``."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from indexer.text import fold, squash

_UNITS: Mapping[str, Sequence[str]] = {
    "in": ("inch", "inches", "zoll", "pouces", "pouce", "pulgadas", "pulgada", '"', "”", "″", "''"),
    "tb": (),
    "gb": (),
    "mb": (),
    "ghz": (),
    "mhz": (),
    "hz": ("hertz",),
    "mah": (),
    "mp": ("megapixels", "megapixel"),
    "w": ("watts", "watt"),
    "v": ("volts", "volt"),
    "kg": ("kilograms", "kilogram", "kilo"),
    "g": ("grams", "gram", "gramm"),
    "ml": (),
    "l": ("liters", "litres", "liter", "litre", "litros", "litro"),
    "mm": (),
    "cm": (),
    "m": ("meters", "metres", "meter", "metre", "metros", "metro"),
    "ft": ("feet", "foot"),
}
"""By unit as it is written most often, its other spellings."""
_CANONICAL = {spelling: unit for unit, others in _UNITS.items() for spelling in (unit, *others)}
_SPELLINGS = "|".join(sorted(map(re.escape, _CANONICAL), key=len, reverse=True))
# "in" is a word too: "2 in 1".
_MEASURE = re.compile(
    rf"(?<![\w.,-])(?P<number>\d{{1,6}}(?:[.,]\d{{1,2}})?)(?P<gap>[\s-]?)(?P<unit>{_SPELLINGS})(?!\w)", re.IGNORECASE
)
_NUMBER_ALONE = ("in",)
"""Units that catalogs write as a sign, which is no word: ``17"``."""


class Measure(NamedTuple):
    """A number with its unit."""

    shown: str
    """For people, with its decimal point: ``1.5l``. What is looked for has none, as codes in the index have none."""
    spellings: tuple[str, ...]
    """Others than the word that it became: squashed, and apart."""


def read_measures(text: str) -> tuple[str, dict[str, Measure]]:
    """The text with each measure as one word, and by that word what it is."""
    found: dict[str, Measure] = {}

    def joined(match: re.Match[str]) -> str:
        unit = _CANONICAL[match["unit"].lower()]
        if match["unit"].lower() == "in" and match["gap"].isspace():
            return match[0]
        number = squash(match["number"])
        alone = (number,) if unit in _NUMBER_ALONE else ()
        others = (number + spelling for spelling in _UNITS[unit] if spelling.isalpha())
        shown = fold(match["number"]).replace(",", ".") + unit
        found[number + unit] = Measure(shown, (*alone, *others, f"{match['number']} {unit}"))
        return f" {number}{unit} "

    return _MEASURE.sub(joined, text), found

"""Numbers with units as one word each, however they are written: ``17 inch``, ``17"``, ``1tb``, ``1 TB``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.text import fold, squash

_UNITS: Mapping[str, Sequence[str]] = {
    "in": (
        *("inch", "inches", "zoll", "pouces", "pouce", "pulgadas", "pulgada", "pollici", "polegadas", "tum", "tommer"),
        *("cali", "palcu", "inc", "дюймов", "дюйма", '"', "”", "″", "''"),
    ),
    "tb": ("terabytes", "terabyte", "тб"),
    "gb": ("gigabytes", "gigabyte", "gigs", "gig", "go", "гб"),
    "mb": ("megabytes", "megabyte", "мб"),
    "ghz": (),
    "mhz": (),
    "hz": ("hertz",),
    "mbps": (),
    "gbps": (),
    "mah": (),
    "mp": ("megapixels", "megapixel"),
    "kwh": (),
    "wh": (),
    "kw": ("kilowatts", "kilowatt"),
    "w": ("watts", "watt", "vatios", "wattow"),
    "v": ("volts", "volt", "voltios"),
    "lm": ("lumens", "lumen", "lumenes"),
    "btu": (),
    "psi": (),
    "rpm": (),
    "db": ("decibels", "decibel"),
    "kg": ("kilograms", "kilogram", "kilogramm", "kilogramme", "kilogrammes", "kilo", "kilos"),
    "g": ("grams", "gram", "gramm", "gramme", "grammes", "gramos", "grammi"),
    "mg": ("milligrams", "milligram", "milligramm"),
    "lb": ("lbs", "pounds", "pound"),
    "floz": ("fl oz", "fl. oz", "fluid ounces", "fluid ounce"),
    "oz": ("ounces", "ounce"),
    "ml": ("milliliters", "millilitres", "milliliter"),
    "cl": (),
    "l": ("liters", "litres", "liter", "litre", "litros", "litro", "litri", "litrow"),
    "gal": ("gallons", "gallon"),
    "qt": ("quarts", "quart"),
    "mm": ("millimeter",),
    "cm": ("centimeters", "centimetres", "zentimeter"),
    "m": ("meters", "metres", "meter", "metre", "metros", "metro", "metri", "metrow"),
    "km": ("kilometers", "kilometres", "kilometer"),
    "ft": ("feet", "foot"),
    "yd": ("yards", "yard"),
}
"""By unit as it is written most often, its other spellings."""
_CANONICAL = {spelling: unit for unit, others in _UNITS.items() for spelling in (unit, *others)}
_SPELLINGS = "|".join(sorted(map(re.escape, _CANONICAL), key=len, reverse=True))
_NUMBER = r"[1-9]\d{0,2}[.,]\d\d0|\d{1,6}(?:[.,]\d{1,2})?"
"""Three digits behind a sign are thousands if the last is 0: ``20,000 mAh``, but ``1.375 in``."""
# "in" is a word too: "2 in 1".
_MEASURE = re.compile(rf"(?<![\w.,-])(?<!\d/)(?P<number>{_NUMBER})(?P<gap>[\s-]?)(?P<unit>{_SPELLINGS})(?!\w)")
_NUMBER_ALONE = ("in",)
"""Units that catalogs write as a sign, which is no word: ``17"``."""
_AS_MANY: Mapping[str, Sequence[tuple[str, int]]] = {
    "tb": (("gb", 1000), ("gb", 1024)),
    "ghz": (("mhz", 1000),),
    "kg": (("g", 1000),),
    "g": (("mg", 1000),),
    "l": (("ml", 1000), ("cl", 100)),
    "cl": (("ml", 10),),
    "kw": (("w", 1000),),
    "m": (("cm", 100),),
    "cm": (("mm", 10),),
}
"""By unit, smaller ones that catalogs give the same in, and how many of them it is."""
_MOST = 100_000


class Measure(NamedTuple):
    """A number with its unit."""

    shown: str
    """For people, with its decimal point: ``1.5l``. What is looked for has none, as codes in the index have none."""
    spellings: tuple[str, ...]
    """Others than the word that it became, in words that an index has: squashed, and apart."""
    written: tuple[str, ...]
    """How it stands in a text, with signs, so that nothing else is taken for it: ``17"``."""


def read_measures(text: str) -> tuple[str, dict[str, Measure]]:
    """The text with each measure as one word, and by that word what it is; ``text``: as ``same_length`` writes it."""
    found: dict[str, Measure] = {}

    def joined(match: re.Match[str]) -> str:
        unit = _CANONICAL[match["unit"].lower()]
        if match["unit"].lower() == "in" and match["gap"].isspace():
            return match[0]
        number = _ungrouped(fold(match["number"]))
        word = squash(number) + unit
        found[word] = Measure(number.replace(",", ".") + unit, tuple(_spellings(number, unit)), _written(number, unit))
        return f" {word} "

    return _MEASURE.sub(joined, text), found


def _ungrouped(number: str) -> str:
    """Without the sign between thousands."""
    return re.sub(r"[.,](?=\d{3}$)", "", number)


def _spellings(number: str, unit: str) -> Iterator[str]:
    if unit in _NUMBER_ALONE:
        yield squash(number)
    yield from (squash(number) + spelling for spelling in _UNITS[unit] if spelling.isalpha())
    yield from (f"{number} {spelling}" for spelling in (unit, *_UNITS[unit]) if all(map(str.isalpha, spelling.split())))
    for count, other in _as_many(number, unit):
        yield from (f"{count}{other}", f"{count} {other}")


def _written(number: str, unit: str) -> tuple[str, ...]:
    numbers = {number, number.replace(",", "."), number.replace(".", ",")}
    measures = [*((each, unit) for each in sorted(numbers)), *_as_many(number, unit)]
    signs = [(each, fold(spelling)) for each, of in measures for spelling in (of, *_UNITS[of])]
    squashed = (squash(each) + sign for each, sign in signs if sign.isalpha())
    apart = (each + gap + sign for each, sign in signs for gap in (("", " ", "-") if sign.isalpha() else ("",)))
    return tuple(dict.fromkeys((*squashed, *apart)))


def _as_many(number: str, unit: str) -> Iterator[tuple[str, str]]:
    """The same in smaller units, where that is a whole number of them, and the other way round."""
    value = Decimal(number.replace(",", "."))
    for smaller, times in _AS_MANY.get(unit, ()):
        if value * times == int(value * times) < _MOST:
            yield str(int(value * times)), smaller
    for larger, parts in _AS_MANY.items():
        for smaller, times in parts:
            if smaller == unit and value >= times and value % times == 0:
                yield str(int(value // times)), larger

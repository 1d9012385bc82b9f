"""Numbers with units in a title: capacities, lengths, speeds, brought to one unit and rounded."""

import re

from indexer.matching.wording.read_once import read_once
from indexer.text import fold

_UNITS: dict[str, tuple[str, float]] = {}
for _base, _names in {
    "gb": "kb:1e-6 mb:1e-3 mbyte:1e-3 gb:1 go:1 gbyte:1 tb:1e3 tbyte:1e3 to:1e3 "
    "megabyte:1e-3 megabytes:1e-3 gigabyte:1 gigabytes:1 terabyte:1e3 terabytes:1e3",
    "gbit": "mbit:1e-3 mbps:1e-3 gbit:1 gbps:1",
    "mm": "mm:1 cm:10 m:1000 meter:1000 metre:1000 meters:1000 metres:1000 ft:304.8 foot:304.8 feet:304.8 "
    "millimeter:1 millimetre:1 millimeters:1 millimetres:1 centimeter:10 centimetre:10 centimeters:10 centimetres:10 "
    "yd:914.4 yard:914.4 yards:914.4",
    "inch": "in:1 inch:1 inches:1 zoll:1 pouces:1",
    "g": "mcg:1e-6 ug:1e-6 μg:1e-6 mg:1e-3 g:1 gr:1 kg:1000 lb:453.6 lbs:453.6 oz:28.35 "
    "milligram:1e-3 milligrams:1e-3 gram:1 grams:1 gramm:1 gramme:1 kilogram:1000 kilograms:1000 kilogramm:1000 "
    "pound:453.6 pounds:453.6 ounce:28.35 ounces:28.35",
    "ml": "ml:1 cl:10 dl:100 l:1000 liter:1000 litre:1000 ltr:1000 floz:29.57 "
    "milliliter:1 millilitre:1 milliliters:1 millilitres:1 liters:1000 litres:1000 litri:1000 litros:1000 "
    "gal:3785 gallon:3785 gallons:3785 qt:946.4 quart:946.4 quarts:946.4 pint:473.2 pints:473.2",
    "mhz": "hz:1e-6 khz:1e-3 mhz:1 ghz:1000",
    "w": "w:1 watt:1 watts:1 kw:1000",
    "va": "va:1 kva:1000",
    "v": "v:1 volt:1 volts:1",
    "wh": "wh:1 kwh:1000",
    "mah": "mah:1 ah:1000",
    "rpm": "rpm:1",
    "dpi": "dpi:1",
    "mp": "mp:1 mpix:1 megapixel:1 megapixels:1 mpx:1",
    "u": "u:1",
    "sheets": "sheet:1 sheets:1 blatt:1 pages:1 page:1",
    "pieces": "pcs:1 pc:1 piece:1 pieces:1 count:1 ct:1 stk:1 pack:1 packs:1 pk:1",
    "ports": "port:1 ports:1",
    "a": "amps:1 ampere:1",
    "lm": "lumen:1 lumens:1",
    "psi": "psi:1",
    "btu": "btu:1 btus:1",
    "grit": "grit:1",
    "gauge": "gauge:1",
    "teeth": "tooth:1 teeth:1",
    "speeds": "speed:1 speeds:1",
    "years": "year:1 years:1 yr:1 yrs:1",
    "users": "user:1 users:1 license:1 licenses:1 licence:1 seat:1 seats:1",
}.items():
    for _entry in _names.split():
        _name, _factor = _entry.split(":")
        _UNITS[_name] = (_base, float(_factor))
_WORDS = "|".join([r"fl(?:uid|\.)?\s?(?:oz|ounces?)", *sorted(_UNITS, key=len, reverse=True)])
_TIMES = r"(?<=\d)x(?!\s?\d)"
"""``52x``, but no dimensions such as ``10 x 15``, nor a count such as ``1 x``."""
_QUANTITY = re.compile(
    rf"(?<![^\W_])(?<![.,]\d)(\d{{1,6}}(?:[.,]\d{{1,3}})?)\s?-?\s?({_WORDS}|{_TIMES}|\"|''|”|″)(?![^\W_])"
)
_LENGTHS = rf"\d{{1,5}}(?:[.,]\d{{1,2}})?(?:[x×]\d{{1,5}}(?:[.,]\d{{1,2}})?)+(?:{_WORDS})?"
_KELVIN = r"\d{2,3}00k"
_WHOLE = re.compile(rf"\d{{1,6}}(?:[.,/]\d{{1,4}})*-?(?:{_WORDS}|x)?(?:/s)?|\d{{3}}\.\d+[a-z/]*|{_LENGTHS}|{_KELVIN}")


Quantities = frozenset[tuple[str, float]]
_NONE: Quantities = frozenset()
"""Once for all titles: every empty set takes 216 bytes."""


def quantities(text: str) -> Quantities:
    """Pairs of base unit and value, such as ``("gb", 500.0)``; 500 GB, 0.5TB and 500 Go are the same."""
    return _read(fold(text[:2_000]))[0]


def apart_from_quantities(text: str) -> tuple[Quantities, str]:
    """The same, and the folded text without them."""
    return _read(fold(text[:2_000]))


@read_once(65_536)
def _read(folded: str) -> tuple[Quantities, str]:
    found, rest, end = set(), [], 0
    for match in _QUANTITY.finditer(folded):
        value, unit = match.groups()
        name = "floz" if unit.startswith("fl") else unit
        base, factor = ("times", 1.0) if unit == "x" else _UNITS.get(name, ("inch", 1.0))
        found.add((base, _rounded(float(value.replace(",", ".")) * factor)))
        rest.append(folded[end : match.start()])
        end = match.end()
    return (frozenset(found), " ".join([*rest, folded[end:]])) if found else (_NONE, folded)


def is_quantity(word: str) -> bool:
    """Whether a word is nothing but a number with a unit, a date, a range or lengths, and so no part number."""
    return bool(_WHOLE.fullmatch(fold(word))) and not re.fullmatch(r"\d{6,}", word)


def _rounded(value: float) -> float:
    """Two digits from 100 on, three below: 146.8 GB and 146 GB are sold as the same, 15.4 and 15.6 inch are not."""
    return float(f"{value:.2g}" if value >= 100 else f"{value:.3g}")

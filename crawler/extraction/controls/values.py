"""One value that a control offers, with what is said behind it of its stock or its price."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from crawler.extraction.controls.labels import labelled_option
from crawler.extraction.stock.words import hints_at_stock, said_availability
from crawler.product import Availability
from crawler.values.currencies import currency_code, has_currency
from crawler.values.money import parse_price

MAX_VALUE = 60

_LABELLED = re.compile(r"([^:]{2,30}):\s*(\S.*)")
_NOTE = re.compile(r"\s+[-–—|]+\s+|\s*[\[\]()|]\s*|\s+(?=\+)")
_LAST_NOTE = re.compile(r"(.*\S)\s*[\[(]([^\[\]()]+)[\])]")
_WORD = re.compile(r"[^\W\d_]+")
_SURCHARGE = re.compile(r"[+\-−]\s?\D{0,4}\d")


@dataclass(slots=True)
class OptionValue:
    """A value as written, and what its control says of it."""

    text: str
    availability: Availability | None = None
    price: Decimal | None = None
    surcharged: bool = False
    """Whether it costs more or less by an amount than the price that the page shows."""
    added: Decimal | None = None
    """That amount, where it is clearly one on top: ``+ 5,00 €``."""
    selected: bool = False


def read_value(text: str) -> OptionValue | None:
    """``Size: 41 - In stock`` → 41, in stock; ``Long | $44.99`` → Long, 44.99. None for what is too long to be a value.

    Brackets that say anything else belong to the value: ``6-9 months (74 cm)``.
    """
    text = " ".join(text.split())
    if (labelled := _LABELLED.fullmatch(text)) and labelled_option(labelled[1]):
        text = labelled[2]
    first, *notes = [part for part in _NOTE.split(text) if part.strip()] or [""]
    value = OptionValue(first)
    if not all(_understood(note, value) for note in notes):
        value = _with_last_note(text) or replace(value, text=text)
    return value if 0 < len(value.text) <= MAX_VALUE else None


def _with_last_note(text: str) -> OptionValue | None:
    """A value with brackets of its own, before a note in the last: ``4 (32" waist) (sold out)``."""
    match = _LAST_NOTE.fullmatch(text)
    value = OptionValue(match[1]) if match else None
    return value if match and value and _understood(match[2], value) else None


def _understood(note: str, value: OptionValue) -> bool:
    """Whether a note says something of the stock or the price, which the value then has."""
    if said := said_availability(note) or hints_at_stock(note):
        value.availability = said
        return True
    money = parse_price(note) if has_currency(note) else None
    if _SURCHARGE.match(note):
        value.surcharged, value.added = True, money.amount if money and note.startswith("+") else None
        return True
    if money is None:
        return False
    if any(len(word) > 2 and not currency_code(word) for word in _WORD.findall(note)):
        value.surcharged = True  # add, plus, from
    else:
        value.price = money.amount
    return True

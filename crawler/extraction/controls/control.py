"""A control of a page: what option it is for, and the values that can be chosen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import lxml.etree

from crawler.extraction.controls.values import OptionValue, read_value
from crawler.product import Availability

_Element: TypeAlias = lxml.etree._Element
_MONEY = re.compile(r"[$€£¥₹₽₩]|\d\s?(?:eur|usd|gbp|zł|kč|kr|chf|lei|руб)\b", re.IGNORECASE)
_GONE = re.compile(
    r"(?:^|[\s_-])(?:sold-?out|soldout|un-?available|un-?selectable|not-?available|out-?of-?stock|no-?stock|disabled|ausverkauft|epuise|"
    r"agotado|esaurito|oos(?![a-z]))",
    re.IGNORECASE,
)
_HAD = re.compile(r"(?:^|[\s_-])(?<!back[_-])in-?stock(?:$|[\s_-])", re.IGNORECASE)
_STOCK = re.compile(
    r"data-(?:[a-z]+-)?(?:in-?)?(?:stock|available|availability)(?:-level|-qty|-quantity|-count|-status)?"
)
_NONE_LEFT = re.compile(r"0|false|no|none|oos|(?:sold|out)[\s_-]?(?:of[\s_-]?stock|out)", re.IGNORECASE)
_SOME_LEFT = re.compile(r"[1-9]\d{0,5}|true|yes|in[\s_-]?stock", re.IGNORECASE)


@dataclass(slots=True)
class Control:
    """An option by its standard name, and the values that can be chosen for it, in the page's order."""

    option: str
    values: list[OptionValue]

    @property
    def selected(self) -> OptionValue | None:
        """The only value, else the one that the page has chosen already."""
        return self.values[0] if len(self.values) == 1 else next((one for one in self.values if one.selected), None)


def control_of(option: str, read: Sequence[OptionValue | None]) -> Control | None:
    """A control whose values differ and look like such; None for anything else, such as a list of quantities."""
    values = [value for value in read if value is not None and _is_one(value.text, option)]
    if not values or len(values) < len(read) or len({value.text for value in values}) < len(values):
        return None
    if all(value.availability is Availability.OUT_OF_STOCK for value in values):
        for value in values:  # the page only waits for its script
            value.availability = None
    if any(value.price is None and value.availability is not Availability.OUT_OF_STOCK for value in values):
        for value in values:  # an amount that only some have may come on top
            value.surcharged, value.price = value.surcharged or value.price is not None, None
    return Control(option, values)


def _is_one(text: str, option: str) -> bool:
    return not _MONEY.search(text) and (option == "size" or any(c.isalpha() for c in text))


def value_of(text: str, marked: tuple[_Element, ...], selected: bool) -> OptionValue | None:
    """The value of one entry; ``marked`` are the elements whose marks may say that it can't be had."""
    value = read_value(text)
    if value is None:
        return None
    stated = [text.strip() for one in marked for name, text in one.attrib.items() if _STOCK.fullmatch(name)]
    gone = any(one.get("disabled") is not None or _GONE.search(one.get("class", "")) for one in marked)
    if gone or any(one.get("aria-disabled") == "true" for one in marked) or any(map(_NONE_LEFT.fullmatch, stated)):
        value.availability = Availability.OUT_OF_STOCK
    elif value.availability is None and (
        any(map(_SOME_LEFT.fullmatch, stated)) or any(_HAD.search(one.get("class", "")) for one in marked)
    ):
        value.availability = Availability.IN_STOCK
    value.selected = selected
    return value

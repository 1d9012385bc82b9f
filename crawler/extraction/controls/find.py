"""The controls behind a product's heading by which a shopper chooses a size, a colour or the like."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import lxml.etree

from crawler.extraction.cards import in_card
from crawler.extraction.controls.labels import labelled_option, only_asks, telling_words
from crawler.extraction.controls.values import OptionValue, read_value
from crawler.extraction.surroundings import Surroundings
from crawler.extraction.tree import text_under
from crawler.options import standard_option
from crawler.product import Availability

MAX_VALUES = 200
NEAR = 2
"""How many texts before a control may say what it is for: the nearest may be a link to a table of sizes."""
MAX_AREA = 8
"""How many elements around a group of radio buttons are looked at for what the group is called."""

_Element: TypeAlias = lxml.etree._Element
_Labels: TypeAlias = Mapping[str, Sequence[_Element]]
"""By the id of what they are for."""
_MONEY = re.compile(r"[$€£¥₹₽₩]|\d\s?(?:eur|usd|gbp|zł|kč|kr|chf|lei|руб)\b", re.IGNORECASE)
_GONE = re.compile(
    r"(?:^|[\s_-])(?:sold-?out|soldout|un-?available|not-?available|out-?of-?stock|no-?stock|disabled|ausverkauft|epuise|"
    r"agotado|esaurito)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Control:
    """An option by its standard name, and the values that can be chosen for it, in the page's order."""

    option: str
    values: list[OptionValue]

    @property
    def selected(self) -> OptionValue | None:
        """The only value, else the one that the page has chosen already."""
        return self.values[0] if len(self.values) == 1 else next((one for one in self.values if one.selected), None)


def controls_behind(place: Surroundings, path: str) -> Iterator[Control]:
    """Those of the product itself, in the page's order: none in cards of products of other pages than ``path``."""
    labels: defaultdict[str, list[_Element]] = defaultdict(list)
    groups: defaultdict[str, list[_Element]] = defaultdict(list)
    for element in place.behind:
        if element.tag == "label" and (name := element.get("for")):
            labels[name].append(element)
        elif _is_radio(element):
            groups[element.get("name", "")].append(element)
    for position, element in enumerate(place.behind):
        if element.tag == "select":
            control = _list(element, labels)
        elif _is_radio(element) and element is groups[element.get("name", "")][0]:
            control = _radio_buttons(groups[element.get("name", "")], labels)
        else:
            continue
        if control is not None and not in_card(position, place, path):
            yield control


def _is_radio(element: _Element) -> bool:
    return bool(element.tag == "input" and element.get("type") == "radio")


def _list(select: _Element, labels: _Labels) -> Control | None:
    entries = [(entry, text_under(entry, 100)) for entry in islice(select.iter("option"), MAX_VALUES)]
    asking = entries[0][1] if entries and only_asks(entries[0][1]) else ""
    option = _option_of(select, labels, asking)
    if option is None:
        return None
    values = [(entry, text) for n, (entry, text) in enumerate(entries) if not _is_none(n, entry, text)]
    return _control(option, [_value(text, entry, (entry,), "selected") for entry, text in values])


def _is_none(number: int, entry: _Element, text: str) -> bool:
    """Whether a list's entry is no value: the first, which sends nothing, or one that only asks for a choice."""
    return only_asks(text) or (number == 0 and entry.get("value") == "")


def _option_of(select: _Element, labels: _Labels, asking: str) -> str | None:
    """What a list is for, by its names in code, its labels, or what its first entry asks for."""
    names = [name for attribute in ("name", "id", "data-attribute_name") if (name := select.get(attribute))]
    if option := next(filter(None, map(labelled_option, names)), None):
        return option
    if any(standard_option(word) for name in names for word in telling_words(name)):
        return None  # the size of a font, the colour of captions
    labelled = [text_under(label, 100) for label in labels.get(select.get("id", ""), ())]
    called = [*filter(None, (select.get("aria-label"),)), *labelled]
    # A list that its code calls something else may still be called an option right before it.
    near = islice(_before(select), 1 if any(map(telling_words, names)) else NEAR)
    return next(filter(None, map(labelled_option, (*called, asking, *near))), None)


def _radio_buttons(group: list[_Element], labels: _Labels) -> Control | None:
    first = group[0]
    option = next(filter(None, map(labelled_option, (first.get("name", ""), *_group_labels(first)))), None)
    if option is None:
        return None
    read = []
    for one in group[:MAX_VALUES]:
        label = labels.get(one.get("id", ""), [_parent(one)])[-1]
        read.append(_value(_radio_text(one, label), one, (one, label), "checked"))
    return _control(option, read)


def _control(option: str, read: list[OptionValue | None]) -> Control | None:
    """A control whose values differ and look like such; None for anything else, such as a list of quantities."""
    values = [value for value in read if value is not None and _is_one(value.text, option)]
    if not values or len(values) < len(read) or len({value.text for value in values}) < len(values):
        return None
    if all(value.availability is Availability.OUT_OF_STOCK for value in values):
        for value in values:  # the page only waits for its script
            value.availability = None
    if any(value.price is None for value in values):
        for value in values:  # an amount that only some have may come on top
            value.surcharged, value.price = value.surcharged or value.price is not None, None
    return Control(option, values)


def _is_one(text: str, option: str) -> bool:
    return not _MONEY.search(text) and (option == "size" or any(c.isalpha() for c in text))


def _value(text: str, entry: _Element, marked: tuple[_Element, ...], chosen: str) -> OptionValue | None:
    value = read_value(text)
    if value is None:
        return None
    gone = any(one.get("disabled") is not None or _GONE.search(one.get("class", "")) for one in marked)
    if gone or any(one.get("aria-disabled") == "true" for one in marked):
        value.availability = Availability.OUT_OF_STOCK
    value.selected = entry.get(chosen) is not None
    return value


def _radio_text(button: _Element, label: _Element) -> str:
    """What a radio button's label says, in words or by its picture, else what the button sends."""
    pictured = label.find(".//img")
    own = text_under(label, 100) if label.tag == "label" else ""
    said = (own, button.get("aria-label"), label.get("title"), pictured is not None and pictured.get("alt"))
    return str(next(filter(None, said), button.get("value", "")))


def _parent(element: _Element) -> _Element:
    parent = element.getparent()
    return element if parent is None else parent


def _group_labels(first: _Element) -> Iterator[str]:
    """What the areas around radio buttons are called, up to the one with a legend, and the short texts before them."""
    for area in islice(first.iterancestors(), MAX_AREA):
        yield from filter(None, (area.get("aria-label"), area.get("data-attribute_name"), area.get("data-option-name")))
        if (legend := next(area.iterchildren("legend"), None)) is not None:
            yield text_under(legend, 100).partition(":")[0]
            return
    yield from islice(_before(first), NEAR)


def _before(element: _Element) -> Iterator[str]:
    """The nearest texts before an element, each without what stands behind a colon: what is chosen already."""
    for area in (element, *islice(element.iterancestors(), MAX_AREA)):
        texts = [text_under(before, 100) for before in islice(area.itersiblings(preceding=True), NEAR)]
        for text in (*texts, (_parent(area).text or "").strip()):
            if text:
                yield text.partition(":")[0].strip()

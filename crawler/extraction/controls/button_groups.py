"""Radio buttons, and what a script makes such: elements side by side of which a shopper presses one."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.tree import text_under
from crawler.extraction.controls.control import Control, control_of, value_of
from crawler.extraction.controls.labels import labelled_option, own_option
from crawler.extraction.controls.lists import MAX_VALUES, Labels
from crawler.extraction.controls.texts_before import group_labels

_PRESSED = frozenset(("button", "a", "li", "div", "span"))
_NAMED = re.compile(r"data-(?:[a-z]+-)?(?:size|colou?r|taille|couleur|groesse|farbe|talla|maat|kleur|storlek|rozmiar)")
"""An attribute by which shops' scripts know which value an element stands for."""
_CHOSEN = re.compile(r"(?:^|[\s_-])(?:selected|active|checked|current|is-active)(?:$|\s)", re.IGNORECASE)

_UNSEEN = re.compile(r"(?:^|\s)(?:(?:u-)?visually-?hidden|sr-only|screen-reader-text)(?:$|\s)")

_Element: TypeAlias = lxml.etree._Element


def is_radio(element: _Element) -> bool:
    """Whether an element is a radio button."""
    return bool(element.tag == "input" and element.get("type") == "radio")


def radio_control(group: list[_Element], labels: Labels) -> Control | None:
    """What radio buttons of one name let choose; None if that is no option of a product."""
    first = group[0]
    name, called = first.get("name", ""), list(group_labels(first))
    option = next(filter(None, map(labelled_option, (name, *called))), None) or own_option(name, called)
    if option is None:
        return None
    read = []
    for one in group[:MAX_VALUES]:
        label = labels.get(one.get("id", ""), [_parent(one)])[-1]
        read.append(value_of(_radio_text(one, label), (one, label), one.get("checked") is not None))
    return control_of(option, read)


def pressed_groups(elements: Iterable[_Element]) -> list[list[_Element]]:
    """Groups of elements that take a radio button's part, each group in one area, in the page's order."""
    pressed: dict[_Element, None] = {}
    for element in elements:
        if element.tag in _PRESSED and _stands_for_a_value(element) and _parent(element) not in pressed:
            pressed[element] = None
    areas: defaultdict[_Element, list[_Element]] = defaultdict(list)
    for element in pressed:
        area = _parent(element)
        alone = sum(1 for one in area if one in pressed) == 1
        areas[_parent(area) if alone else area].append(element)
    return [group for group in areas.values() if len(group) > 1]


def pressed_control(group: list[_Element]) -> Control | None:
    """What such a group lets choose; None if that is no option of a product."""
    named = (name.removeprefix("data-") for name in group[0].attrib if _NAMED.fullmatch(name))
    option = next(filter(None, map(labelled_option, (*named, *group_labels(group[0])))), None)
    if option is None:
        return None
    return control_of(option, [value_of(_pressed_text(one), (one, _parent(one)), is_chosen(one)) for one in group])


def _stands_for_a_value(element: _Element) -> bool:
    names = element.keys()
    return any(map(_names_a_value, names)) or ("role" in names and element.get("role") == "radio")


@lru_cache(maxsize=1024)
def _names_a_value(attribute: str) -> bool:
    return _NAMED.fullmatch(attribute) is not None


def is_chosen(element: _Element) -> bool:
    """Whether an element's state or class says that it is the one pressed."""
    stated = (element.get("aria-checked"), element.get("aria-selected"), element.get("aria-pressed"))
    return "true" in stated or _CHOSEN.search(element.get("class", "")) is not None


def _pressed_text(element: _Element) -> str:
    """What an element says, in words or by its picture; the size of a button to share is in code alone."""
    pictured = element.find(".//img")
    said = (text_under(element, 100), element.get("aria-label"), element.get("title"))
    return next(filter(None, said), "" if pictured is None else pictured.get("alt", ""))


def _radio_text(button: _Element, label: _Element) -> str:
    """What a radio button's label says, in words or by its picture, else what the button sends."""
    pictured = label.find(".//img")
    own = _shown_text(label) if label.tag == "label" else ""
    titled = label.find(".//*[@title]")
    said = (
        *(own, button.get("aria-label"), label.get("title")),
        *(one.get(name) for one, name in ((pictured, "alt"), (titled, "title")) if one is not None),
    )
    return str(next(filter(None, said), button.get("value", "")))


def _shown_text(label: _Element) -> str:
    """What a label says without what templates add unseen for each value, such as that it may be sold out."""
    hidden = {part for part in label if _UNSEEN.search(part.get("class", ""))}
    shown = [label.text, *(text for part in label for text in (part not in hidden and text_under(part), part.tail))]
    own = " ".join(" ".join(filter(None, shown)).split()) if hidden else ""
    return own[:100] or text_under(label, 100)


def _parent(element: _Element) -> _Element:
    parent = element.getparent()
    return element if parent is None else parent

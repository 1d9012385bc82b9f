"""The controls behind a product's heading by which a shopper chooses a size, a colour or the like."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.cards import in_card
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.controls.button_groups import is_radio, pressed_control, pressed_groups, radio_control
from crawler.extraction.controls.control import Control
from crawler.extraction.controls.lists import list_control

_Element: TypeAlias = lxml.etree._Element


def controls_behind(place: Surroundings, path: str) -> Iterator[Control]:
    """Those of the product itself, in the page's order: none in cards of products of other pages than ``path``."""
    readers = _readers(place)
    for position, element in enumerate(place.behind):
        read = readers.get(element)
        control = read() if read is not None else None
        if control is not None and not in_card(position, place, path):
            yield control


def _readers(place: Surroundings) -> dict[_Element, Callable[[], Control | None]]:
    """By a list, or the first of a group of buttons, how it is read."""
    labels: defaultdict[str, list[_Element]] = defaultdict(list)
    radios: defaultdict[str, list[_Element]] = defaultdict(list)
    readers: dict[_Element, Callable[[], Control | None]] = {}
    for element in place.behind:
        if element.tag == "label" and (name := element.get("for")):
            labels[name].append(element)
        elif element.tag == "select":
            readers[element] = partial(list_control, element, labels)
        elif is_radio(element):
            radios[element.get("name", "")].append(element)
    readers |= {group[0]: partial(radio_control, group, labels) for group in radios.values()}
    return readers | {group[0]: partial(pressed_control, group) for group in pressed_groups(place.behind)}

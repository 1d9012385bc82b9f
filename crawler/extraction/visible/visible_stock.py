"""Availability as a page shows it: in words, and by a button that buys or says that there is nothing to buy."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice, takewhile
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.cards import in_card
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.content.tree import text_under
from crawler.extraction.stock.buttons import BUTTONS, buys, is_scripted_button
from crawler.extraction.stock.names import called_availability
from crawler.extraction.stock.words import GONE, MAX_TEXT, WAITING, hints_at_stock, is_labelled_stock, said_availability
from crawler.extraction.visible.other_products import behind_others, is_of_another
from crawler.product import Availability

MAX_ELEMENTS = 400
MAX_FOUND = 20
MAX_SENTENCE, MAX_SENTENCES = 100, 200
"""Characters of a text that says it, and of one whose first sentence may."""
MAX_AROUND = 7
"""Elements around one that may hide it."""

_Element: TypeAlias = lxml.etree._Element
_Reader: TypeAlias = Callable[[_Element, Surroundings], Availability | None]
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:display-?none|d-none(?!.*\sd-\w+-(?:block|flex|inline|grid))|visually-hidden|sr-only|template|tooltip|modal|"
    # What is hidden on one kind of screen, or in print, is shown on the others.
    r"hid(?:den|e)(?!-(?:for|on|in|xs|sm|md|lg|xl|print|phone|tablet|desktop|mobile|small|medium|large)))(?:$|[\s_-])"
)
_SENTENCE = re.compile(rf"[^.!]{{4,{MAX_TEXT}}}[.!](?=\s)")
"""The first of several."""
_NOT_PRESSED = re.compile(r"disabled|sold-?out|unavailable|out-?of-?stock", re.IGNORECASE)
_OF_STOCK = re.compile(r"stock|availab|disponib|lager|verf(?:ue|ü)gbar", re.IGNORECASE)
_NAMES = ("value", "name", "title", "aria-label", "alt")
_SILENT = frozenset(("script", "style", "option", "noscript", "template", "label", "li"))


def shown_availability(
    place: Surroundings, buttons: bool, path: str, end: int = MAX_ELEMENTS, price: Decimal | None = None
) -> Availability | None:
    """What the elements behind a product's heading show; None where words and button contradict each other.

    ``buttons`` says whether buttons there belong to the product. One that can't be pressed says nothing: it may wait
    for a size to be chosen. What cards say is of other products than that of the page's ``path``, and so is a button
    beside another price than the product's. Words are looked for among as many elements as ``end``.
    """
    texts = place.worded[: bisect_left(place.worded, end)]
    words = islice(_found(_said, place, texts), MAX_FOUND)
    at, said = next(((at, value) for at, value in words if not _of_card(at, value, place, path)), (0, None))
    if said and is_labelled_stock(place.own_text(place.behind[at])):
        return said
    pressed = _found(_pressed, place, range(len(place.behind))) if buttons else iter(())
    if said is Availability.IN_STORE_ONLY:
        sold = (value for at, value in islice(pressed, MAX_FOUND) if not in_card(at, place, path))
        return Availability.IN_STOCK if next(sold, None) is Availability.IN_STOCK else said
    if said not in GONE:
        own = (
            value
            for at, value in islice(pressed, MAX_FOUND)
            if not _of_row(at, place, path) and (price is not None or not is_of_another(at, price, place))
        )
        button = next(own, None)
        stated = None if said is Availability.IN_STOCK and button in GONE else said or button
        return stated if said or button or end < MAX_ELEMENTS else _hinted(place, end, path)
    bought = [
        value
        for at, value in islice(pressed, MAX_FOUND)
        if value not in GONE and not in_card(at, place, path) and not is_of_another(at, price, place)
    ]
    if not bought:
        return said
    # One may be told of other sizes than that which can be bought; of badges a style sheet shows the one that holds.
    told = hints_at_stock(place.own_text(place.behind[at])) is not None or "badge" in place.labels(place.behind[at])
    return bought[0] if told or bought[0] in WAITING else None


def _hinted(place: Surroundings, end: int, path: str) -> Availability | None:
    """What follows from an element outside of cards where neither words nor a button say it."""
    hints = islice(_found(_hint, place, range(min(end, len(place.behind)))), MAX_FOUND)
    found = [value for at, value in hints if not in_card(at, place, path)]
    return min(found, key=lambda value: value not in GONE, default=None)


def _of_card(position: int, value: Availability, place: Surroundings, path: str) -> bool:
    """Whether a card says that another product can't be had, or what is behind the heading of others."""
    return value in GONE and (in_card(position, place, path) or behind_others(position, place))


def _of_row(position: int, place: Surroundings, path: str) -> bool:
    """Whether a button is in a row of a list that presents another product."""
    around = takewhile(lambda area: area not in place, islice(place.behind[position].iterancestors(), MAX_AROUND))
    return any(area.tag == "li" for area in around) and in_card(position, place, path)


def _found(read: _Reader, place: Surroundings, positions: Iterable[int]) -> Iterator[tuple[int, Availability]]:
    """Which elements behind the heading show something, and what, in the page's order."""
    for position in positions:
        if (value := read(place.behind[position], place)) is not None:
            yield position, value


def _said(element: _Element, place: Surroundings) -> Availability | None:
    """What an element's whole text says of the stock."""
    return _read(said_availability, element, place)


def _hint(element: _Element, place: Surroundings) -> Availability | None:
    """What follows from an element's whole text, though it says it of no stock, or from what it is called."""
    if (value := _read(hints_at_stock, element, place)) is not None or element.tag in _SILENT:
        return value
    value = called_availability(element.attrib, place.labels(element))
    return None if value is None or _hidden(element, place) else value


def _read(says: Callable[[str], Availability | None], element: _Element, place: Surroundings) -> Availability | None:
    text = place.own_text(element)
    if not 2 <= len(text) <= MAX_SENTENCES:
        return None
    if element.tag in _SILENT and not (element.tag == "li" and _is_of_stock(element, text)):
        return None
    value = says(text) if len(text) <= MAX_SENTENCE else None
    if value is None and (". " in text or "! " in text) and (sentence := _SENTENCE.match(text)):
        value = says(sentence[0])
    return None if value is None or _hidden(element, place) else value


def _is_of_stock(row: _Element, text: str) -> bool:
    return is_labelled_stock(text) or _OF_STOCK.search(row.get("class", "")) is not None


def _pressed(element: _Element, place: Surroundings) -> Availability | None:
    """What a button to buy says by being there, or by its words."""
    if element.tag in ("div", "span"):
        pressed = place.own_text(element) and is_scripted_button(element) and not _hidden(element, place)
        return Availability.IN_STOCK if pressed and not _NOT_PRESSED.search(element.get("class", "")) else None
    if element.tag not in BUTTONS or element.get("type") == "hidden":
        return None
    text = text_under(element, 60)
    value = said_availability(text or element.get("value", "")) if element.tag != "a" else None
    if value in GONE:
        return None if _hidden(element, place) else value
    if value not in WAITING and not buys(element, _NAMES, text or element.get("value")):
        return None
    off = element.get("disabled") is not None or _NOT_PRESSED.search(element.get("class", ""))
    if off or _hidden(element, place):
        return None
    return Availability.PRE_ORDER if re.search(r"pre-?order", text, re.I) else value or Availability.IN_STOCK


def _hidden(element: _Element, place: Surroundings) -> bool:
    """Whether an element, or what is near around it, is not shown or presents something else."""
    for level, near in enumerate((element, *element.iterancestors())):
        if near in place or level >= MAX_AROUND:
            return False
        if near.tag in ("nav", "footer", "select") and near is not element:
            return True
        row = near.tag == "li" and near is not element and element.tag not in BUTTONS
        if row and said_availability(text_under(near, 60)) is None:
            return True
        style = near.get("style", "").replace(" ", "")
        if "display:none" in style or near.get("hidden") is not None or _UNSEEN.search(near.get("class", "").lower()):
            return True
    return False

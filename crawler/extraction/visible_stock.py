"""Availability as a page shows it: in words, and by a button that buys or says that there is nothing to buy."""

import re
from collections.abc import Iterable
from typing import TypeAlias

import lxml.etree

from crawler.extraction.buttons import buys
from crawler.extraction.stock_words import said_availability
from crawler.extraction.surroundings import Surroundings
from crawler.extraction.tree import text_under
from crawler.product import Availability

MAX_ELEMENTS = 400

_Element: TypeAlias = lxml.etree._Element
_GONE = frozenset((Availability.OUT_OF_STOCK, Availability.DISCONTINUED))
_UNSEEN = re.compile(r"(?:^|[\s_-])(?:hidden|hide|d-none|visually-hidden|sr-only|template|tooltip|modal)(?:$|[\s_-])")
_NOT_PRESSED = re.compile(r"disabled|sold-?out|unavailable|out-?of-?stock", re.IGNORECASE)
_OF_STOCK = re.compile(r"stock|availab|disponib|lager|verf(?:ue|ü)gbar", re.IGNORECASE)
_NAMES = ("value", "name", "title", "aria-label", "alt")
_SILENT = frozenset(("script", "style", "option", "noscript", "template", "label", "li"))


def shown_availability(place: Surroundings, buttons: bool) -> Availability | None:
    """What the elements behind a product's heading show; None where words and button contradict each other.

    ``buttons`` says whether buttons there belong to the product. One that can't be pressed says nothing: it may wait
    for a size to be chosen.
    """
    said = _first(_said(element, place) for element in place.behind[:MAX_ELEMENTS])
    button = _first(_pressed(element, place) for element in place.behind) if buttons else None
    if said in _GONE and button is Availability.IN_STOCK:
        return None
    if said is Availability.IN_STOCK and button in _GONE:
        return None
    return said or button


def _first(found: Iterable[Availability | None]) -> Availability | None:
    return next((value for value in found if value is not None), None)


def _said(element: _Element, place: Surroundings) -> Availability | None:
    """What an element's whole text says of the stock."""
    text = place.own_text(element)
    if not 3 <= len(text) <= 40:
        return None
    if element.tag in _SILENT and not (element.tag == "li" and _OF_STOCK.search(element.get("class", ""))):
        return None
    value = said_availability(text)
    return None if value is None or _hidden(element, place) else value


def _pressed(element: _Element, place: Surroundings) -> Availability | None:
    """What a button to buy says by being there, or by its words."""
    if element.tag not in ("button", "input", "a") or element.get("type") == "hidden":
        return None
    text = text_under(element, 60)
    value = said_availability(text or element.get("value", "")) if element.tag != "a" else None
    if value in _GONE:
        return None if _hidden(element, place) else value
    if not buys(element, _NAMES, text or element.get("value")) or _hidden(element, place):
        return None
    off = element.get("disabled") is not None or _NOT_PRESSED.search(element.get("class", ""))
    return None if off else Availability.PRE_ORDER if re.search(r"pre-?order", text, re.I) else Availability.IN_STOCK


def _hidden(element: _Element, place: Surroundings) -> bool:
    """Whether an element, or what is near around it, is not shown or presents something else."""
    for level, near in enumerate((element, *element.iterancestors())):
        if near in place or level > 6:
            return False
        if near.tag in ("li", "nav", "footer", "select") and near is not element:
            return True
        style = near.get("style", "").replace(" ", "")
        if "display:none" in style or near.get("hidden") is not None or _UNSEEN.search(near.get("class", "").lower()):
            return True
    return False

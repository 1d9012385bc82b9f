"""Sizes side by side in elements of any kind, which the names of their area or a text before them call sizes."""

import re
from collections import defaultdict
from itertools import islice
from typing import TypeAlias
from urllib.parse import urlsplit

import lxml.etree

from crawler.extraction.content.cards import in_card
from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.content.tree import text_under
from crawler.extraction.controls.button_groups import is_chosen
from crawler.extraction.controls.control import Control, control_of, value_of
from crawler.extraction.controls.labels import labelled_option
from crawler.extraction.controls.texts_before import group_labels
from crawler.extraction.controls.values import OptionValue
from crawler.normalisation.size import parse_size
from crawler.values.options import standard_option

MAX_SIZE = 12
MAX_WHOLE = 60
"""Characters of a size with what is said beside it."""
MAX_CLIMBED = 3
"""Elements around a size that hold nothing but it."""
MAX_NAMED = 3
"""Areas around a size whose names may call it one."""
MAX_PLACES = 500

_WORDS = KeySearch(
    *("size", "Size", "maat", "Maat", "röße", "roesse", "rösse", "aille", "ointure", "alla", "aglia", "amaño"),
    *("amanho", "tørrelse", "torlek", "ozmiar", "elikost", "eľkosť", "éret", "ărime", "азмер", "озмір", "eden"),
    *("umara", "koko", "Koko", "eličina", "έγεθος", "ούμερο", "ydis", "zmērs", "uurus", "kuran", "מידה", "مقاس"),
    *("サイズ", "사이즈", "尺码", "尺碼", "尺寸", "ích thước", "ขนาด"),
)
"""What is left of words for a size where their first letter may be large; all of them where too many others have it."""
_SIZE = rb"(?:[2-6]?X{0,4}[SML]|(?:UK|EU|US|FR|IT|W)?\s?\d{1,3}(?:[.,]5)?)"
_SPAN = re.compile(r"(?:\d{1,3}|[xsml\d]{1,4})\s?[-–/]\s?(?:\d{1,3}|[xsml\d]{1,4})", re.IGNORECASE)
# Possessive, so that what fails does so at once.
_TAGS = rb"(?:\s*+<[^<>]{0,400}+>(?:\s*+[Ss]ize:?+)?+)"
_BEFORE_SIZES = re.compile(
    rb"[^<>]{0,400}+>?+" + _TAGS + rb"{0,10}+\s*+" + _SIZE + _TAGS + rb"{1,10}+\s*+" + _SIZE + rb"\s*+<"
)
_ELEMENTS = frozenset(("button", "a", "li", "div", "span", "label", "p"))
_WORD = re.compile(r"[a-z]+")
_OF_LOOKS = frozenset(("font", "text", "base", "icon", "img", "image", "thumb", "normal", "full"))
"""Words beside that for a size in the name of a style."""
_NO_CHOICE_WORDS = """
    guide chart table conversion filter filters facet facets refine model page pages pagination pager carousel rating
    stars review reviews qty quantity count amount slide step
"""
_NO_CHOICE = frozenset(_NO_CHOICE_WORDS.split())

_Element: TypeAlias = lxml.etree._Element


def size_places(page: bytes, begin: int, end: int) -> set[int]:
    """Where in a part of a page a word for a size is followed by two sizes, each behind tags: most such words are of
    fonts and pictures."""
    words = islice(_WORDS.places(page[begin:end]), MAX_PLACES)
    # Of several words in one tag the first tells of all.
    behind = {page.find(b">", begin + at): begin + at for _, _, at in reversed([*words])}
    return {at for at in behind.values() if _BEFORE_SIZES.match(page, at)}


def named_sizes(place: Surroundings, path: str) -> Control | None:
    """The first group of sizes behind a heading; None where its area is called something else, or is in a card."""
    groups: defaultdict[_Element, list[tuple[_Element, _Element]]] = defaultdict(list)
    for element in map(place.behind.__getitem__, place.worded):
        text = place.own_text(element)
        short = element.tag in _ELEMENTS and 0 < len(text) <= MAX_SIZE
        if short and _is_size(text) and _stays_on_page(element, path):
            outer = _outermost(element, place)
            if (area := outer.getparent()) is not None:
                groups[area].append((element, outer))
    for group in groups.values():
        if len(group) > 1 and _called_size(*group[0], place) and not in_card(place.position(group[0][0]), place, path):
            return control_of("size", [_value(one, outer, place) for one, outer in group])
    return None


def _is_size(text: str) -> bool:
    """Whether a text is a size; of a bare number, one that is whole or a half."""
    size = parse_size(text)
    if size is None:
        return _SPAN.fullmatch(text) is not None
    return size.system is not None or "." not in size.value or size.value.endswith(".5")


def _outermost(element: _Element, place: Surroundings) -> _Element:
    """The largest element that holds nothing but one."""
    for _ in range(MAX_CLIMBED):
        parent = element.getparent()
        if parent is None or len(parent) > 1 or place.own_text(parent) or parent.tag not in _ELEMENTS:
            break
        element = parent
    return element


def _called_size(element: _Element, outer: _Element, place: Surroundings) -> bool:
    areas = [area for area in (element, outer, *islice(outer.iterancestors(), MAX_NAMED)) if area not in place]
    names = [set(_WORD.findall(name)) for area in areas for name in place.labels(area).split()]
    if any(words & _NO_CHOICE for words in names):
        return False
    named = any(not words & _OF_LOOKS and any(standard_option(word) == "size" for word in words) for words in names)
    return named or any(labelled_option(label) == "size" for label in group_labels(outer))


def _value(element: _Element, outer: _Element, place: Surroundings) -> OptionValue | None:
    chosen = is_chosen(element) or is_chosen(outer)
    whole = value_of(text_under(outer, MAX_WHOLE), (element, outer), chosen)
    # What is said beside the size, such as a surcharge, belongs to it.
    noted = whole is not None and whole.text == place.own_text(element)
    return whole if noted else value_of(place.own_text(element), (element, outer), chosen)


def _stays_on_page(element: _Element, path: str) -> bool:
    """Whether an element is no link to another page than that of ``path``."""
    address = element.get("href", "")
    try:
        return address.startswith(("#", "?", "javascript:")) or urlsplit(address).path in ("", path)
    except ValueError:
        return False

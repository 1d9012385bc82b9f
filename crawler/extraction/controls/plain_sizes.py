"""Sizes as buttons or links side by side behind a label, which nothing else marks as a choice."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias
from urllib.parse import urlsplit

import lxml.etree

from crawler.extraction.buttons import buys
from crawler.extraction.controls.button_groups import pressed_value
from crawler.extraction.controls.control import Control, control_of
from crawler.extraction.controls.labels import labelled_option
from crawler.extraction.controls.lists import MAX_VALUES
from crawler.extraction.controls.texts_before import group_labels
from crawler.extraction.controls.values import OptionValue
from crawler.extraction.key_search import KeySearch
from crawler.normalisation.size import parse_size

MAX_TEXTS = 3
"""Labels of a page behind which sizes are looked for."""

MAX_TEXT = 60
"""Characters of a text that may be such a label."""

_WORDS = (
    *("size", "größe", "groesse", "grösse", "taille", "pointure", "talla", "tamaño", "tamanho", "maat", "maten"),
    *("taglia", "taglie", "størrelse", "storlek", "koko", "rozmiar", "velikost", "veľkosť", "méret", "mărime"),
    *("размер", "розмір", "beden", "numara"),
)
_SIGNS = ("尺码", "尺寸", "サイズ", "사이즈")
_LABEL = re.compile(
    rf".{{0,24}}(?<![^\W\d_])(?:{'|'.join(_WORDS)})[sn]?(?![^\W\d_]).{{0,16}}|.{{0,8}}(?:{'|'.join(_SIGNS)}).{{0,8}}",
    re.IGNORECASE | re.DOTALL,
)
_KEYS = KeySearch(*_WORDS, *_SIGNS)
_SPAN = re.compile(r"(?:\d{1,3}|[xsml\d]{1,4})\s?[-–/]\s?(?:\d{1,3}|[xsml\d]{1,4})", re.IGNORECASE)
_ALONE = 2
"""Elements around a button that hold nothing else."""

_Element: TypeAlias = lxml.etree._Element


def size_labels(said: str) -> list[str]:
    """The first short texts of a page that call something a size; ``said`` has its texts, each behind a ``<``."""
    short = [text for text in said.split("<") if len(text) <= MAX_TEXT]
    # Few of a page's texts have one of the words.
    lowered = "<".join(short).lower().encode("utf-8", "replace")
    numbers = sorted({lowered.count(b"<", 0, at) for _, at, _ in _KEYS.places(lowered)})
    named = (short[number] for number in numbers if _LABEL.fullmatch(short[number]))
    return list(islice((text for text in named if labelled_option(text.partition(":")[0]) == "size"), MAX_TEXTS))


def plain_size_groups(elements: Iterable[_Element], path: str) -> list[list[_Element]]:
    """Buttons, and links that lead to no other page than that of ``path``, by the area that they stand in."""
    areas: defaultdict[_Element, list[_Element]] = defaultdict(list)
    for element in elements:
        if element.tag in ("button", "a") and stays_on_page(element, path) and not buys(element, ("value", "name")):
            areas[_area(element)].append(element)
    return [group for group in areas.values() if 1 < len(group) <= MAX_VALUES]


def plain_size_control(group: list[_Element]) -> Control | None:
    """The sizes of such a group; None where it is not called one, or anything in it is none."""
    if next(filter(None, map(labelled_option, group_labels(group[0]))), None) != "size":
        return None
    values = [pressed_value(one) for one in group]
    return control_of("size", values) if all(map(_is_size, values)) else None


def _is_size(value: OptionValue | None) -> bool:
    return value is not None and bool(parse_size(value.text) or _SPAN.fullmatch(value.text))


def stays_on_page(element: _Element, path: str) -> bool:
    """Whether an element is no link to another page than that of ``path``."""
    address = element.get("href", "")
    try:
        return address.startswith(("#", "?", "javascript:")) or urlsplit(address).path in ("", path)
    except ValueError:
        return False


def _area(element: _Element) -> _Element:
    """What a button stands in with the others: around each may be an element of its own."""
    area = parent = element.getparent()
    for _ in range(_ALONE):
        if parent is None or len(parent) > 1:
            break
        parent = parent.getparent()
    return element if area is None else area if parent is None else parent

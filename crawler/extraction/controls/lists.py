"""A list, in HTML a ``select``, by which a shopper chooses a size, a colour or the like."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TypeAlias

import lxml.etree

from crawler.extraction.controls.control import Control, control_of, value_of
from crawler.extraction.controls.labels import labelled_option, only_asks, own_option, telling_words
from crawler.extraction.controls.texts_before import NEAR, texts_before
from crawler.extraction.tree import text_under
from crawler.options import standard_option

MAX_VALUES = 200

_Element: TypeAlias = lxml.etree._Element
Labels: TypeAlias = Mapping[str, Sequence[_Element]]
"""By the id of what they are for."""


def list_control(select: _Element, labels: Labels) -> Control | None:
    """What a list lets choose; None if that is no option of a product."""
    entries = [(entry, text_under(entry, 100)) for entry in islice(select.iter("option"), MAX_VALUES)]
    asking = entries[0][1] if entries and only_asks(entries[0][1]) else ""
    option = _option_of(select, labels, asking)
    if option is None:
        return None
    values = [(entry, text) for n, (entry, text) in enumerate(entries) if not _is_none(n, entry, text)]
    read = [value_of(text, (entry,), entry.get("selected") is not None) for entry, text in values]
    return control_of(option, read)


def _is_none(number: int, entry: _Element, text: str) -> bool:
    """Whether a list's entry is no value: the first, which sends nothing, or one that only asks for a choice."""
    return only_asks(text) or (number == 0 and entry.get("value") == "")


def _option_of(select: _Element, labels: Labels, asking: str) -> str | None:
    """What a list is for, by its names in code, its labels, or what its first entry asks for."""
    names = [name for attribute in ("name", "id", "data-attribute_name") if (name := select.get(attribute))]
    if option := next(filter(None, map(labelled_option, names)), None):
        return option
    if option := own_option(select.get("name", ""), ()):
        return option
    if any(standard_option(word) for name in names for word in telling_words(name)):
        return None  # the size of a font, the colour of captions
    labelled = [text_under(label, 100) for label in labels.get(select.get("id", ""), ())]
    called = [*filter(None, (select.get("aria-label"),)), *labelled]
    # A list that its code calls something else may still be called an option right before it.
    near = islice(texts_before(select), 1 if any(map(telling_words, names)) else NEAR)
    return next(filter(None, map(labelled_option, (*called, asking, *near))), None)

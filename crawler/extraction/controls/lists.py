"""A list, in HTML a ``select``, by which a shopper chooses a size, a colour or the like."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.tree import text_under
from crawler.extraction.controls.control import Control, control_of, value_of
from crawler.extraction.controls.labels import labelled_option, only_asks, own_option, telling_words
from crawler.extraction.controls.texts_before import NEAR, texts_before
from crawler.extraction.controls.values import OptionValue
from crawler.values.options import standard_option

MAX_VALUES = 200
UNNAMED = "style"
"""What variants differ by in a list that calls it nothing."""
_VARIANTS = re.compile(r"variant|variation|sku", re.IGNORECASE)

_Element: TypeAlias = lxml.etree._Element
Labels: TypeAlias = Mapping[str, Sequence[_Element]]
"""By the id of what they are for."""


def list_control(select: _Element, labels: Labels) -> Control | None:
    """What a list lets choose; None if that is no option of a product."""
    entries = [(entry, text_under(entry, 100)) for entry in islice(select.iter("option"), MAX_VALUES)]
    asking = entries[0][1] if entries and only_asks(entries[0][1]) else ""
    option = _option_of(select, labels, asking)
    if option is None and not _is_of_variants(select):
        return None
    values = [(entry, text) for n, (entry, text) in enumerate(entries) if not _is_none(n, entry, text)]
    read = [value_of(text, (entry,), entry.get("selected") is not None) for entry, text in values]
    if option is None and not all(map(_is_offered, read)):
        return None
    return control_of(option or UNNAMED, read)


def _is_of_variants(select: _Element) -> bool:
    """Whether a list's name in code says that its entries are whole variants, as that of what Shopify's forms send."""
    return select.get("name") == "id" or _VARIANTS.search(f"{select.get('name')} {select.get('id')}") is not None


def _is_offered(value: OptionValue | None) -> bool:
    return value is not None and (value.price is not None or value.availability is not None)


def _is_none(number: int, entry: _Element, text: str) -> bool:
    """Whether a list's entry is no value: the first, which sends nothing, or one that only asks for a choice."""
    return only_asks(text) or (number == 0 and entry.get("value") == "")


def _option_of(select: _Element, labels: Labels, asking: str) -> str | None:
    """What a list is for, by its names in code, its labels, or what its first entry asks for."""
    names = [name for attribute in ("name", "id", "data-attribute_name") if (name := select.get(attribute))]
    names += [name.rpartition("[")[2][:-1] for name in names if name.endswith("]")]
    if option := next(filter(None, map(labelled_option, names)), None):
        return option
    if option := next(filter(None, (own_option(name, ()) for name in names)), None):
        return option
    if any(standard_option(word) for name in names for word in telling_words(name)):
        return None  # the size of a font, the colour of captions
    labelled = [text_under(label, 100) for label in labels.get(select.get("id", ""), ())]
    called = [*filter(None, (select.get("aria-label"),)), *labelled]
    # A list that its code calls something else may still be called an option right before it.
    near = islice(texts_before(select), 1 if any(map(telling_words, names)) else NEAR)
    return next(filter(None, map(labelled_option, (*called, asking, *near))), None)

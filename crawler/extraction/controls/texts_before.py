"""What a control is called by the texts before it and the areas that it is in."""

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.tree import text_under

NEAR = 2
"""How many texts before a control may say what it is for: the nearest may be a link to a table of sizes."""
MAX_AREA = 8
"""How many elements around a group of buttons are looked at for what the group is called."""

_Element: TypeAlias = lxml.etree._Element


def group_labels(first: _Element) -> Iterator[str]:
    """What the areas around a group of buttons are called, up to the one with a legend, and the short texts before the
    first of them."""
    for area in islice(first.iterancestors(), MAX_AREA):
        yield from filter(None, (area.get("aria-label"), area.get("data-attribute_name"), area.get("data-option-name")))
        if (legend := next(area.iterchildren("legend"), None)) is not None:
            yield text_under(legend, 100).partition(":")[0]
            return
    yield from islice(texts_before(first), NEAR)


def texts_before(element: _Element) -> Iterator[str]:
    """The nearest texts before an element, each without what stands behind a colon: what is chosen already."""
    for area in (element, *islice(element.iterancestors(), MAX_AREA)):
        texts = [text_under(before, 100) for before in islice(area.itersiblings(preceding=True), NEAR)]
        parent = area.getparent()
        for text in (*texts, ((area if parent is None else parent).text or "").strip()):
            if text:
                yield text.partition(":")[0].strip()

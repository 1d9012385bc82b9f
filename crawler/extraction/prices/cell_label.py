"""What the cell before another one says, in a table or a list of terms."""

import re
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.tree import text_under
from crawler.extraction.prices.words import PER_PIECE

MAX_LABEL = 40
"""Characters of what an amount is called."""

_NUMBERED = re.compile(r"\d.*\d")
_Element: TypeAlias = lxml.etree._Element


def label_beside(area: _Element) -> str:
    """What the cell before an amount's own says, in a table or a list of terms."""
    label = area.getprevious() if area.tag in ("td", "dd") else None
    text = text_under(label, MAX_LABEL + 1) if label is not None and label.tag in ("td", "th", "dt") else ""
    return PER_PIECE.sub("", text) if len(text) <= MAX_LABEL and not _NUMBERED.search(text) else ""

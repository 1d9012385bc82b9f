"""What is printed around an amount, and whether it lets that be the price."""

import re
from bisect import bisect_right
from typing import TypeAlias

import lxml.etree

from crawler.currencies import has_currency
from crawler.extraction.price_labels import is_marked
from crawler.extraction.price_words import (
    ANOTHER_CHARGE,
    APIECE,
    CALLED_FORMER,
    NOT_THE_PRICE,
    PART_OF_IT,
    PER_PIECE,
)
from crawler.extraction.printed_reduction import now_and_before
from crawler.extraction.surroundings import Surroundings
from crawler.extraction.tree import text_under

MAX_LABEL = 40
"""Characters of what an amount is called in the cell before it."""

_DIGITS = re.compile(r"\d")
_NUMBERED = re.compile(r"\d.*\d")
_Element: TypeAlias = lxml.etree._Element


def label_beside(area: _Element) -> str:
    """What the cell before an amount's own says, in a table or a list of terms."""
    label = area.getprevious() if area.tag in ("td", "dd") else None
    text = text_under(label, MAX_LABEL + 1) if label is not None and label.tag in ("td", "th", "dt") else ""
    return PER_PIECE.sub("", text) if len(text) <= MAX_LABEL and not _NUMBERED.search(text) else ""


def is_called_price(own: str, box: str, element: _Element, place: Surroundings) -> bool:
    """Whether what is printed around an amount, as far as the amounts beside it, lets it be the price."""
    before, _, behind = box.partition(own) if own in box else (box, "", "")
    if APIECE.match(behind):
        behind = ""
    if following := _next_numbered(element, place):
        behind = behind.partition(following)[0]  # words in an element with an amount of its own are of that
    before, behind = PER_PIECE.sub("", _DIGITS.split(before)[-1]), _DIGITS.split(behind)[0]
    if PART_OF_IT.match((element.tail or "").strip()):
        return False
    if before.rstrip().endswith("+"):
        return False  # what an extra adds
    if any(called.search(f"{before} {own}") for called in (NOT_THE_PRICE, ANOTHER_CHARGE)):
        return False
    if CALLED_FORMER.search(f"{before} {own}") and now_and_before(own) is None:
        return False
    # Behind an amount that is marked as the price, postage, taxes and reviews are things of their own.
    return not (PART_OF_IT if is_marked(element, place) else NOT_THE_PRICE).search(behind)


def _next_numbered(element: _Element, place: Surroundings) -> str:
    """The own text of the next element behind with a number, if that is an amount."""
    at = bisect_right(place.numbered, place.position(element))
    text = place.own_text(place.behind[place.numbered[at]]) if at < len(place.numbered) else ""
    return text if has_currency(text) else ""

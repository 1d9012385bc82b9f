"""What is printed around an amount, and whether it lets that be the price."""

import re
from bisect import bisect_right
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.prices.labels import is_marked
from crawler.extraction.prices.notes import is_note, notes_tax
from crawler.extraction.prices.printed_reduction import now_and_before
from crawler.extraction.prices.tax_words import WITHOUT_TAX
from crawler.extraction.prices.words import (
    ANOTHER_CHARGE,
    APIECE,
    CALLED_FORMER,
    LAST_RESORT,
    MEASURE,
    NEVER_PRICE,
    NOT_THE_PRICE,
    PART_OF_IT,
    PER_PIECE,
)
from crawler.values.currencies import has_currency
from crawler.values.money import parse_amounts

MAX_UNIT = 20
"""Characters of what an amount is for, in an element of its own."""

_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_Element: TypeAlias = lxml.etree._Element


def is_called_price(own: str, box: str, element: _Element, place: Surroundings, former: bool) -> bool:
    """Whether what is printed around an amount, as far as the amounts beside it, lets it be the price.

    With ``former`` it may be called the usual one, or what counts only where no other price is printed.
    """
    tail = _tail(element, place)
    if former:
        own, box, tail = (LAST_RESORT.sub("", text) for text in (own, box, tail))
    number = _NUMBER.search(own)
    printed = own if own in box or number is None else number[0]  # its cents may stand between it and its sign
    before, _, behind = box.partition(printed) if printed in box else (box, "", "")
    if notes_tax(behind) and (untaxed := WITHOUT_TAX.search(before)):
        before = before[untaxed.end() :]  # that is said of the amount before it
    if APIECE.match(behind) or PER_PIECE.fullmatch(_DIGITS.split(behind)[0].strip()) or is_note(behind):
        behind = ""
    if following := _next_numbered(element, place):
        behind = behind.partition(following)[0]  # words in an element with an amount of its own are of that
    *earlier, before = _DIGITS.split(before)
    before, behind = PER_PIECE.sub("", MEASURE.sub("", before) if earlier else before), _DIGITS.split(behind)[0]
    if PART_OF_IT.match(tail) and not APIECE.match(tail):
        return False
    if before.rstrip().endswith("+"):
        return False  # what an extra adds
    if any(called.search(f"{before} {PER_PIECE.sub('', own)}") for called in (NOT_THE_PRICE, ANOTHER_CHARGE)):
        return False
    if (NEVER_PRICE if former else CALLED_FORMER).search(f"{before} {own}") and now_and_before(own) is None:
        return False
    if not former and any(_tells_former(text) for text in (own, box)):
        return False
    # Behind an amount that is marked as the price, postage, taxes and reviews are things of their own.
    return not (PART_OF_IT if is_marked(element, place) else NOT_THE_PRICE).search(behind)


def _tail(element: _Element, place: Surroundings) -> str:
    """What stands right behind an element, with what an amount is for in one of its own: ``179 zł / <i>pair</i>``."""
    tail = (element.tail or "").strip()
    unit = element.getnext() if tail == "/" else None
    return tail if unit is None else f"/ {place.text(unit, MAX_UNIT)}"


def _tells_former(text: str) -> bool:
    """Whether a text has one amount, which it calls the price of before."""
    amounts = parse_amounts(text)
    return len(amounts) == 1 and amounts[0].former


def _next_numbered(element: _Element, place: Surroundings) -> str:
    """The own text of the next element behind with a number, if that is an amount."""
    at = bisect_right(place.numbered, place.position(element))
    text = place.own_text(place.behind[place.numbered[at]]) if at < len(place.numbered) else ""
    return text if has_currency(text) else ""

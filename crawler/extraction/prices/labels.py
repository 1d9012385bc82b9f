"""What the elements around an amount are called by their classes and ids, and what that makes of it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, takewhile
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.surroundings import Surroundings

_FORMER = re.compile(
    r"(?:^|[\s-])(?<!with-)(?<!has-)(?:old|was|strike|list-?price|original|compare|rrp|msrp|uvp|former|before|crossed|markdown|line-through|prev-?price|"
    r"pr-disc|previous|ancien|barre|anterior|tachado|statt|alter-preis|omnibus|lowest)"
)
_LOWEST = re.compile(r"omnibus|lowest")
_OTHER = re.compile(
    r"month|instal+ment|financ|affirm|klarna|afterpay|sezzle|laybuy|shipping|delivery|deposit|member|\bclub|points|"
    r"\b(?:ex|excl|excluding|no)-?tax|price-tax|price-?per",
)
_UNIT = re.compile(r"unit-?price|price-?unit")
_PER_UNIT = re.compile(r"/|\b(?:per|pro|par|por|je|al|за)\b", re.IGNORECASE)
_WITHOUT_TAX = re.compile(r"(?:without|(?<![a-z])ex(?:cl(?:uding)?)?)-?(?:tax|vat)")
_WITH_TAX = re.compile(r"(?:^|[\s-])(?:with|inc(?:l(?:uding)?)?)-?(?:tax|vat)")
_ELSEWHERE = re.compile(
    r"related|recommend|similar|upsell|cross-?sell|carousel|also-|recent|(?:^|\s)(?:(?:site|page|main|global)-?)?footer(?:\s|$)|"
    r"filter|facet|(?:^|\s)nav(?:\s|$)|navbar|navigation|menu|mini-?cart|mini-?basket|modal(?!-price)|accessor|bundle|swatch|hlisting"
)
_AROUND = re.compile(r"review|banner|promo")
"""What is no product's price, unless it is called one itself: a ``promo-price``."""
_MARKED = re.compile(r"price|prix|preis|precio|preco|prezzo|prijs|cena|hinta|pris(?:$|[\s-])")
_DIGIT = re.compile(r"\d")
_STRUCK = frozenset(("del", "s", "strike"))
_ASIDE = frozenset(("nav", "footer", "aside", "select"))
_SPLIT_AMOUNT = re.compile(r"\D{0,8}\d[\d.,\s]*\s[.,]\s?\d{2,3}\D{0,6}")
MAX_INSIDE = 100
MAX_PARTS = 3
"""Elements around a part of an amount among which is the one that prints all of it."""

_Element: TypeAlias = lxml.etree._Element


def is_marked(element: _Element, place: Surroundings) -> bool:
    """Whether an element, or one close around it, is called a price by its class or id."""
    return any(_MARKED.search(place.labels(near)) for near in near_of(element, 2))


def is_former(element: _Element, place: Surroundings, struck_only: bool = False) -> bool:
    """Whether an element is struck out, or called an old price."""
    if any(near.tag in _STRUCK or "line-through" in near.get("style", "") for near in near_of(element, 3)):
        return True
    if struck_only:
        return False
    return _is_called(_FORMER, _whole(element, place), place)


def is_lowest(element: _Element, place: Surroundings) -> bool:
    """Whether an element is called the lowest price of the last days, which is none of before."""
    return _is_called(_LOWEST, element, place)


def _is_called(names: re.Pattern[str], element: _Element, place: Surroundings) -> bool:
    """Whether an element, or the one around it, has one of these names."""
    return any(names.search(place.labels(near)) for near in near_of(element, 1))


def _whole(element: _Element, place: Surroundings) -> _Element:
    """The element that prints a whole amount, of which this one has only a part: the units before their cents."""
    parts = takewhile(lambda around: around not in place, islice(element.iterancestors(), MAX_PARTS))
    return next((around for around in parts if _SPLIT_AMOUNT.fullmatch(place.text(around, 30))), element)


def is_out_of_place(element: _Element, place: Surroundings) -> bool:
    """Whether an element is in an area of other things, in which the product's heading is not."""
    nearby = (near for near in near_of(element, 8) if near not in place)
    return any(
        (near.tag in _ASIDE and not _sells(near)) or _leads_away(place.labels(near), near is element) for near in nearby
    )


def _sells(area: _Element) -> bool:
    """Whether an aside has a button and no picture, so that it may sell what the page is about."""
    return area.tag == "aside" and next(area.iter("button"), None) is not None and next(area.iter("img"), None) is None


@lru_cache(maxsize=2048)
def _leads_away(stated: str, itself: bool) -> bool:
    """``itself`` says that it is what an amount's own element is called, which as a ``promo`` is a reduced price."""
    return bool(_ELSEWHERE.search(stated) or (not itself and _AROUND.search(stated) and not _MARKED.search(stated)))


def is_other(element: _Element, place: Surroundings, printed: str) -> bool:
    """Whether an element is called an amount of another kind; ``printed`` is what it says with what is beside it."""
    stated = [place.labels(near) for near in near_of(element, 1)]
    if any(_OTHER.search(label) for label in stated):
        return True
    return any(_UNIT.search(label) for label in stated) and _PER_UNIT.search(printed) is not None


def is_taxed_beside(element: _Element, place: Surroundings) -> bool:
    """Whether a price that is called one without tax has one with tax beside it, so that it is not what is paid."""
    if not any(_WITHOUT_TAX.search(place.labels(near)) for near in near_of(element, 1)):
        return False
    area = next(islice(element.iterancestors(), 3, 4), element)
    return any(
        _WITH_TAX.search(place.labels(near)) and _DIGIT.search(place.text(near, 20))
        for near in islice(area.iter(lxml.etree.Element), MAX_INSIDE)
    )


def is_taxed(element: _Element, place: Surroundings) -> bool:
    """Whether a price is called one with tax."""
    return _is_called(_WITH_TAX, element, place)


def is_extra(element: _Element) -> bool:
    """Whether a price is what ticking a box adds: a warranty, an engraving."""
    label = next((near for near in near_of(element, 5) if near.tag == "label"), None)
    area = label.getparent() if label is not None else None
    return area is not None and any(box.get("type") == "checkbox" for box in islice(area.iter("input"), 5))


def near_of(element: _Element, levels: int) -> Iterator[_Element]:
    """An element and as many of those around it."""
    yield element
    yield from islice(element.iterancestors(), levels)

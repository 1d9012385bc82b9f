"""The prices among the elements behind a heading, each read when it is first asked for."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from crawler.extraction.surroundings import Surroundings
from crawler.extraction.visible_price import printed_offer
from crawler.product import Offer

_DIGIT = re.compile(r"\d")
_Element: TypeAlias = etree._Element


class PrintedPrices:
    """The offers that elements print, by their position; with ``former`` also what is only called an old price."""

    def __init__(self, elements: list[_Element], place: Surroundings, former: bool = False) -> None:
        self.elements = elements
        self.place = place
        self._former = former
        self._numbered = _numbered(elements)
        self._offers: dict[int, Offer | None] = {}

    def between(self, begin: int, end: int | None = None) -> Iterator[tuple[int, Offer]]:
        """The offers from one position up to another, with their positions."""
        for position in self._numbered[bisect_left(self._numbered, begin) :]:
            if end is not None and position >= end:
                return
            if (offer := self._at(position)) is not None:
                yield position, offer

    def _at(self, position: int) -> Offer | None:
        if position not in self._offers:
            self._offers[position] = printed_offer(self.elements[position], self.place, self._former)
        return self._offers[position]


def _numbered(elements: list[_Element]) -> list[int]:
    """Where the elements are whose own text has a digit: few have, and only these may print a price."""
    numbered: set[_Element | None] = set()
    for element in elements:
        if (text := element.text) and _DIGIT.search(text):
            numbered.add(element)
        if (tail := element.tail) and _DIGIT.search(tail):
            numbered.add(element.getparent())
    return [position for position, element in enumerate(elements) if element in numbered]

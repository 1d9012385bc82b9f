"""The prices among the elements behind a heading, each read when it is first asked for."""

from bisect import bisect_left
from collections.abc import Iterator

from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.prices.visible_price import printed_offer
from crawler.product import Offer


class PrintedPrices:
    """The offers that elements print, by their position; with ``former`` also what is only called an old price."""

    def __init__(self, place: Surroundings, former: bool = False) -> None:
        self.place = place
        self._former = former
        self._offers: dict[int, Offer | None] = {}

    def between(self, begin: int, end: int | None = None) -> Iterator[tuple[int, Offer]]:
        """The offers from one position up to another, with their positions."""
        for position in self.place.numbered[bisect_left(self.place.numbered, begin) :]:
            if end is not None and position >= end:
                return
            if (offer := self._at(position)) is not None:
                yield position, offer

    def _at(self, position: int) -> Offer | None:
        if position not in self._offers:
            self._offers[position] = printed_offer(self.place.behind[position], self.place, self._former)
        return self._offers[position]

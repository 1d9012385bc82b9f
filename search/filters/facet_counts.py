"""How many styles each value of a facet would bring: over both sections, by everything else that is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from indexer.document import Section
from indexer.engines.facts import UNLISTED, VARIANT_FIELDS
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import FACETS, And, Between, EngineQuery, Equals, Filter, Not, Or, TextQuery
from search.eligibility import IN_STOCK
from search.filters.parts import facet_choices, fields_of, without
from search.time_left import patience

Counts = Mapping[str, Mapping[str, int]]
"""By facet and value."""

_OF_VARIANTS = ("color", "size", "sold_here")
_IN_STOCK = Or(tuple(Equals("availability", state) for state in IN_STOCK))
_WITH_RANGES: Mapping[str, tuple[str, ...]] = {"price": ("price", "price_band"), "discount": ("discount_band",)}
"""What an engine counts for a facet of numbers."""


@dataclass(frozen=True)
class FacetScope:
    """The words and the filter of one search, and the sites of which nothing is offered."""

    text: TextQuery | None
    filter: Filter | None
    opted_out: Sequence[str] = field(default=())
    oldest: datetime | None = None
    """What was seen longer ago is not offered."""
    histograms: bool = False

    def section(self, name: Section, part: Filter | None) -> EngineQuery:
        """How many there are of one section under a filter."""
        return EngineQuery(self.text, And((Equals("section", name), *([part] if part else []))), limit=0)

    def both(self, part: Filter | None, facets: tuple[str, ...] = ()) -> EngineQuery:
        """Counts of both sections under a filter; of the brands' styles, only what may be offered."""
        chosen = [part] if part else []
        if _of_variants(part):  # what is chosen, and what is in stock, must be one variant
            home = And((Equals("section", "home"), *chosen))
            brands = And((Equals("section", "buy_for_me"), *chosen, *self.closed(), *self._offerable()))
            return EngineQuery(self.text, Or((home, brands)), self.counted(facets), limit=0)
        listed = And((*chosen, Not(Equals(*UNLISTED)), *self._refused()))
        return EngineQuery(self.text, listed, self.counted(facets), limit=0)

    def counted(self, facets: Sequence[str]) -> tuple[str, ...]:
        """What the engine has to count for these facets."""
        if not self.histograms:
            return tuple(facets)
        return tuple(part for name in facets for part in _WITH_RANGES.get(name, (name,)))

    def _offerable(self) -> list[Filter]:
        """As much of eligibility as an engine can tell."""
        oldest = Decimal(int(self.oldest.timestamp())) if self.oldest else None
        return [_IN_STOCK, Between("price", None, None), *([Between("seen", oldest, None)] if oldest else [])]

    def _refused(self) -> list[Filter]:
        """What of the listed may not be offered after all: few documents, so they are taken out, not asked for."""
        refused: list[Filter] = [Equals("brand_site", site) for site in self.opted_out]
        if self.oldest:
            refused.append(Between("seen", None, Decimal(int(self.oldest.timestamp()) - 1)))
        return [Not(And((Equals("section", "buy_for_me"), part))) for part in refused]

    def closed(self) -> list[Filter]:
        return [Not(Equals("brand_site", site)) for site in self.opted_out]

    @property
    def free(self) -> tuple[str, ...]:
        """The facets of which nothing is chosen."""
        chosen = facet_choices(self.filter)
        return tuple(name for name in self._names if name not in chosen)

    @property
    def _names(self) -> tuple[str, ...]:
        return (*FACETS, "discount") if self.histograms else FACETS

    def questions(self) -> list[EngineQuery]:
        """First what is free, with the sections. A facet's own choice narrows the hits, not its counts."""
        chosen = [name for name in facet_choices(self.filter) if name in self._names]
        return [
            self.both(self.filter, (*self.free, "section")),
            *(self.both(without(self.filter, name), (name,)) for name in chosen),
        ]

    def on_one_variant(self, index: SearchIndex, counted: Sequence[Counts]) -> Sequence[Counts]:
        """The counts, with options asked for one by one where others are chosen.

        Size 42 and red must be one variant's, but an engine counts every colour of a style that has the size.
        """
        names = [name for name in _OF_VARIANTS if _of_variants(without(self.filter, name))]
        if not names:
            return counted
        rest = [{name: found for name, found in counts.items() if name not in names} for counts in counted]
        return [*rest, self._exact(index, names, counted)]

    def _exact(self, index: SearchIndex, names: Sequence[str], counted: Sequence[Counts]) -> Counts:
        """What there is of no style at all need not be asked."""
        asked = [(name, value) for name in names for counts in counted for value in counts.get(name, ())]
        results = index.search([self._of(*each) for each in asked], patience())
        exact: dict[str, dict[str, int]] = {name: {} for name in names}
        for (name, value), result in zip(asked, results, strict=True):
            if result.total:
                exact[name][value] = result.total
        return exact

    def _of(self, name: str, value: str) -> EngineQuery:
        rest = without(self.filter, name)
        return self.both(And((*([rest] if rest else []), Equals(name, value))))


def _of_variants(filter_: Filter | None) -> bool:
    return any(name in VARIANT_FIELDS or name in _OF_VARIANTS or "." in name for name in fields_of(filter_))

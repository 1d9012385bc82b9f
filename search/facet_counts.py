"""How many styles each value of a facet would bring: over both sections, by everything else that is chosen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from indexer.engines.facets import merge_spellings
from indexer.engines.facts import VARIANT_FIELDS
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import FACETS, And, Between, EngineQuery, Equals, Filter, Not, Or, TextQuery
from search.eligibility import IN_STOCK
from search.filter_parts import facet_choices, fields_of, without

Counts = Mapping[str, Mapping[str, int]]
"""By facet and value."""

_OF_VARIANTS = ("color", "size", "sold_here")
_OFFERABLE: tuple[Filter, ...] = (
    Or(tuple(Equals("availability", state) for state in IN_STOCK)),
    Between("price", None, None),
)
"""As much of eligibility as an engine can tell."""


@dataclass(frozen=True)
class FacetScope:
    """The words and the filter of one search, and the sites of which nothing is offered."""

    text: TextQuery | None
    filter: Filter | None
    opted_out: Sequence[str] = field(default=())

    def section(
        self, name: Literal["home", "buy_for_me", "withheld"], part: Filter | None, facets: tuple[str, ...] = ()
    ) -> EngineQuery:
        """Counts of one section under a filter; of the brands' styles, only what may be offered."""
        conditions = [Equals("section", name), *([part] if part else [])]
        if name == "buy_for_me":
            conditions += [*self.closed(), *_OFFERABLE]
        return EngineQuery(self.text, And(tuple(conditions)), facets, limit=0)

    def closed(self) -> list[Filter]:
        return [Not(Equals("brand_site", site)) for site in self.opted_out]

    @property
    def free(self) -> tuple[str, ...]:
        """The facets of which nothing is chosen."""
        chosen = facet_choices(self.filter)
        return tuple(name for name in FACETS if name not in chosen)

    def questions(self) -> list[EngineQuery]:
        """Beside the free facets of the home section. A facet's own choice narrows the hits, not its counts."""
        asked = [self.section("buy_for_me", self.filter, self.free)]
        for name in facet_choices(self.filter):
            rest = without(self.filter, name)
            asked += [self.section("home", rest, (name,)), self.section("buy_for_me", rest, (name,))]
        return asked

    def on_one_variant(self, index: SearchIndex, counted: Sequence[Counts]) -> Sequence[Counts]:
        """The counts, with those of options asked for one by one where another option is chosen.

        Size 42 and red must be one variant's, but an engine counts every colour of a style that has the size.
        """
        names = [name for name in _OF_VARIANTS if _of_variants(without(self.filter, name))]
        asked = [(name, value) for name in names for value in _values(name, counted)]
        if not asked:
            return counted
        totals = [result.total for result in index.search([q for pair in asked for q in self._choosing(*pair)])]
        exact: dict[str, dict[str, int]] = {name: {} for name in names}
        for (name, value), home, offered in zip(asked, totals[::2], totals[1::2], strict=True):
            exact[name].update({value: home + offered} if home + offered else {})
        return [*({k: v for k, v in counts.items() if k not in names} for counts in counted), exact]

    def _choosing(self, name: str, value: str) -> list[EngineQuery]:
        rest = without(self.filter, name)
        part = And((*([rest] if rest else []), Equals(name, value)))
        return [self.section("home", part), self.section("buy_for_me", part)]


def _of_variants(filter_: Filter | None) -> bool:
    return any(name in VARIANT_FIELDS or name in _OF_VARIANTS or "." in name for name in fields_of(filter_))


def _values(name: str, counted: Sequence[Counts]) -> list[str]:
    """Each once, whatever its spellings."""
    summed: Counter[str] = Counter()
    for counts in counted:
        summed.update(counts.get(name, {}))
    return list(merge_spellings(summed))

"""A part number that two titles of one brand share, and no other product here or there has."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from indexer.matching.styles.styles import Style
from indexer.matching.styles.variant_fit import only_other_packs
from indexer.matching.wording.brand_names import Agreement, BrandNames
from indexer.matching.wording.quantities import is_quantity
from indexer.matching.wording.stated_differences import stated_differences
from indexer.verdict import Evidence

_SHARED = 2.5
"""Match weight: of 1,950 such pairs in four pairs of catalogs, 98% were right where the scorer by itself said 85%."""
_SHORT, _SHARED_SHORT = 5, 1.0
"""Up to so many letters and digits it may as well be of a series or a part: 92% of those were right."""
MOST_SHARING = 20
"""A number on more products than this is looked at no further."""


class SharedNumbers:
    """Which styles of home and of each site have a part number, stated or in a title."""

    def __init__(self, home: Sequence[Style], site: Sequence[Style], brands: BrandNames) -> None:
        self._brands = brands
        self._home: dict[str, list[Style]] = defaultdict(list)
        self._site: dict[tuple[str, str], list[Style]] = defaultdict(list)
        for style in home:
            for number in style.all_numbers:
                self._home[number].append(style)
        for style in site:
            for number in style.all_numbers:
                self._site[style.site, number].append(style)

    def compare(self, one: Style, other: Style, both: Collection[str]) -> list[Evidence]:
        """``one`` of the site, ``other`` of home; ``both``: the part numbers that both have."""
        named = (number for number in both if not is_quantity(number))
        shared = sorted(named, key=lambda number: (-len(number), number))
        if not shared or self._brands.compare(one.record.brand, other.record.brand) is Agreement.DIFFER:
            return []
        number = shared[0]
        if not self._names_one(number, one, other) or stated_differences(one.record.title, other.record.title):
            return []
        detail = f"Both have number {number}, and no other product here or there."
        weight = _SHARED if len(number) > _SHORT else _SHARED_SHORT
        return [Evidence(code="number_shared", detail=detail, weight=weight)]

    def _names_one(self, number: str, one: Style, other: Style) -> bool:
        """Whether nobody else has it; packs of the same product may."""
        here, there = self._home[number], self._site[one.site, number]
        return (
            len(here) <= MOST_SHARING
            and all(style is other or not self._may_be(one, style) for style in here)
            and len(there) <= MOST_SHARING
            and all(style is one or only_other_packs(style, one) for style in there)
        )

    def _may_be(self, one: Style, home: Style) -> bool:
        return self._brands.compare(one.record.brand, home.record.brand) is not Agreement.DIFFER

"""Where each GTIN and part number occurs, at home and in the source."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from indexer.matching.styles.record import Record
from indexer.matching.styles.styles import Item, Style
from indexer.matching.wording.brand_names import Agreement, BrandNames, recognised_by
from indexer.matching.wording.part_numbers import own_part
from indexer.matching.wording.stated_differences import stated_differences
from indexer.text import fold, terms

_SAME_OFFER = 60.0
"""Titles less alike than this (token_set_ratio) that share an identifier are products that differ."""
_MOST_SHARING = 200
_NO_COINCIDENCE = 8
_FIRST_WORDS = 80
"""Characters of a description that may name a brand as the title does."""

Place = tuple[int, int]
"""Numbers of a home style and of a row in it."""


class IdentifierIndex:
    """Home's identifiers by place, and which styles of a site share one."""

    def __init__(self, home: Mapping[int, Style], site: Mapping[int, Style], brands: BrandNames) -> None:
        self.home, self._site, self._brands = home, site, brands
        self._named: dict[tuple[str, str, str], bool] = {}
        """Whether a title or the description behind it names a brand: home rows of one number are asked it again."""
        self._gtins: dict[str, list[Place]] = defaultdict(list)
        self._stated: dict[str, list[Place]] = defaultdict(list)
        self._titled: dict[str, list[Place]] = defaultdict(list)
        for number, style in home.items():
            for position, row in enumerate(style.items):
                place = (number, position)
                for index, keys in (
                    (self._gtins, row.gtins),
                    (self._stated, row.numbers),
                    (self._titled, row.title_numbers - row.numbers),
                ):
                    for key in keys:
                        index[key].append(place)
        self._sources: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, style in site.items():
            for key in {key for item in style.items for key in (*item.gtins, *item.numbers, *item.title_numbers)}:
                self._sources[style.site, key].append(number)

    def row(self, place: Place) -> Item:
        return self.home[place[0]].items[place[1]]

    def with_gtin(self, gtin: str, forbidden: frozenset[str]) -> list[Place]:
        """Home rows with this GTIN, whatever their brand."""
        return self._allowed(self._gtins.get(gtin, []), forbidden)

    def with_number(self, style: Style, part: str, stated: bool, forbidden: frozenset[str]) -> tuple[list[Place], bool]:
        """Home rows of the style's brand with this part number, and whether they state it in its own field.

        A number that the source only has in its title must be stated at home: two titles alone decide nothing here.
        """
        found = [p for p in self._allowed(self._stated.get(part, []), forbidden) if self._brands_fit(style, p)]
        if found or not stated:
            return found, True
        titled = self._allowed(self._titled.get(part, []), forbidden)
        return [place for place in titled if self.agreement(style, place) is not Agreement.DIFFER], False

    def of_another_brand(self, part: str, forbidden: frozenset[str]) -> Place | None:
        """A home row that states this number, if it is long enough to be no coincidence; for use when no brand fits."""
        found = self._allowed(self._stated.get(part, []), forbidden)
        return found[0] if found and len(part) >= _NO_COINCIDENCE and sum(c.isdigit() for c in part) >= 4 else None

    def agreement(self, style: Style, place: Place) -> Agreement:
        """What the brand fields say."""
        return self._brands.compare(style.record.brand, self.home[place[0]].record.brand)

    def shared_by_different(self, style: Style, key: str) -> bool:
        """Whether products of the source that differ share an identifier, as those of a model family do."""
        sharing = self._sources[style.site, key][:_MOST_SHARING]
        others = (self._site[number] for number in sharing if self._site[number] is not style)
        return any(_differ(style, other) for other in others)

    def differ_at_home(self, numbers: Sequence[int]) -> bool:
        """Whether these home styles are products that differ, not one product listed several times."""
        return any(_differ(self.home[numbers[0]], self.home[number]) for number in numbers[1:_MOST_SHARING])

    def _allowed(self, places: list[Place], forbidden: frozenset[str]) -> list[Place]:
        return [place for place in places if self.row(place).id not in forbidden] if forbidden else places

    def _brands_fit(self, style: Style, place: Place) -> bool:
        """The brands agree or one is unknown, or a text names the other's brand: ``HP Intel Xeon`` of HP and Intel."""
        if self.agreement(style, place) is not Agreement.DIFFER:
            return True
        other = self.home[place[0]].record
        return self._names(style.record, other.brand) or self._names(other, style.record.brand)

    def _names(self, record: Record, brand: str) -> bool:
        asked = record.title, record.description[:_FIRST_WORDS], brand
        if asked not in self._named:
            self._named[asked] = self._is_named(*asked)
        return self._named[asked]

    def _is_named(self, title: str, description: str, brand: str) -> bool:
        runs, beginnings = _runs(title, description)
        if beginnings.isdisjoint(recognised_by(brand)):
            return False
        return any(self._brands.compare(run, brand) is Agreement.AGREE for run in runs)


@lru_cache(maxsize=65_536)
def _runs(title: str, description: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """All words and pairs of words that may be a brand, and by what one of them is recognised."""
    words = terms(own_part(title)) + terms(own_part(description))
    runs = tuple(" ".join(words[i : i + n]) for n in (1, 2) for i in range(len(words) - n + 1))
    return runs, frozenset(key for run in runs for key in recognised_by(run))


def alike(one: Style, other: Style) -> float:
    """Of the titles, in percent: 100 where the words of one are all in the other."""
    return fuzz.token_set_ratio(fold(one.record.title[:500]), fold(other.record.title[:500]))


def _differ(one: Style, other: Style) -> bool:
    return bool(stated_differences(one.record.title, other.record.title)) or alike(one, other) < _SAME_OFFER

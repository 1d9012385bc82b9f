"""Identifier matches: GTINs and part numbers that join a brand's variant to a home row, and those that must not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from indexer.matching.brand_names import Agreement, BrandNames
from indexer.matching.stated_differences import stated_differences
from indexer.matching.styles import Item, Style
from indexer.matching.variant_fit import VariantFit, fit_variant
from indexer.text import fold
from indexer.verdict import Evidence

_SAME_OFFER = 60.0
"""Titles less alike than this (token_set_ratio) that share a number make it a family's."""
_MOST_SHARING = 200

Place = tuple[int, int]
"""Numbers of a home style and of a row in it."""


@dataclass
class IdentifierAnswer:
    """``style`` and ``fit``: the home style that an identifier names, and the variant's row in it."""

    style: int | None = None
    fit: VariantFit | None = None
    probability: float = 0.0
    """That they are the same product."""
    evidence: list[Evidence] = field(default_factory=list)
    conflict: bool = False
    """An identifier speaks for a match that something else forbids."""


class IdentifierIndex:
    """Home's identifiers, and how often each one occurs in the source."""

    def __init__(self, home: Sequence[Style], site: Sequence[Style], brands: BrandNames) -> None:
        self._home, self._site, self._brands = home, site, brands
        self._gtins: dict[str, list[Place]] = defaultdict(list)
        self._stated: dict[str, list[Place]] = defaultdict(list)
        self._titled: dict[str, list[Place]] = defaultdict(list)
        for number, style in enumerate(home):
            for position, row in enumerate(style.items):
                for gtin in row.gtins:
                    self._gtins[gtin].append((number, position))
                for part in row.numbers:
                    self._stated[part].append((number, position))
                for part in row.title_numbers - row.numbers:
                    self._titled[part].append((number, position))
        self._sources: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, style in enumerate(site):
            for key in {key for item in style.items for key in (*item.gtins, *item.numbers, *item.title_numbers)}:
                self._sources[style.site, key].append(number)

    def link(self, style: Style, variant: Item, forbidden: frozenset[str]) -> IdentifierAnswer:
        """What the identifiers of a variant say; ``forbidden``: home ids that a person said are another product."""
        answer = IdentifierAnswer()
        for gtin in sorted(variant.gtins):
            if self._by_gtin(answer, style, variant, gtin, forbidden):
                return answer
        for part, stated in self._parts(variant):
            if self._by_number(answer, style, variant, part, stated, forbidden):
                return answer
        return answer

    def _parts(self, variant: Item) -> Iterator[tuple[str, bool]]:
        """Stated numbers before those in the title, the longest first: it says most."""
        for part in sorted(variant.numbers, key=lambda part: (-len(part), part)):
            yield part, True
        for part in sorted(variant.title_numbers - variant.numbers, key=lambda part: (-len(part), part)):
            yield part, False

    def _by_gtin(
        self, answer: IdentifierAnswer, style: Style, variant: Item, gtin: str, forbidden: frozenset[str]
    ) -> bool:
        places = self._allowed(self._gtins.get(gtin, []), forbidden)
        if not places:
            return False
        agreeing = self._agreeing(style, places)
        if not agreeing:
            other = self._home[places[0][0]]
            answer.conflict = True
            answer.evidence.append(
                Evidence(
                    code="gtin_of_another_brand",
                    detail=f"GTIN {gtin} is {other.record.brand}'s '{other.record.title[:80]}' at home, but this brand "
                    f"is {style.record.brand}. A GTIN joins no two brands, so it is set aside.",
                )
            )
            return False
        if len({place[0] for place in agreeing}) > 1 or self._is_family(style, gtin):
            answer.evidence.append(
                Evidence(code="gtin_not_unique", detail=f"GTIN {gtin} is on several distinct products.")
            )
            return False
        number = agreeing[0][0]
        rows = [self._home[number].items[position] for _, position in agreeing]
        shared = sum(gtin in item.gtins for item in style.items) > 1
        fit = fit_variant(style, variant, rows) if shared else VariantFit(rows[0], clear=True)
        known = self._agreement(style, number) is Agreement.AGREE
        answer.style, answer.fit, answer.probability = number, fit, 0.998 if known else 0.98
        brand = "the brands agree" if known else "one side names no brand"
        answer.evidence.append(Evidence(code="gtin_equal", detail=f"Both have GTIN {gtin}, and {brand}."))
        return True

    def _by_number(
        self, answer: IdentifierAnswer, style: Style, variant: Item, part: str, stated: bool, forbidden: frozenset[str]
    ) -> bool:
        places = self._agreeing(style, self._allowed(self._stated.get(part, []), forbidden))
        both_stated = stated and bool(places)
        if not places and stated:
            places = self._agreeing(style, self._allowed(self._titled.get(part, []), forbidden))
        if not places:
            return False
        numbers = sorted({number for number, _ in places})
        if self._homes_differ(numbers) or self._is_family(style, part):
            answer.evidence.append(
                Evidence(code="mpn_is_a_family", detail=f"Part number {part} is on products that differ.", weight=1.0)
            )
            return False
        number = max(numbers, key=lambda n: (_alike(self._home[n], style), -n))
        home = self._home[number]
        rows = [home.items[position] for n, position in places if n == number]
        fit = fit_variant(style, variant, rows)
        differing = stated_differences(variant.title, home.record.title)
        if (fit.row is None and fit.absent != "pack") or (fit.row is not None and differing):
            what = ", ".join(differing) or f"{fit.absent}_differs"
            answer.evidence.append(
                Evidence(code="mpn_equal_but", detail=f"Both have part number {part}, but {what}.", weight=1.0)
            )
            return False
        known = self._agreement(style, number) is Agreement.AGREE
        answer.style, answer.fit = number, fit
        answer.probability = (0.99 if both_stated else 0.97) - (0.0 if known else 0.03)
        code = "mpn_equal" if both_stated else "mpn_in_title"
        where = "Both state" if both_stated else "One states, and the other's title holds,"
        answer.evidence.append(Evidence(code=code, detail=f"{where} part number {part}."))
        return True

    def _allowed(self, places: list[Place], forbidden: frozenset[str]) -> list[Place]:
        return [(n, position) for n, position in places if self._home[n].items[position].id not in forbidden]

    def _agreement(self, style: Style, number: int) -> Agreement:
        return self._brands.compare(style.record.brand, self._home[number].record.brand)

    def _agreeing(self, style: Style, places: list[Place]) -> list[Place]:
        return [place for place in places if self._agreement(style, place[0]) is not Agreement.DIFFER]

    def _homes_differ(self, numbers: Sequence[int]) -> bool:
        return len(numbers) > 1 and _family([self._home[number] for number in numbers[:_MOST_SHARING]])

    def _is_family(self, style: Style, key: str) -> bool:
        """Whether products of the source that differ share the identifier; packs of one product don't differ."""
        sharing = self._sources[style.site, key][:_MOST_SHARING]
        if len(sharing) < 2:
            return False
        return any(_distinct(style, self._site[number]) for number in sharing if self._site[number] is not style)


def _family(styles: Sequence[Style]) -> bool:
    return any(_distinct(styles[0], other) for other in styles[1:])


def _distinct(one: Style, other: Style) -> bool:
    return bool(stated_differences(one.record.title, other.record.title)) or _alike(one, other) < _SAME_OFFER


def _alike(one: Style, other: Style) -> float:
    return fuzz.token_set_ratio(fold(one.record.title[:500]), fold(other.record.title[:500]))

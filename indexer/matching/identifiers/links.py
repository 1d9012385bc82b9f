"""Identifier matches: GTINs and part numbers that join a brand's variant to a home row, and those that must not."""

from collections.abc import Iterator, Sequence

from indexer.matching.identifiers.answer import IdentifierAnswer
from indexer.matching.identifiers.index import IdentifierIndex, alike
from indexer.matching.styles.styles import Item, Style
from indexer.matching.styles.variant_fit import VariantFit, fit_variant, packs_differ
from indexer.matching.wording.brand_names import Agreement
from indexer.matching.wording.quantities import quantities
from indexer.matching.wording.stated_differences import stated_differences

_GTIN, _GTIN_UNBRANDED = 0.998, 0.98
_MPN, _MPN_IN_TITLE, _MPN_UNBRANDED, _MPN_REBRANDED = 0.99, 0.94, 0.93, 0.92
"""Probabilities that such a match is right."""


def link_by_identifiers(
    index: IdentifierIndex, style: Style, variant: Item, forbidden: frozenset[str]
) -> IdentifierAnswer:
    """GTINs first, then part numbers; ``forbidden``: home ids that a person said are another product."""
    return _VariantLink(index, style, variant, forbidden).answer()


def _parts(variant: Item) -> Iterator[tuple[str, bool]]:
    """Stated numbers before those in the title, the longest first: it says most."""
    for part in sorted(variant.numbers, key=lambda part: (-len(part), part)):
        yield part, True
    for part in sorted(variant.title_numbers - variant.numbers, key=lambda part: (-len(part), part)):
        yield part, False


class _VariantLink:
    """Asks home for one identifier of a variant after the other, until one names a home style."""

    def __init__(self, index: IdentifierIndex, style: Style, variant: Item, forbidden: frozenset[str]) -> None:
        self._index, self._style, self._variant, self._forbidden = index, style, variant, forbidden
        self._answer = IdentifierAnswer()

    def answer(self) -> IdentifierAnswer:
        for gtin in sorted(self._variant.gtins):
            self._by_gtin(gtin)
            if self._answer.style is not None:
                return self._answer
        for part, stated in _parts(self._variant):
            self._by_number(part, stated)
            if self._answer.style is not None:
                return self._answer
        return self._answer

    def _by_gtin(self, gtin: str) -> None:
        index, style, answer = self._index, self._style, self._answer
        places = index.with_gtin(gtin, self._forbidden)
        agreeing = [place for place in places if index.agreement(style, place) is not Agreement.DIFFER]
        if places and not agreeing:
            other = index.home[places[0][0]].record
            answer.suspect = places[0]
            answer.note(
                "gtin_of_another_brand",
                f"GTIN {gtin} is '{other.title[:120]}' of {other.brand} at home, but this is of {style.record.brand}. "
                "A GTIN joins no two brands, so it is set aside.",
            )
        if not agreeing:
            return
        if len({number for number, _ in agreeing}) > 1 or index.shared_by_different(style, gtin):
            answer.suspect = agreeing[0]
            answer.note("gtin_not_unique", f"GTIN {gtin} is on products that differ, so it is set aside.")
            return
        rows = [index.row(place) for place in agreeing]
        shared = sum(gtin in item.gtins for item in style.items) > 1
        fit = fit_variant(style, self._variant, rows) if shared else VariantFit(rows[0], clear=True)
        branded = index.agreement(style, agreeing[0]) is Agreement.AGREE
        answer.join(agreeing[0][0], fit, _GTIN if branded else _GTIN_UNBRANDED)
        brand = "the brands agree" if branded else "one side names no brand"
        answer.note("gtin_equal", f"Both have GTIN {gtin}, and {brand}.")

    def _by_number(self, part: str, stated: bool) -> None:
        index, style, answer = self._index, self._style, self._answer
        places, at_home_stated = index.with_number(style, part, stated, self._forbidden)
        if not places:
            self._by_number_of_another_brand(part, stated)
            return
        numbers = sorted({number for number, _ in places})
        if index.differ_at_home(numbers) or index.shared_by_different(style, part):
            answer.note("mpn_is_a_family", f"Part number {part} is on products that differ, so it decides nothing.")
            return
        number = max(numbers, key=lambda n: (alike(index.home[n], style), -n))
        both = stated and at_home_stated
        fit = self._numbered_fit(number, [index.row(place) for place in places if place[0] == number], stated, both)
        differing = stated_differences(self._variant.title, index.home[number].record.title)
        if fit.absent not in ("", "pack") or (fit.row is not None and differing):
            what = ", ".join(differing) or f"{fit.absent}_differs"
            answer.suspect = next(place for place in places if place[0] == number)
            answer.note("mpn_equal_but", f"Both have part number {part}, but {what.replace('_', ' ')}.")
            return
        branded = index.agreement(style, (number, 0)) is Agreement.AGREE
        answer.join(number, fit, (_MPN if both else _MPN_IN_TITLE) if branded else _MPN_UNBRANDED)
        where = "Both state" if both else "One side states, and the other's title holds,"
        answer.note("mpn_equal" if both else "mpn_in_title", f"{where} part number {part}.")

    def _numbered_fit(self, number: int, rows: Sequence[Item], stated: bool, both: bool) -> VariantFit:
        """The fit among the rows of a home style that have the number, as ``both`` may state it."""
        if both:
            rows = [row.without_described_pack() for row in rows]
        fit = fit_variant(self._style, _as_numbered(self._variant, stated), rows)
        if fit.absent == "pack" and not self._variant.states_count:
            return VariantFit(self._index.home[number].items[0], clear=False)  # one number, and only home says how many
        return fit

    def _by_number_of_another_brand(self, part: str, stated: bool) -> None:
        """An MPN means something only with its brand, but one brand's product may be sold under another's name.

        It is taken for the same only if both also state an amount, such as a capacity, and none that differs.
        """
        index, answer = self._index, self._answer
        place = index.of_another_brand(part, self._forbidden)
        if place is None or packs_differ(_as_numbered(self._variant, stated), index.row(place)):
            return
        other, brand = index.home[place[0]].record, self._style.record.brand
        said = f"Part number {part} is '{other.title[:120]}' of {other.brand} at home; this is of {brand}."
        if _amounts_agree(self._variant.title, other.title):
            answer.join(place[0], VariantFit(index.row(place), clear=True), _MPN_REBRANDED)
            answer.note("mpn_rebranded", said + " The amounts that both state agree.")
        else:
            answer.suspect = place
            answer.note("mpn_of_another_brand", said)


def _amounts_agree(one: str, other: str) -> bool:
    units = ({unit for unit, _ in quantities(text)} for text in (one, other))
    return bool(set.intersection(*units)) and not stated_differences(one, other)


def _as_numbered(variant: Item, stated: bool) -> Item:
    """A stated number is the maker's own for what is in the box, whatever count the description begins with."""
    return variant.without_described_pack() if stated else variant

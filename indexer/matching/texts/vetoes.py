"""What two styles state that speaks against their being one product."""

from indexer.matching.styles.styles import Style
from indexer.matching.titles.read_title import ReadTitle
from indexer.matching.wording.part_numbers import is_continued, same_series
from indexer.matching.wording.stated_differences import differences, stated
from indexer.verdict import Evidence

_STATED_NUMBERS_DIFFER = -4.0
_SERIES_DIFFERS = -3.0
_GTINS_DIFFER = -4.0
_STATED_DIFFERENCE = -2.0
"""Match weights: log-odds, on top of what the scorer says; those below zero are vetoes."""


class Stated:
    """What a style states, gathered once for all that it is compared with."""

    __slots__ = ("all_numbers", "gtins", "numbers", "said", "title")

    def __init__(self, style: Style) -> None:
        self.said, self.numbers = stated(style.record.title), style.record.numbers
        self.gtins, self.all_numbers, self.title = style.gtins, style.all_numbers, ReadTitle(style)


def vetoes(one: Stated, other: Stated) -> list[Evidence]:
    """What says that two records are of two products: identifiers or stated values that differ. Mostly empty."""
    found = _numbers_say(one, other)
    gtins, others = one.gtins, other.gtins
    if gtins and others and gtins.isdisjoint(others):
        detail = f"GTINs differ: {_some(gtins)} and {_some(others)}."
        found.append(Evidence(code="gtins_differ", detail=detail, weight=_GTINS_DIFFER))
    for code in differences(one.said, other.said):
        detail = f"Both titles state it, with different values ({code.removesuffix('_differs')})."
        found.append(Evidence(code=code, detail=detail, weight=_STATED_DIFFERENCE))
    return found


def _numbers_say(one: Stated, other: Stated) -> list[Evidence]:
    """Of part numbers, stated or in a title, of which none is the same."""
    a, b = one.all_numbers, other.all_numbers
    if not a or not b or not a.isdisjoint(b):
        return []
    if pair := next(((x, y) for x in sorted(a) for y in sorted(b) if is_continued(x, y)), None):
        detail = f"Part numbers differ by letters at the end: {pair[0]} and {pair[1]}."
        return [Evidence(code="part_number_continues", detail=detail)]
    if one.numbers and other.numbers:
        detail = f"Part numbers differ: {_some(one.numbers)} and {_some(other.numbers)}."
        return [Evidence(code="part_numbers_differ", detail=detail, weight=_STATED_NUMBERS_DIFFER)]
    if pair := next(((x, y) for x in sorted(a) for y in sorted(b) if same_series(x, y)), None):
        detail = f"Part numbers of one series differ: {pair[0]} and {pair[1]}."
        return [Evidence(code="part_numbers_differ", detail=detail, weight=_SERIES_DIFFERS)]
    return []


def _some(values: frozenset[str]) -> str:
    shown = sorted(values)[:3]
    return ", ".join(shown) + (" …" if len(values) > 3 else "")

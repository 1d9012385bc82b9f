"""What leaves it open whether text names the right home product, or may claim that home lacks it."""

from collections.abc import Sequence
from typing import TypeAlias

from indexer.matching.styles.styles import Item, Style
from indexer.matching.styles.variant_fit import VariantFit
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.titles.covered import is_covered
from indexer.matching.verdicts.thresholds import band
from indexer.verdict import Verdict

ONE_ROW = 0.75
"""How likely one home row has to be, for it to be named."""
_LEAD = 0.71
"""And how likely beside the next one, if it is one of the two: two that are as good as each other name none."""

Weighed: TypeAlias = tuple[Style, TextCandidate, VariantFit, float]
"""A home style, what text says of it, the row that fits, and the probability that it is this variant."""


def likely_unlike(weighed: Sequence[Weighed]) -> float:
    """How likely it is what it shares no word with, where that leaves a doubt: no ground for a claim then."""
    unlike = max((chance for _, candidate, _, chance in weighed if not candidate.shares_words), default=0.0)
    return 0.0 if band(unlike) is Verdict.NOT_SOLD_HERE else min(unlike, 0.5)


def rival(weighed: Sequence[Weighed], home: Style, chance: float) -> Style | None:
    """The next likeliest home style, where ``home`` is likely enough to be named and hardly more likely."""
    others = [(other, next_chance) for other, _, _, next_chance in weighed if other is not home]
    if chance < ONE_ROW or not others:
        return None
    nearest, next_chance = max(others, key=lambda each: each[1])
    its, the_rivals = chance * (1 - next_chance), next_chance * (1 - chance)
    return nearest if its < _LEAD * (its + the_rivals) else None


def may_mean(style: Style, weighed: Sequence[Weighed]) -> tuple[Style, Item] | None:
    """A home product and its row whose short title may mean this style, whichever edition it is of."""
    for home, candidate, fit, _ in weighed:
        against = {fact.code for fact in candidate.evidence if (fact.weight or 0.0) < 0}
        if against <= {"edition_differs"} and fit.row is not None and is_covered(home, style):
            return home, fit.row
    return None


def left_open(candidate: TextCandidate) -> bool:
    """Whether it only lost to another title, or its part number only has letters more: no ground for a claim."""
    against = {fact.code for fact in candidate.evidence if (fact.weight or 0.0) < 0}
    codes = {fact.code for fact in candidate.evidence}
    lost = {"title_within_two", "title_outdone"}
    return against <= lost and bool(codes & {*lost, "part_number_continues"})

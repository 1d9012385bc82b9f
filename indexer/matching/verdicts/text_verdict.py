"""The verdict on a variant of which no identifier says anything: by what its text is like."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from indexer.matching.styles.styles import Item, Style
from indexer.matching.styles.variant_fit import VariantFit, allowed_fit
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.verdicts.facts import (
    MAY_BE_MEANT,
    NOTHING_ALIKE,
    OTHER_LANGUAGE,
    fit_kind,
    home_product_facts,
)
from indexer.matching.verdicts.text_doubts import ONE_ROW, Weighed, left_open, likely_unlike, may_mean, rival
from indexer.matching.verdicts.thresholds import FITS, band
from indexer.matching.verdicts.variant_verdicts import verdict_on
from indexer.verdict import Evidence, VariantVerdict, Verdict

_CONFLICT = 0.3
"""Probability at least, where an identifier speaks for a match that something else forbids."""


@dataclass(frozen=True)
class TextAnswer:
    """What text says of a style: its candidates, the likeliest first, and the one that the assignment gave it."""

    options: Sequence[tuple[Style, TextCandidate]]
    given: Style | None
    missed: float
    """The chance that it is sold here though no candidate is the right one."""
    free: Sequence[Style] = ()
    """Further home styles that the assignment gave to no style of its site."""
    foreign: bool = False
    """It is written in another language than some or all of what home has of its brand."""


def by_text(
    style: Style,
    item: Item,
    text: TextAnswer,
    noted: Sequence[Evidence],
    suspect: Style | None,
    forbidden: frozenset[str],
) -> VariantVerdict:
    """No identifier decided.

    ``suspect``: the home style that an identifier speaks for, though something forbids it; ``noted`` says what.
    """
    weighed = [(home, candidate, *_weigh(style, item, home, candidate, forbidden)) for home, candidate in text.options]
    missing = prod(1 - chance for _, candidate, _, chance in weighed if candidate.shares_words)
    sold = max(1 - (1 - text.missed) * missing, likely_unlike(weighed))
    evidence = [*noted, OTHER_LANGUAGE] if text.foreign and band(sold) is Verdict.UNCERTAIN else list(noted)
    if not weighed:
        return _banded(item, sold, [*evidence, NOTHING_ALIKE], suspect, None, None)
    home, candidate, fit, chance = best = _likeliest(weighed)
    evidence += home_product_facts(home, candidate, fit)
    another = rival(weighed, home, chance)
    if another is not None:
        detail = f"Another home product is hardly less likely: '{another.record.title[:120]}'."
        evidence.append(Evidence(code="two_as_likely", detail=detail))
    elif band(1 - missing) is Verdict.SOLD_HERE and chance >= ONE_ROW and not candidate.vetoed and fit.row is not None:
        won = text.given is home or _lists_apart(style, item, text, home, fit, forbidden)
        return _as_named(item, sold, evidence, home, fit.row, won, suspect is not None)
    if suspect is None and (doubt := _doubt(style, weighed, best, sold)):
        facts, may_be, row = doubt
        return verdict_on(item, Verdict.UNCERTAIN, max(sold, _CONFLICT), [*evidence, *facts], may_be, row)
    nearest = home if candidate.shares_words or band(chance) is not Verdict.NOT_SOLD_HERE else None
    return _banded(item, sold, evidence, suspect, nearest, home if text.given is home else None)


def _likeliest(weighed: Sequence[Weighed]) -> Weighed:
    """What it shares no word with comes first only where it is likely enough to leave a doubt."""
    return max(weighed, key=lambda each: (band(each[3]) is not Verdict.NOT_SOLD_HERE or each[1].shares_words, each[3]))


def _as_named(
    item: Item, sold: float, evidence: list[Evidence], home: Style, row: Item, won: bool, disputed: bool
) -> VariantVerdict:
    """Text names one home row; it is sold as that, unless another product won it or an identifier speaks against it."""
    if won and not disputed:
        return verdict_on(item, Verdict.SOLD_HERE, sold, evidence, home, row)
    if not won:
        detail = "Another product of this site is a better match for that home style."
        evidence = [*evidence, Evidence(code="lost_assignment", detail=detail)]
    return verdict_on(item, Verdict.UNCERTAIN, min(sold, 0.5), evidence, home, row)


def _doubt(
    style: Style, weighed: Sequence[Weighed], best: Weighed, sold: float
) -> tuple[list[Evidence], Style, Item] | None:
    """The home row that it may be after all, with what says so: then nobody may claim that it is not sold."""
    home, candidate, fit, _ = best
    if fit.row is not None and left_open(candidate):
        return [], home, fit.row
    if band(sold) is Verdict.NOT_SOLD_HERE and (meant := may_mean(style, weighed)):
        return [MAY_BE_MEANT], *meant
    return None


def _weigh(
    style: Style, item: Item, home: Style, candidate: TextCandidate, forbidden: frozenset[str]
) -> tuple[VariantFit, float]:
    """The row that fits, and the probability that it is this variant."""
    fit = allowed_fit(style, item, home, forbidden)
    return fit, candidate.chance * FITS[fit_kind(fit)]


def _lists_apart(
    style: Style, item: Item, text: TextAnswer, home: Style, fit: VariantFit, forbidden: frozenset[str]
) -> bool:
    """Whether home lists the variants of a style as products of their own, and this one is in ``home``."""
    if text.given is None or fit.silent or not any(home is free for free in text.free):
        return False
    other = allowed_fit(style, item, text.given, forbidden)
    return other.row is None and other.absent not in ("pack", "judged_different")


def _banded(
    item: Item,
    sold: float,
    evidence: list[Evidence],
    suspect: Style | None,
    nearest: Style | None,
    given: Style | None,
) -> VariantVerdict:
    """Low enough is not sold here, unless a conflict is open; the rest is uncertain.

    ``suspect`` as in ``by_text``; ``nearest``: the home style to name where it is uncertain; ``given``: the one that
    the assignment gave it.
    """
    if suspect is not None:
        return verdict_on(item, Verdict.UNCERTAIN, max(sold, _CONFLICT), evidence, suspect, suspect.items[0])
    if band(sold) is Verdict.NOT_SOLD_HERE:
        return verdict_on(item, Verdict.NOT_SOLD_HERE, sold, evidence, given, None)
    return verdict_on(item, Verdict.UNCERTAIN, sold, evidence, nearest, nearest.items[0] if nearest else None)

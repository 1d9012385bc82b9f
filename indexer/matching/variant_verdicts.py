"""From what was found about a variant to its verdict, probability and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from indexer.matching.identifier_links import IdentifierAnswer
from indexer.matching.styles import Item, Style
from indexer.matching.text_candidate import TextCandidate
from indexer.matching.text_doubts import ONE_ROW, left_open, likely_unlike, may_mean, rival
from indexer.matching.thresholds import FITS, band
from indexer.matching.variant_fit import VariantFit, fit_variant
from indexer.matching.verdict_facts import (
    MAY_BE_MEANT,
    NOTHING_ALIKE,
    OTHER_LANGUAGE,
    fit_kind,
    home_product_facts,
    option_facts,
)
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


def by_judgement(item: Item, home: Style, row: Item) -> VariantVerdict:
    """A person said that they are the same: nothing outranks it."""
    said = Evidence(code="judged_same", detail=f"A person decided that this is '{row.title[:120]}' ({row.id}).")
    return _verdict(item, Verdict.SOLD_HERE, 1.0, [said], home, row)


def by_judged_style(style: Style, item: Item, home: Style, forbidden: frozenset[str]) -> VariantVerdict:
    """A person said that the styles are the same; home's options say which of the variants it sells."""
    said = Evidence(
        code="judged_same_style", detail=f"A person decided that this style is '{home.record.title[:120]}' at home."
    )
    return _in_style(item, home, _allowed_fit(style, item, home, forbidden), 1.0, [said])


def by_identifier(item: Item, home: Style, answer: IdentifierAnswer) -> VariantVerdict:
    """An identifier names the style; a pack of it is not sold here, an unclear option leaves it open."""
    fit = answer.fit or VariantFit(None, clear=True)
    return _in_style(item, home, fit, answer.probability, answer.evidence)


def by_sibling(
    style: Style, item: Item, home: Style, sure: float, answer: IdentifierAnswer, forbidden: frozenset[str]
) -> VariantVerdict:
    """The style is matched by another of its variants; home's options say which of the others it sells."""
    matched = Evidence(
        code="style_matched", detail=f"Another variant of this style is '{home.record.title[:120]}' at home."
    )
    fit = _allowed_fit(style, item, home, forbidden)
    return _in_style(item, home, fit, min(sure, 0.98), [matched, *answer.evidence])


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
        evidence.append(NOTHING_ALIKE)
        return _banded(item, sold, evidence, suspect, None, None)
    home, candidate, fit, chance = max(
        weighed, key=lambda each: (band(each[3]) is not Verdict.NOT_SOLD_HERE or each[1].shares_words, each[3])
    )
    evidence += home_product_facts(home, candidate, fit)
    another = rival(weighed, home, chance)
    if another is not None:
        detail = f"Another home product is hardly less likely: '{another.record.title[:120]}'."
        evidence.append(Evidence(code="two_as_likely", detail=detail))
    elif band(1 - missing) is Verdict.SOLD_HERE and chance >= ONE_ROW and not candidate.vetoed and fit.row is not None:
        won = text.given is home or _lists_apart(style, item, text, home, fit, forbidden)
        if won and suspect is None:
            return _verdict(item, Verdict.SOLD_HERE, sold, evidence, home, fit.row)
        if not won:
            detail = "Another product of this site is a better match for that home style."
            evidence.append(Evidence(code="lost_assignment", detail=detail))
        return _verdict(item, Verdict.UNCERTAIN, min(sold, 0.5), evidence, home, fit.row)
    matched = home if text.given is home else None
    if suspect is None and fit.row is not None and left_open(candidate):
        return _verdict(item, Verdict.UNCERTAIN, max(sold, _CONFLICT), evidence, home, fit.row)
    if suspect is None and band(sold) is Verdict.NOT_SOLD_HERE and (meant := may_mean(style, weighed)):
        return _verdict(item, Verdict.UNCERTAIN, max(sold, _CONFLICT), [*evidence, MAY_BE_MEANT], *meant)
    likeliest = home if candidate.shares_words or band(chance) is not Verdict.NOT_SOLD_HERE else None
    return _banded(item, sold, evidence, suspect, likeliest, matched)


def _weigh(
    style: Style, item: Item, home: Style, candidate: TextCandidate, forbidden: frozenset[str]
) -> tuple[VariantFit, float]:
    """The row that fits, and the probability that it is this variant."""
    fit = _allowed_fit(style, item, home, forbidden)
    return fit, candidate.chance * FITS[fit_kind(fit)]


def _lists_apart(
    style: Style, item: Item, text: TextAnswer, home: Style, fit: VariantFit, forbidden: frozenset[str]
) -> bool:
    """Whether home lists the variants of a style as products of their own, and this one is in ``home``."""
    if text.given is None or fit.silent or not any(home is free for free in text.free):
        return False
    other = _allowed_fit(style, item, text.given, forbidden)
    return other.row is None and other.absent not in ("pack", "judged_different")


def _allowed_fit(style: Style, item: Item, home: Style, forbidden: frozenset[str]) -> VariantFit:
    """The fit among the rows that no person has ruled out."""
    rows = [row for row in home.items if row.id not in forbidden]
    return fit_variant(style, item, rows) if rows else VariantFit(None, clear=True, absent="judged_different")


def _in_style(item: Item, home: Style, fit: VariantFit, sure: float, evidence: Sequence[Evidence]) -> VariantVerdict:
    said = [*evidence, *option_facts(home, fit)]
    if fit.row is None:
        # A pack is a product of its own: it belongs to no home style.
        return _verdict(
            item, Verdict.NOT_SOLD_HERE, FITS["different"], said, None if fit.absent == "pack" else home, None
        )
    if not fit.clear:
        return _verdict(item, Verdict.UNCERTAIN, sure * FITS["unclear"], said, home, fit.row)
    return _verdict(item, Verdict.SOLD_HERE, sure * FITS[fit_kind(fit)], said, home, fit.row)


def _banded(
    item: Item,
    sold: float,
    evidence: list[Evidence],
    suspect: Style | None,
    likeliest: Style | None,
    matched: Style | None,
) -> VariantVerdict:
    """Low enough is not sold here, unless a conflict is open; the rest is uncertain."""
    if suspect is not None:
        return _verdict(item, Verdict.UNCERTAIN, max(sold, _CONFLICT), evidence, suspect, suspect.items[0])
    if band(sold) is Verdict.NOT_SOLD_HERE:
        return _verdict(item, Verdict.NOT_SOLD_HERE, sold, evidence, matched, None)
    return _verdict(item, Verdict.UNCERTAIN, sold, evidence, likeliest, likeliest.items[0] if likeliest else None)


def _verdict(
    item: Item, verdict: Verdict, sold: float, evidence: list[Evidence], home: Style | None, row: Item | None
) -> VariantVerdict:
    return VariantVerdict(
        variant_id=item.id,
        verdict=verdict,
        match_probability=round(sold, 4),
        home_id=row.id if row else None,
        home_style_key=home.key if home else None,
        evidence=evidence,
    )

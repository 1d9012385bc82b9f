"""Text matches: every style's candidates at home, scored in context, with what was held against them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from config.progress import Progress
from indexer.matching.blocking import candidate_pairs
from indexer.matching.brand_names import Agreement, BrandNames
from indexer.matching.encoding import Floats, Ints, encode
from indexer.matching.part_numbers import is_continued, same_series
from indexer.matching.scorer import Scorer
from indexer.matching.shared_numbers import SharedNumbers
from indexer.matching.stated_differences import stated_differences
from indexer.matching.styles import Style
from indexer.matching.title_evidence import TitleEvidence
from indexer.verdict import Evidence

_KEPT = 5
"""Candidates that a style keeps."""
WEIGHED = 12
"""Of its candidates the likeliest by themselves, which are looked at among their rivals: no less likely one is kept."""
_STATED_NUMBERS_DIFFER = -4.0
_SERIES_DIFFERS = -3.0
_GTINS_DIFFER = -4.0
_STATED_DIFFERENCE = -2.0
"""Match weights: log-odds, on top of what the scorer says; those below zero are vetoes."""


@dataclass(frozen=True, slots=True)
class TextCandidate:
    """A home style that a brand's style may be."""

    style: int
    """Number of the home style."""
    log_odds: float
    """Of the scorer and everything beside it."""
    evidence: list[Evidence] = field(default_factory=list)
    """What was weighed beside the scorer: for the match where the weight is positive, otherwise against it."""

    @property
    def vetoed(self) -> bool:
        return any((fact.weight or 0.0) < 0 for fact in self.evidence)

    @property
    def chance(self) -> float:
        """The probability that the style is this home style."""
        return float(1 / (1 + np.exp(-self.log_odds)))

    @property
    def shares_words(self) -> bool:
        return all(fact.code != "nothing_in_common" for fact in self.evidence)

    def with_evidence(self, fact: Evidence) -> "TextCandidate":
        return TextCandidate(self.style, self.log_odds + (fact.weight or 0.0), [*self.evidence, fact])

    def shifted(self, weight: float) -> "TextCandidate":
        return TextCandidate(self.style, self.log_odds + weight, self.evidence)


def text_candidates(
    site: Sequence[Style], home: Sequence[Style], scorer: Scorer, brands: BrandNames, listener: Progress
) -> list[list[TextCandidate]]:
    """For every style of the site its best candidates, the likeliest first; empty where nothing is alike."""
    if not site or not home:
        return [[] for _ in site]
    listener("compare titles", 0, 3)
    left, right = encode([style.record for style in site], [style.record for style in home])
    pairs = candidate_pairs(left, right, _blocks(site, home, brands))
    listener("compare titles", 1, 3)
    pairs, log_odds = scorer.best_in_context(left, right, pairs, WEIGHED, brands.compare)
    listener("compare titles", 2, 3)
    found = _best(site, home, pairs, log_odds, TitleEvidence(home, site), SharedNumbers(home, site, brands))
    listener("compare titles", 3, 3)
    return found


def _blocks(site: Sequence[Style], home: Sequence[Style], brands: BrandNames) -> list[tuple[Ints, Ints]]:
    """A brand's styles meet the home styles of that brand and those of no stated brand."""
    at_home: dict[str, list[int]] = defaultdict(list)
    for number, style in enumerate(home):
        at_home[style.record.brand].append(number)
    on_site: dict[str, list[int]] = defaultdict(list)
    for number, style in enumerate(site):
        on_site[style.record.brand].append(number)
    blocks = []
    for brand, rows in sorted(on_site.items()):
        others = [
            n for name, some in at_home.items() if brands.compare(brand, name) is not Agreement.DIFFER for n in some
        ]
        blocks.append((np.array(rows, dtype=np.int64), np.array(sorted(others), dtype=np.int64)))
    return blocks


def _best(
    site: Sequence[Style],
    home: Sequence[Style],
    pairs: Ints,
    log_odds: Floats,
    titles: TitleEvidence,
    numbers: SharedNumbers,
) -> list[list[TextCandidate]]:
    """The few best of each style, once everything else has been weighed."""
    order = np.lexsort((pairs[:, 1], -log_odds, pairs[:, 0]))
    found: list[list[TextCandidate]] = [[] for _ in site]
    here, there = [_Stated(style) for style in site], [_Stated(style) for style in home]
    for i, j, weight in zip(pairs[order, 0].tolist(), pairs[order, 1].tolist(), log_odds[order].tolist(), strict=True):
        if len(found[i]) < _KEPT:
            said = [*titles.compare(site[i], home[j]), *numbers.compare(site[i], home[j])]
            evidence = [*said, *_vetoes(here[i], there[j])]
            total = weight + sum(fact.weight or 0.0 for fact in evidence)
            found[i].append(TextCandidate(j, total, evidence))
    return [sorted(candidates, key=lambda candidate: -candidate.log_odds) for candidates in found]


class _Stated:
    """What a style states, gathered once for all that it is compared with."""

    __slots__ = ("all_numbers", "gtins", "numbers", "title")

    def __init__(self, style: Style) -> None:
        self.title, self.numbers = style.record.title, style.record.numbers
        self.gtins, self.all_numbers = style.gtins, style.all_numbers


def _vetoes(one: _Stated, other: _Stated) -> list[Evidence]:
    found = _numbers_say(one, other)
    gtins, others = one.gtins, other.gtins
    if gtins and others and gtins.isdisjoint(others):
        detail = f"GTINs differ: {_some(gtins)} and {_some(others)}."
        found.append(Evidence(code="gtins_differ", detail=detail, weight=_GTINS_DIFFER))
    for code in stated_differences(one.title, other.title):
        detail = f"Both titles state it, with different values ({code.removesuffix('_differs')})."
        found.append(Evidence(code=code, detail=detail, weight=_STATED_DIFFERENCE))
    return found


def _numbers_say(one: _Stated, other: _Stated) -> list[Evidence]:
    """Of part numbers, stated or in a title, of which none is the same."""
    a, b = one.all_numbers, other.all_numbers
    if not a.isdisjoint(b):
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

"""Home styles that several styles of one site may be: at most one of them is, however many look like it.

A style claims a home style by the odds that it is that one and none of its other candidates, and what others claim
makes a candidate as much less likely. This is one step of the belief propagation of ``scoring/exclusive.py``: further
steps change little, and this one rests on a style's own candidates and its rivals' alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import exp, log1p

from indexer.matching.styles.same_offer import same_offer
from indexer.matching.styles.styles import Style
from indexer.matching.styles.variant_fit import only_other_packs
from indexer.matching.texts.candidate import TextCandidate
from indexer.verdict import Evidence

LEAST_CLAIM = 0.05
"""Odds from which a claim counts."""
_HEARD = 20
"""Claims on one home style that count: a site may show one product a thousand times."""
SUREST = 8.0
"""Log-odds; no claim counts for more."""
_AGAIN = 0.03
"""How often a site shows a product again in words so different that nothing tells it."""
_LIKELY = -4.0
"""Log-odds of a candidate from which it is looked at who claims it: perhaps it is the same offer."""
_TOLD = 1.0
"""Claims of all others together, from which they are told as evidence."""

Found = Mapping[int, Sequence[TextCandidate]]


def claimed(log_odds: Sequence[float]) -> list[float]:
    """For each candidate of a style the odds that it is this one, and none of the others."""
    odds = [exp(each) if each < SUREST else exp(SUREST) for each in log_odds]
    without = 1 + sum(odds)
    return [each / (without - each) for each in odds]


class Contest:
    """Between styles of the sites, by their numbers: those that no identifier has joined."""

    def __init__(self, site: Mapping[int, Style], home: Mapping[int, Style]) -> None:
        self._site, self._home = site, home
        self._claims: dict[tuple[str, int], dict[int, float]] = {}
        """By site and home style, what each style claims, and below what all do."""
        self._totals: dict[tuple[str, int], float] = {}
        self._same: dict[tuple[int, int], bool] = {}

    def hear(self, found: Found) -> None:
        """What all these styles claim, in place of what was claimed before."""
        claims: dict[tuple[str, int], dict[int, float]] = defaultdict(dict)
        for number, candidates in found.items():
            style = self._site[number]
            odds = claimed([candidate.log_odds for candidate in candidates])
            for candidate, its in zip(candidates, odds, strict=True):
                home = self._home.get(candidate.style)  # what is not at hand is no candidate of whoever is asked about
                if its >= LEAST_CLAIM and home is not None and self._excludes(style, home):
                    claims[style.site, candidate.style][number] = its
        self._claims = {key: _strongest(its) for key, its in claims.items()}
        self._totals = {key: sum(its.values()) for key, its in self._claims.items()}

    def weigh(self, number: int, candidates: Sequence[TextCandidate]) -> list[TextCandidate]:
        """The candidates of a style, given what others claim; the likeliest first."""
        site = self._site[number].site
        weighed = [self._weighed((site, candidate.style), number, candidate) for candidate in candidates]
        return sorted(weighed, key=lambda candidate: -candidate.log_odds)

    def _weighed(self, key: tuple[str, int], number: int, candidate: TextCandidate) -> TextCandidate:
        if key not in self._totals:
            return candidate
        claims = self._claims[key]
        total = self._totals[key] - claims.get(number, 0.0)
        if total < LEAST_CLAIM or candidate.log_odds <= _LIKELY:
            return candidate.shifted(_weight(total))
        others = {other: its for other, its in claims.items() if other != number and not self._one_offer(number, other)}
        total = sum(others.values())
        if total >= _TOLD:
            title = self._site[max(others, key=others.__getitem__)].record.title[:120]
            detail = f"Another product of this site may be it: '{title}'."
            candidate = candidate.with_evidence(Evidence(code="home_product_claimed", detail=detail))
        return candidate.shifted(_weight(total))

    @staticmethod
    def _excludes(style: Style, home: Style) -> bool:
        """Not where home lists several variants, or the style is sold in other counts only."""
        return len(home.items) == 1 and not only_other_packs(style, home)

    def _one_offer(self, one: int, other: int) -> bool:
        pair = (min(one, other), max(one, other))
        if pair not in self._same:
            self._same[pair] = same_offer(self._site[one], self._site[other])
        return self._same[pair]


def _weight(claims: float) -> float:
    """What claims of others together add to the log-odds of a candidate."""
    return log1p(_AGAIN * claims) - log1p(claims) if claims >= LEAST_CLAIM else 0.0


def _strongest(claims: dict[int, float]) -> dict[int, float]:
    if len(claims) <= _HEARD:
        return claims
    return dict(nlargest(_HEARD, claims.items(), key=lambda claim: (claim[1], -claim[0])))

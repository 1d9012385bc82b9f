"""The verdicts on a whole market: judgements, identifiers, then text, in the order that decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from config.progress import Progress
from indexer.matching.assignment import assign
from indexer.matching.brand_names import BrandNames
from indexer.matching.identifier_index import IdentifierIndex
from indexer.matching.identifier_links import IdentifierAnswer, link_by_identifiers
from indexer.matching.prior import prior_weights
from indexer.matching.scorer import Scorer
from indexer.matching.stated_differences import stated_differences
from indexer.matching.styles import Item, Style
from indexer.matching.text_links import TextCandidate, text_candidates
from indexer.matching.variant_verdicts import (
    by_identifier,
    by_judgement,
    by_sibling,
    by_text,
)
from indexer.text import fold
from indexer.verdict import VariantVerdict

_SAME_OFFER = 90.0


@dataclass(frozen=True)
class Judgements:
    """A person's decisions by variant: home ids that are the same, and home ids that are another product."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: Mapping[str, frozenset[str]] = field(default_factory=dict)


def decide(
    home: Sequence[Style],
    site: Sequence[Style],
    brands: BrandNames,
    scorer: Scorer,
    judgements: Judgements,
    listener: Progress,
) -> list[VariantVerdict]:
    """One verdict per variant of ``site``, in its order. ``home`` is usable: not empty, and completely loaded."""
    market = _Market(home, site, brands, judgements)
    listener("compare identifiers", 0, len(site))
    market.link_identifiers()
    listener("compare identifiers", len(site), len(site))
    market.link_text(scorer, listener)
    return [market.verdict(number, item) for number, style in enumerate(site) for item in style.items]


class _Market:
    """What is known while deciding; filled stage by stage."""

    def __init__(
        self, home: Sequence[Style], site: Sequence[Style], brands: BrandNames, judgements: Judgements
    ) -> None:
        self._home, self._site, self._brands, self._judgements = home, site, brands, judgements
        self._place = {row.id: (number, row) for number, style in enumerate(home) for row in style.items}
        self._answers: dict[str, IdentifierAnswer] = {}
        self._joined: dict[int, tuple[int, float]] = {}
        """By site style: the home style that identifiers or a person joined it to, and how surely."""
        self._candidates: dict[int, list[TextCandidate]] = {}
        self._given: dict[int, int] = {}

    def link_identifiers(self) -> None:
        index = IdentifierIndex(self._home, self._site, self._brands)
        for number, style in enumerate(self._site):
            for item in style.items:
                answer = link_by_identifiers(index, style, item, self._forbidden(item))
                self._answers[item.id] = answer
                if answer.style is not None:
                    self._join(number, answer.style, answer.probability)
                if place := self._place.get(self._judgements.same.get(item.id, "")):
                    self._join(number, place[0], 1.0)

    def link_text(self, scorer: Scorer, listener: Progress) -> None:
        open_styles = [number for number in range(len(self._site)) if number not in self._joined]
        joined = [(number, home) for number, (home, _) in self._joined.items()]
        priors = prior_weights(self._site, self._home, joined, self._brands)
        found = text_candidates(
            [self._site[number] for number in open_styles], self._home, scorer, self._brands, listener
        )
        for number, candidates in zip(open_styles, found, strict=True):
            self._candidates[number] = [candidate.shifted(priors[number]) for candidate in candidates]
        by_site: dict[str, dict[int, list[TextCandidate]]] = {}
        for number, candidates in self._candidates.items():
            by_site.setdefault(self._site[number].site, {})[number] = candidates
        for site, some in by_site.items():
            taken = [(n, home) for n, (home, _) in self._joined.items() if self._site[n].site == site]
            self._given |= assign(some, taken, self._same_offer, threshold=0.0)

    def verdict(self, number: int, item: Item) -> VariantVerdict:
        style, answer = self._site[number], self._answers[item.id]
        judged = self._place.get(self._judgements.same.get(item.id, ""))
        if judged:
            return by_judgement(item, self._home[judged[0]], judged[1])
        if answer.style is not None:
            return by_identifier(item, self._home[answer.style], answer)
        forbidden = self._forbidden(item)
        if number in self._joined:
            home, sure = self._joined[number]
            return by_sibling(style, item, self._home[home], sure, answer, forbidden)
        options = [(self._home[candidate.style], candidate) for candidate in self._candidates[number]]
        given = self._given.get(number)
        suspect = None if answer.suspect is None else self._home[answer.suspect[0]]
        return by_text(
            style, item, options, None if given is None else self._home[given], answer.evidence, suspect, forbidden
        )

    def _join(self, number: int, home: int, sure: float) -> None:
        if number not in self._joined or sure > self._joined[number][1]:
            self._joined[number] = (home, sure)

    def _forbidden(self, item: Item) -> frozenset[str]:
        return self._judgements.different.get(item.id, frozenset())

    def _same_offer(self, one: int, other: int) -> bool:
        """Whether the source itself shows one product twice."""
        a, b = self._site[one], self._site[other]
        if stated_differences(a.record.title, b.record.title) or (a.record.numbers ^ b.record.numbers):
            return False
        return fuzz.token_sort_ratio(fold(a.record.title[:500]), fold(b.record.title[:500])) >= _SAME_OFFER

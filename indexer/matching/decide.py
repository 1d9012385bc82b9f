"""The verdicts on a whole market: judgements, identifiers, then text, in the order that decides."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from config.progress import Progress
from indexer.matching.assignment import assign
from indexer.matching.brand_names import BrandNames
from indexer.matching.catalog_languages import CatalogLanguages
from indexer.matching.catalog_shift import catalog_shift
from indexer.matching.identifier_index import IdentifierIndex
from indexer.matching.identifier_links import IdentifierAnswer, link_by_identifiers
from indexer.matching.judgement import Judgements
from indexer.matching.missed import MissRates, Telling
from indexer.matching.prior import prior_weight, shares_sold
from indexer.matching.same_offer import same_offer
from indexer.matching.scorer import Scorer
from indexer.matching.styles import Item, Style
from indexer.matching.text_links import TextCandidate, text_candidates
from indexer.matching.unnumbered import UnnumberedShares
from indexer.matching.variant_fit import only_other_packs
from indexer.matching.variant_verdicts import (
    TextAnswer,
    by_identifier,
    by_judged_style,
    by_judgement,
    by_sibling,
    by_text,
)
from indexer.text import terms
from indexer.verdict import Evidence, VariantVerdict

_RECOGNISED = 0.1
"""Probability from which text has found a candidate, if doubtfully: what is less likely counts as missed."""
_TAKEN = -2.0
"""Match weight of a home style that an identifier joined to a product of the same site with another title."""


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
        self._judged = self._judged_styles()
        self._answers: dict[str, IdentifierAnswer] = {}
        self._joined: dict[int, tuple[int, float]] = {}
        """By site style: the home style that identifiers or a person joined it to, and how surely."""
        self._candidates: list[list[TextCandidate]] = []
        self._shares: list[float] = []
        """How much of each site style's brand is sold here, before its text is looked at."""
        self._missed = MissRates([], [])
        self._unnumbered = UnnumberedShares([], [], brands)
        self._given: dict[int, int] = {}
        self._languages = CatalogLanguages(home, site)

    def link_identifiers(self) -> None:
        index = IdentifierIndex(self._home, self._site, self._brands)
        for number, style in enumerate(self._site):
            if number in self._judged:
                self._join(number, self._judged[number], 1.0)
            for item in style.items:
                answer = link_by_identifiers(index, style, item, self._forbidden(item))
                self._answers[item.id] = answer
                if answer.style is not None:
                    self._join(number, answer.style, answer.probability)
                if place := self._place.get(self._judgements.same.get(item.id, "")):
                    self._join(number, place[0], 1.0)

    def link_text(self, scorer: Scorer, listener: Progress) -> None:
        """Every style is compared: those that identifiers joined are rivals, and show what text would have said."""
        joined = [(number, home) for number, (home, _) in self._joined.items()]
        self._shares = shares_sold(self._site, self._home, joined, self._brands)
        self._unnumbered = UnnumberedShares(self._home, {home for _, home in joined}, self._brands)
        text = text_candidates(self._site, self._home, scorer, self._brands, listener)
        holders = defaultdict(list)
        for number, home in joined:
            holders[self._site[number].site, home].append(number)
        self._candidates = [
            [self._weighed(number, candidate, holders).shifted(prior_weight(share)) for candidate in candidates]
            for number, (candidates, share) in enumerate(zip(text.found, self._shares, strict=True))
        ]
        shift = catalog_shift(text.found, self._candidates, text.bereft, dict(joined))
        self._candidates = [[candidate.shifted(shift) for candidate in its] for its in self._candidates]
        by_gtin = list(self._joined_by_gtin())
        telling, recognised = [self._telling(*pair) for pair in by_gtin], [self._recognised(*pair) for pair in by_gtin]
        self._missed = MissRates(telling, recognised)
        by_site: dict[str, dict[int, list[TextCandidate]]] = defaultdict(dict)
        for number, candidates in enumerate(self._candidates):
            if number not in self._joined:
                by_site[self._site[number].site][number] = [c for c in candidates if not self._packs_only(number, c)]
        for site, some in by_site.items():
            taken = [(n, home) for n, home in joined if self._site[n].site == site]
            self._given |= assign(some, taken, self._same_offer, threshold=0.0)

    def verdict(self, number: int, item: Item) -> VariantVerdict:
        style, answer = self._site[number], self._answers[item.id]
        judged = self._place.get(self._judgements.same.get(item.id, ""))
        if judged:
            return by_judgement(item, self._home[judged[0]], judged[1])
        said = self._judged.get(number)
        if answer.style is not None and said in (None, answer.style):
            return by_identifier(item, self._home[answer.style], answer)
        forbidden = self._forbidden(item)
        if said is not None:
            return by_judged_style(style, item, self._home[said], forbidden)
        if number in self._joined:
            home, sure = self._joined[number]
            return by_sibling(style, item, self._home[home], sure, answer, forbidden)
        given = self._given.get(number)
        text = TextAnswer(
            options=[(self._home[candidate.style], candidate) for candidate in self._candidates[number]],
            given=None if given is None else self._home[given],
            missed=self._missed.chance(self._telling(number), self._shares[number]),
        )
        suspect = None if answer.suspect is None else self._home[answer.suspect[0]]
        return by_text(style, item, text, answer.evidence, suspect, forbidden)

    def _join(self, number: int, home: int, sure: float) -> None:
        if number not in self._joined or sure > self._joined[number][1]:
            self._joined[number] = (home, sure)

    def _weighed(
        self, number: int, candidate: TextCandidate, holders: Mapping[tuple[str, int], Sequence[int]]
    ) -> TextCandidate:
        """Less likely where an identifier joined the home style to another product of the site, if only words fit."""
        others = holders.get((self._site[number].site, candidate.style), ())
        if not others or number in self._joined:
            return candidate
        words_only = all(fact.weight is not None and fact.weight < 0 for fact in candidate.evidence)
        if not words_only or any(self._same_offer(number, other) for other in others):
            return candidate
        detail = f"That home product is, by its identifier, '{self._site[others[0]].record.title[:120]}'."
        return candidate.with_evidence(Evidence(code="home_product_taken", detail=detail, weight=_TAKEN))

    def _joined_by_gtin(self) -> Iterator[tuple[int, int]]:
        """Joined styles that no part number would have joined too: they are like those that only text can join."""
        for number, (home, _) in self._joined.items():
            one, other = self._site[number], self._home[home]
            by_gtin = any(fact.code == "gtin_equal" for item in one.items for fact in self._answers[item.id].evidence)
            if by_gtin and not one.all_numbers & other.all_numbers & (one.record.numbers | other.record.numbers):
                yield number, home

    def _telling(self, number: int, home: int | None = None) -> Telling:
        """``home``: what the style is known to be, which is no sibling of itself."""
        style = self._site[number]
        siblings = any(c.vetoed for c in self._candidates[number] if c.style != home)
        scope = (style.site, style.record.brand)
        words, foreign = len(terms(style.record.title)), self._languages.foreign(style)
        return Telling(scope, words, siblings, foreign, self._unnumbered.share(style))

    def _recognised(self, number: int, home: int) -> bool:
        return any(c.style == home and c.chance > _RECOGNISED for c in self._candidates[number])

    def _judged_styles(self) -> dict[int, int]:
        """By the number of a site style, that of the home style that a person named."""
        numbers = {style.key: number for number, style in enumerate(self._home)}
        named = ((n, self._judgements.same_styles.get(style.key, "")) for n, style in enumerate(self._site))
        return {number: numbers[key] for number, key in named if key in numbers}

    def _forbidden(self, item: Item) -> frozenset[str]:
        return self._judgements.different.get(item.id, frozenset())

    def _packs_only(self, number: int, candidate: TextCandidate) -> bool:
        """Whether the style is sold in other counts only, so that it takes no home style from the product itself."""
        return only_other_packs(self._site[number], self._home[candidate.style])

    def _same_offer(self, one: int, other: int) -> bool:
        """Whether the source itself shows one product twice."""
        return same_offer(self._site[one], self._site[other])

"""What is known of a market while it is decided, gathered stage by stage: identifiers, counts, text, assignment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.matching.assignment import assign
from indexer.matching.brand_names import BrandNames
from indexer.matching.catalog_languages import CatalogLanguages
from indexer.matching.catalog_shift import catalog_shift
from indexer.matching.identifier_index import IdentifierIndex
from indexer.matching.identifier_links import IdentifierAnswer, link_by_identifiers
from indexer.matching.judgement import Judgements
from indexer.matching.market_counts import MarketCounts, scope_of
from indexer.matching.missed import MissRates, Telling
from indexer.matching.prior import prior_weight, shares_sold
from indexer.matching.same_offer import same_offer
from indexer.matching.styles import Item, Style
from indexer.matching.text_links import TextCandidate, TextLinks
from indexer.matching.unfound import shares_unfound
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


class MarketDecision:
    """What is known while deciding; filled stage by stage."""

    def __init__(
        self,
        home: Mapping[int, Style],
        site: Mapping[int, Style],
        brands: BrandNames,
        judgements: Judgements,
        counts: MarketCounts | None = None,
    ) -> None:
        """Styles by their numbers: all there are, or with the ``counts`` of all those that matter for some."""
        self._home, self._site, self._brands, self._judgements = home, site, brands, judgements
        self._place = {row.id: (number, row) for number, style in home.items() for row in style.items}
        self._judged = self._judged_styles()
        self._answers: dict[str, IdentifierAnswer] = {}
        self.joined: dict[int, tuple[int, float]] = {}
        """By site style: the home style that identifiers or a person joined it to, and how surely."""
        self.candidates: dict[int, list[TextCandidate]] = {}
        self.given: dict[int, int] = {}
        """By site style the home style that it won by its text."""
        self._counts = counts

    @property
    def counts(self) -> MarketCounts:
        if self._counts is None:
            raise RuntimeError("The market is counted before anything is decided by its counts.")
        return self._counts

    def link_identifiers(self, numbers: Iterable[int]) -> None:
        """Join these styles of the site to the home styles that identifiers, or a person, name."""
        index = IdentifierIndex(self._home, self._site, self._brands)
        for number in numbers:
            style = self._site[number]
            if number in self._judged:
                self._join(number, self._judged[number], 1.0)
            for item in style.items:
                answer = link_by_identifiers(index, style, item, self._forbidden(item))
                self._answers[item.id] = answer
                if answer.style is not None:
                    self._join(number, answer.style, answer.probability)
                if place := self._place.get(self._judgements.same.get(item.id, "")):
                    self._join(number, place[0], 1.0)

    def count(self, text: TextLinks) -> None:
        """Weigh the candidates of all styles, and count what holds for each.

        Every style is compared: those that identifiers joined are rivals, and show what text would have said.
        """
        joined = [(number, home) for number, (home, _) in self.joined.items()]
        shares = shares_sold(list(self._site.values()), list(self._home.values()), joined, self._brands)
        by_scope = {scope_of(style): share for style, share in zip(self._site.values(), shares, strict=True)}
        unnumbered = UnnumberedShares(self._home, {home for _, home in joined})
        languages = CatalogLanguages(self._home.values(), self._site.values())
        self._counts = MarketCounts(by_scope, 0.0, unnumbered, MissRates([], []), languages)
        found = dict(enumerate(text.found))
        self.weigh(found)
        unfound = shares_unfound(self._site, self._home, self.candidates, dict(joined), self._brands)
        self._counts = replace(self._counts, missed=self._miss_rates(), unfound=unfound)
        readable = [number for number in found if not languages.foreign(self._site[number])]
        chances = {number: self._missed(number) for number in readable}
        weighed = [self.candidates[number] for number in found]
        shift = catalog_shift(text.found, weighed, text.bereft, dict(joined), chances)
        self.candidates = {n: [each.shifted(shift) for each in its] for n, its in self.candidates.items()}
        self._counts = replace(self._counts, shift=shift, missed=self._miss_rates())

    def weigh(self, found: Mapping[int, Sequence[TextCandidate]]) -> None:
        """Weigh the candidates of these styles by what is taken, and by how much of their brand is sold here."""
        holders = defaultdict(list)
        for number, (home, _) in self.joined.items():
            holders[self._site[number].site, home].append(number)
        for number, candidates in found.items():
            weight, shift = prior_weight(self._share(number)), self.counts.shift
            weighed = (self._weighed(number, candidate, holders) for candidate in candidates)
            self.candidates[number] = [candidate.shifted(weight).shifted(shift) for candidate in weighed]

    def assign(self, numbers: Iterable[int], held: Iterable[tuple[int, int]] = ()) -> None:
        """Give home styles to these styles of the site, as far as no identifier joined them.

        ``held``: further pairs of site style and home style that stand.
        """
        joined = [(number, home) for number, (home, _) in self.joined.items()]
        by_site: dict[str, dict[int, list[TextCandidate]]] = defaultdict(dict)
        for number in numbers:
            if number not in self.joined:
                its = self.candidates.get(number, [])
                by_site[self._site[number].site][number] = [c for c in its if not self._packs_only(number, c)]
        for site, some in by_site.items():
            taken = [(n, home) for n, home in (*joined, *held) if self._site[n].site == site]
            self.given |= assign(some, taken, self._same_offer, threshold=0.0)

    def verdicts(self, numbers: Iterable[int]) -> list[VariantVerdict]:
        """One per variant of these styles, in their order."""
        return [self._verdict(number, item) for number in numbers for item in self._site[number].items]

    def _verdict(self, number: int, item: Item) -> VariantVerdict:
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
        if number in self.joined:
            home, sure = self.joined[number]
            return by_sibling(style, item, self._home[home], sure, answer, forbidden)
        given = self.given.get(number)
        text = TextAnswer(
            options=[(self._home[candidate.style], candidate) for candidate in self.candidates.get(number, [])],
            given=None if given is None else self._home[given],
            missed=self._missed(number),
        )
        suspect = None if answer.suspect is None else self._home[answer.suspect[0]]
        return by_text(style, item, text, answer.evidence, suspect, forbidden)

    def _missed(self, number: int) -> float:
        return self.counts.chance_missed(self._site[number], self._telling(number), self._share(number))

    def _share(self, number: int) -> float:
        return self.counts.share(self._site[number], self._home, self._brands)

    def _join(self, number: int, home: int, sure: float) -> None:
        if number not in self.joined or sure > self.joined[number][1]:
            self.joined[number] = (home, sure)

    def _weighed(
        self, number: int, candidate: TextCandidate, holders: Mapping[tuple[str, int], Sequence[int]]
    ) -> TextCandidate:
        """Less likely where an identifier joined the home style to another product of the site, if only words fit."""
        others = holders.get((self._site[number].site, candidate.style), ())
        if not others or number in self.joined:
            return candidate
        words_only = all(fact.weight is not None and fact.weight < 0 for fact in candidate.evidence)
        if not words_only or any(self._same_offer(number, other) for other in others):
            return candidate
        detail = f"That home product is, by its identifier, '{self._site[others[0]].record.title[:120]}'."
        return candidate.with_evidence(Evidence(code="home_product_taken", detail=detail, weight=_TAKEN))

    def _miss_rates(self) -> MissRates:
        """How often text, as it is weighed now, does not know again what a GTIN has joined."""
        by_gtin = list(self._joined_by_gtin())
        return MissRates([self._telling(*pair) for pair in by_gtin], [self._recognised(*pair) for pair in by_gtin])

    def _joined_by_gtin(self) -> Iterator[tuple[int, int]]:
        """Joined styles that no part number would have joined too: they are like those that only text can join."""
        for number, (home, _) in self.joined.items():
            one, other = self._site[number], self._home[home]
            by_gtin = any(fact.code == "gtin_equal" for item in one.items for fact in self._answers[item.id].evidence)
            if by_gtin and not one.all_numbers & other.all_numbers & (one.record.numbers | other.record.numbers):
                yield number, home

    def _telling(self, number: int, home: int | None = None) -> Telling:
        """``home``: what the style is known to be, which is no sibling of itself."""
        style = self._site[number]
        siblings = any(c.vetoed for c in self.candidates.get(number, []) if c.style != home)
        scope = (style.site, style.record.brand)
        words, foreign = len(terms(style.record.title)), self.counts.languages.foreign(style)
        return Telling(scope, words, siblings, foreign, self.counts.unnumbered.share(style, self._brands))

    def _recognised(self, number: int, home: int) -> bool:
        return any(c.style == home and c.chance > _RECOGNISED for c in self.candidates.get(number, []))

    def _judged_styles(self) -> dict[int, int]:
        """By the number of a site style, that of the home style that a person named."""
        numbers = {style.key: number for number, style in self._home.items()}
        named = ((n, self._judgements.same_styles.get(style.key, "")) for n, style in self._site.items())
        return {number: numbers[key] for number, key in named if key in numbers}

    def _forbidden(self, item: Item) -> frozenset[str]:
        return self._judgements.different.get(item.id, frozenset())

    def _packs_only(self, number: int, candidate: TextCandidate) -> bool:
        """Whether the style is sold in other counts only, so that it takes no home style from the product itself."""
        return only_other_packs(self._site[number], self._home[candidate.style])

    def _same_offer(self, one: int, other: int) -> bool:
        """Whether the source itself shows one product twice."""
        return same_offer(self._site[one], self._site[other])

"""What is known of a market while it is decided, gathered stage by stage: identifiers, counts, text, assignment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indexer.matching.estimates.catalog_languages import CatalogLanguages
from indexer.matching.estimates.catalog_shift import catalog_shift
from indexer.matching.estimates.counts import MarketCounts, scope_of
from indexer.matching.estimates.missed import MissRates
from indexer.matching.estimates.prior import prior_weight, shares_sold
from indexer.matching.estimates.tellings import Tellings
from indexer.matching.estimates.unfound import shares_unfound
from indexer.matching.estimates.unnumbered import UnnumberedShares
from indexer.matching.identifiers.linked_styles import LinkedStyles
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.styles.same_offer import same_offer
from indexer.matching.styles.styles import Item, Style
from indexer.matching.styles.variant_fit import only_other_packs
from indexer.matching.texts.assignment import assign
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.texts.contested import Contest
from indexer.matching.texts.links import TextLinks
from indexer.matching.texts.taken_styles import TakenStyles
from indexer.matching.texts.variants_apart import variants_apart
from indexer.matching.verdicts.text_verdict import TextAnswer, by_text
from indexer.matching.verdicts.variant_verdicts import by_identifier, by_judged_style, by_judgement, by_sibling
from indexer.matching.wording.brand_names import BrandNames
from indexer.verdict import VariantVerdict

_LEAST = 0.0
"""Log-odds from which a style may win a home style by its text."""


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
        self._home, self._site, self._brands = home, site, brands
        self.links = LinkedStyles(home, site, brands, judgements)
        self.joined = self.links.joined
        self.weighed: dict[int, list[TextCandidate]] = {}
        """What text says of each style, with all that is known of the style and its candidates."""
        self.candidates: dict[int, list[TextCandidate]] = {}
        """The same, given what other styles of the site say of these."""
        self._contest = Contest(site, home)
        self.given: dict[int, int] = {}
        """By site style the home style that it won by its text."""
        self._held: set[tuple[str, int]] = set()
        """By site the home styles that a style of it has."""
        self._counts, self._tellings = counts, None if counts is None else self._telling_by(counts)

    @property
    def counts(self) -> MarketCounts:
        if self._counts is None:
            raise RuntimeError("The market is counted before anything is decided by its counts.")
        return self._counts

    def link_identifiers(self, numbers: Iterable[int]) -> None:
        """Join these styles of the site to the home styles that identifiers, or a person, name."""
        self.links.link(numbers)

    def count(self, text: TextLinks) -> None:
        """Weigh the candidates of all styles, and count what holds for each.

        Every style is compared: those that identifiers joined are rivals, and show what text would have said.
        """
        joined = self.links.pairs()
        shares = shares_sold(list(self._site.values()), list(self._home.values()), joined, self._brands)
        by_scope = {scope_of(style): share for style, share in zip(self._site.values(), shares, strict=True)}
        unnumbered = UnnumberedShares(self._home, {home for _, home in joined})
        languages = CatalogLanguages(self._home.values(), self._site.values())
        self._counts = MarketCounts(by_scope, 0.0, unnumbered, MissRates([], []), languages, offers=text.offers)
        tellings = self._tellings = self._telling_by(self._counts)
        found, known = dict(enumerate(text.found)), list(self.links.by_gtin_alone())
        self.weigh(found)
        self.contest(found)
        unfound = shares_unfound(self._site, self._home, self.candidates, dict(joined), self._brands)
        self._counts = replace(self._counts, missed=tellings.miss_rates(known), unfound=unfound)
        chances = {number: self._missed(number) for number in found if not tellings.foreign(number)}
        weighed = [self.candidates[number] for number in found]
        said, bereft = self._by_text_alone(text)
        shift = catalog_shift(said, weighed, bereft, dict(joined), chances)
        for number, its in self.weighed.items():
            self.weighed[number] = [candidate.shifted(shift) for candidate in its]
        self.contest(found)
        self._counts = replace(self._counts, shift=shift, missed=tellings.miss_rates(known))

    def _by_text_alone(self, text: TextLinks) -> tuple[list[list[TextCandidate]], dict[int, list[TextCandidate]]]:
        """What text says of all styles, and of some without their likeliest home style, given what others claim."""
        if self.counts.offers:
            return text.found, text.bereft
        self._contest.hear(dict(enumerate(text.found)))
        said = [self._contest.weigh(number, its) for number, its in enumerate(text.found)]
        return said, {number: self._contest.weigh(number, its) for number, its in text.bereft.items()}

    def weigh(self, found: Mapping[int, Sequence[TextCandidate]]) -> None:
        """Weigh the candidates of these styles by what is taken, and by how much of their brand is sold here."""
        taken, shift = TakenStyles(self._site, self.links.pairs()), self.counts.shift
        for number, candidates in found.items():
            weight = prior_weight(self._share(number))
            if number not in self.joined:
                candidates = [taken.weigh(number, candidate) for candidate in candidates]
            weighed = [candidate.shifted(weight) for candidate in candidates]
            apart = variants_apart(self._site[number], weighed, self._home)
            self.weighed[number] = [candidate.shifted(shift) for candidate in apart]

    def contest(self, numbers: Iterable[int]) -> None:
        """Weigh for these styles what all that were weighed claim; many offers of one product contest nothing."""
        if not self.counts.offers:
            self._contest.hear({number: its for number, its in self.weighed.items() if number not in self.joined})
        for number in numbers:
            its = self.weighed[number]
            self.candidates[number] = its if number in self.joined else self._contest.weigh(number, its)

    def assign(self, numbers: Iterable[int], held: Iterable[tuple[int, int]] = ()) -> None:
        """Give home styles to these styles of the site, as far as no identifier joined them.

        ``held``: further pairs of site style and home style that stand.
        """
        taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for pair in (*self.links.pairs(), *held):
            taken[self._site[pair[0]].site].append(pair)
        by_site: dict[str, dict[int, list[TextCandidate]]] = defaultdict(dict)
        for number in numbers:
            if number not in self.joined:
                by_site[self._site[number].site][number] = self._obtainable(number)
        for site, some in by_site.items():
            given = assign(some, taken[site], self._same_offer, threshold=_LEAST)
            self._held.update((site, home) for home in (*given.values(), *(home for _, home in taken[site])))
            self.given |= given

    def verdicts(self, numbers: Iterable[int]) -> list[VariantVerdict]:
        """One per variant of these styles, in their order."""
        return [self._verdict(number, item) for number in numbers for item in self._site[number].items]

    def _verdict(self, number: int, item: Item) -> VariantVerdict:
        style, answer = self._site[number], self.links.answers[item.id]
        if judged := self.links.judged_row(item):
            return by_judgement(item, self._home[judged[0]], judged[1])
        said = self.links.judged.get(number)
        if answer.style is not None and said in (None, answer.style):
            return by_identifier(item, self._home[answer.style], answer)
        forbidden = self.links.forbidden(item)
        if said is not None:
            return by_judged_style(style, item, self._home[said], forbidden)
        if number in self.joined:
            home, sure = self.joined[number]
            return by_sibling(style, item, self._home[home], sure, answer, forbidden)
        given = self.given.get(number)
        text = TextAnswer(
            options=[(self._home[candidate.style], candidate) for candidate in self.candidates.get(number, [])],
            given=None if given is None else self._home[given],
            free=[self._home[home] for home in self._free(number)],
            missed=self._missed(number),
            foreign=self._by_counts.foreign(number) > 0,
        )
        suspect = None if answer.suspect is None else self._home[answer.suspect[0]]
        return by_text(style, item, text, answer.evidence, suspect, forbidden)

    def _free(self, number: int) -> list[int]:
        """The home styles that it may be, which no style of its site has."""
        if number not in self.given or len(self._site[number].items) < 2:
            return []
        site = self._site[number].site
        return [each.style for each in self.candidates.get(number, ()) if (site, each.style) not in self._held]

    def _missed(self, number: int) -> float:
        return self.counts.chance_missed(self._site[number], self._by_counts.of(number), self._share(number))

    @property
    def _by_counts(self) -> Tellings:
        return self._tellings or self._telling_by(self.counts)

    def _telling_by(self, counts: MarketCounts) -> Tellings:
        return Tellings(self._site, self._brands, self.candidates, counts.languages, counts.unnumbered)

    def _share(self, number: int) -> float:
        return self.counts.share(self._site[number], self._home, self._brands)

    def _obtainable(self, number: int) -> list[TextCandidate]:
        """A style that is sold in other counts only takes no home style from the product itself."""
        style, likely = self._site[number], (c for c in self.candidates.get(number, ()) if c.log_odds >= _LEAST)
        return [candidate for candidate in likely if not only_other_packs(style, self._home[candidate.style])]

    def _same_offer(self, one: int, other: int) -> bool:
        """Whether the source itself shows one product twice."""
        return same_offer(self._site[one], self._site[other])

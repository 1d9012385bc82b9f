"""Documents as hits: the variant to show, what may be bought, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from config.settings import Settings
from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.query import Filter
from indexer.text import terms
from indexer.verdict import Verdict
from search.brand_book import BrandBook
from search.eligibility import IN_STOCK, REFUSALS, SOLD_HERE, BrandOffer, judge_offer
from search.filter_parts import suits
from search.highlight import highlight
from search.inflection import singular
from search.option_groups import option_groups
from search.ranking import RankedDocument
from search.response import Buy, Fragment, Hit, HitExplanation, HitVariant, Reason

_NAMED = 6
"""Groups of variants in one reason."""

MOST_VARIANTS = 200
"""Of one hit in an answer; ``GET /products/{id}`` has them all."""


@dataclass(frozen=True)
class HitBuilder:
    """Makes the hits of one response; everything that is judged is judged at one moment."""

    settings: Settings
    book: BrandBook
    stems: frozenset[str] = frozenset()
    """Of the query's words, and what stands for them."""
    filter: Filter | None = None
    explain: bool = False
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def home_hit(self, found: RankedDocument) -> Hit:
        """A style that the shop sells, with a verdict for each of the brand's variants."""
        variants = [self._variant(found.document, variant) for variant in found.document.variants]
        own = [variant for variant in variants if variant.home_id is not None] or variants
        best = [variant for variant in own if variant.home_id == found.document.home_id]
        shown = self._best(best + own)
        return self._hit(found, variants, shown, _home_reasons(variants))

    def candidate(self, found: RankedDocument) -> Hit | None:
        """A style that the shop does not sell; None if no variant that suits the filter may be offered."""
        variants = [self._variant(found.document, variant) for variant in found.document.variants]
        offered = [variant for variant in variants if variant.buy.mode != "none"]
        if not any(suits(self.filter, variant) for variant in offered):
            return None
        return self._hit(found, variants, self._best(offered), _candidate_reasons(variants, len(offered)))

    def any_hit(self, document: CatalogDocument, most_variants: int | None = None) -> Hit:
        """A style of any section, whether it may be offered or not."""
        found = RankedDocument(document, 0.0, 1.0, {})
        if document.section == "home":
            return self.home_hit(found)
        variants = [self._variant(document, variant) for variant in document.variants]
        shown = self._best([v for v in variants if v.buy.mode != "none"] or variants)
        return self._hit(found, variants, shown, shown.buy.reasons, most_variants)

    def refusals(self, document: CatalogDocument) -> set[str]:
        """The codes of the conditions that keep every variant that suits from being offered."""
        variants = [self._variant(document, variant) for variant in document.variants]
        judged = [variant.buy for variant in variants if suits(self.filter, variant)]
        return {reason.code for buy in judged if buy.mode == "none" for reason in buy.reasons}

    def _hit(
        self,
        found: RankedDocument,
        variants: list[HitVariant],
        shown: HitVariant,
        reasons: list[Reason],
        most_variants: int | None = MOST_VARIANTS,
    ) -> Hit:
        document = found.document
        at_home = document.section == "home"
        title = (shown.title if at_home else None) or document.title
        return Hit(
            id=document.id,
            home_id=shown.home_id if at_home else None,
            brand_site=document.brand_site or shown.brand_site,
            title=title,
            brand=document.brand,
            category=document.category,
            url=shown.url or document.url,
            image=shown.image or document.image,
            price=shown.price,
            price_currency=shown.price_currency,
            availability=shown.availability,
            observed_at=shown.observed_at,
            verdict=document.verdict,
            match_probability=shown.match_probability,
            buy=shown.buy,
            reasons=reasons,
            highlights=self._highlights(document, title),
            variants=variants[:most_variants],
            explanation=_explanation(found) if self.explain else None,
        )

    def _variant(self, document: CatalogDocument, variant: DocumentVariant) -> HitVariant:
        return HitVariant(
            variant_id=variant.variant_id,
            home_id=variant.home_id,
            brand_site=variant.brand_site,
            title=variant.title,
            options=variant.options,
            url=variant.url,
            image=variant.image,
            price=variant.price,
            price_currency=variant.price_currency,
            availability=variant.availability,
            observed_at=variant.observed_at,
            verdict=variant.verdict,
            match_probability=variant.match_probability,
            buy=self._buy(document, variant),
        )

    def _buy(self, document: CatalogDocument, variant: DocumentVariant) -> Buy:
        site = variant.brand_site
        if variant.variant_id is None or site is None:
            return Buy(mode="none", reasons=[SOLD_HERE])
        offer = BrandOffer(
            verdict=variant.verdict,
            availability=variant.availability,
            price=variant.price,
            price_currency=variant.price_currency,
            observed_at=variant.observed_at,
            consent=self.book.consent(site, document.brand),
        )
        return judge_offer(offer, self.settings, self.now)

    def _best(self, variants: Sequence[HitVariant]) -> HitVariant:
        """The variant with most of what was asked for; among equals one in stock, otherwise the first."""
        return max(variants, key=lambda v: (self._asked_for(v), v.availability in IN_STOCK))

    def _asked_for(self, variant: HitVariant) -> int:
        said = {singular(term) for value in variant.options.values() for term in terms(value)}
        return suits(self.filter, variant) * 100 + len(said & self.stems)

    def _highlights(self, document: CatalogDocument, title: str) -> dict[str, list[Fragment]]:
        texts = {"title": title, "brand": document.brand, "description": document.description}
        marked = {name: highlight(text, self.stems) for name, text in texts.items() if text and self.stems}
        return {name: pieces for name, pieces in marked.items() if pieces}


def _home_reasons(variants: Sequence[HitVariant]) -> list[Reason]:
    unsold = [variant for variant in variants if variant.verdict is Verdict.NOT_SOLD_HERE]
    uncertain = sum(variant.verdict is Verdict.UNCERTAIN for variant in variants)
    reasons = [SOLD_HERE]
    if unsold:
        names = "; ".join(option_groups(unsold, variants)[:_NAMED])
        text = f"{len(unsold)} of the brand's {_count(variants)} not sold here{': ' * bool(names)}{names}."
        reasons.append(Reason(code="some_variants_not_sold_here", text=text))
    if uncertain:
        reasons.append(
            Reason(code="some_variants_uncertain", text=f"{uncertain} of the brand's variants may be sold here.")
        )
    return reasons


def _count(variants: Sequence[HitVariant]) -> str:
    count = sum(variant.variant_id is not None for variant in variants)
    return f"{count} variants are" if count != 1 else "1 variant is"


def _candidate_reasons(variants: Sequence[HitVariant], offered: int) -> list[Reason]:
    reasons = [Reason(code="not_sold_here", text="Nothing in the home catalog is this product.")]
    if offered < len(variants):
        missing = Counter(r.code for v in variants if v.buy.mode == "none" for r in v.buy.reasons)
        text = f"{offered} of {len(variants)} variants can be offered; the others are {_listed(missing)}."
        reasons.append(Reason(code="some_variants_not_offered", text=text))
    return reasons


def _listed(codes: Counter[str]) -> str:
    return ", ".join(f"{count} {REFUSALS.get(code, code)}" for code, count in codes.most_common())


def _explanation(found: RankedDocument) -> HitExplanation:
    return HitExplanation(score=round(found.score, 4), coverage=round(found.coverage, 4), matched=found.matched)

"""Documents as hits: the variant to show, what may be bought, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from config.settings import Settings
from indexer.document import CatalogDocument
from indexer.engines.query import Filter
from indexer.engines.stored_document import StoredDocument
from indexer.option_texts import option_texts
from indexer.text import terms
from search.brand_book import BrandBook
from search.buy import Reason
from search.eligibility import IN_STOCK, REFUSALS
from search.filters.parts import suits
from search.hit import Fragment, Hit, HitExplanation, HitVariant
from search.hits.highlight import Highlighter
from search.hits.reasons import candidate_reasons, home_reasons
from search.hits.variants import hit_variants
from search.language.inflection import singular
from search.ranking.ranked_document import RankedDocument

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
    merchandised: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By document, what the shop's rules did with it."""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def home_hit(self, found: RankedDocument, most_variants: int | None = MOST_VARIANTS) -> Hit:
        """A style that the shop sells, with a verdict for each of the brand's variants."""
        document = found.stored.shown
        variants = self._variants(document)
        own = [variant for variant in variants if variant.home_id is not None] or variants
        shown = self._best(sorted(own, key=lambda variant: variant.home_id != document.home_id))
        return self._hit(found, variants, shown, home_reasons(variants), most_variants)

    def candidate(self, found: RankedDocument) -> Hit | None:
        """A style that the shop does not sell; None if no variant that suits the filter may be offered."""
        document = found.stored.shown
        variants = self._variants(document)
        offered = [variant for variant in variants if variant.buy.mode != "none"]
        if not any(suits(self.filter, variant) for variant in offered):
            return None
        return self._hit(found, variants, self._best(offered), candidate_reasons(variants, len(offered)))

    def any_hit(self, stored: StoredDocument, most_variants: int | None = None) -> Hit:
        """A style of any section, whether it may be offered or not."""
        found, document = RankedDocument(stored, 0.0, 1.0, {}), stored.shown
        if document.section == "home":
            return self.home_hit(found, most_variants)
        variants = self._variants(document)
        shown = self._best([v for v in variants if v.buy.mode != "none"] or variants)
        return self._hit(found, variants, shown, shown.buy.reasons, most_variants)

    def refusals(self, document: CatalogDocument) -> tuple[str, ...]:
        """The codes of the conditions that keep the variants that suit from being offered, each once."""
        variants = self._variants(document)
        judged = [variant.buy for variant in variants if suits(self.filter, variant)]
        failed = {reason.code for buy in judged if buy.mode == "none" for reason in buy.reasons}
        return tuple(code for code in REFUSALS if code in failed)

    def _hit(
        self,
        found: RankedDocument,
        variants: list[HitVariant],
        shown: HitVariant,
        reasons: list[Reason],
        most_variants: int | None = MOST_VARIANTS,
    ) -> Hit:
        document = found.stored.shown
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
            list_price=shown.list_price,
            availability=shown.availability,
            observed_at=shown.observed_at,
            verdict=document.verdict,
            match_probability=shown.match_probability,
            buy=shown.buy,
            reasons=reasons,
            highlights=self._highlights(document, title),
            variants=variants[:most_variants],
            explanation=self._explanation(found) if self.explain else None,
        )

    def _variants(self, document: CatalogDocument) -> list[HitVariant]:
        return hit_variants(document, self.book, self.settings, self.now)

    def _best(self, variants: Sequence[HitVariant]) -> HitVariant:
        """The variant with most of what was asked for; among equals one in stock, otherwise the first."""
        if len(variants) == 1:
            return variants[0]
        return max(variants, key=lambda v: (self._asked_for(v), v.availability in IN_STOCK))

    def _asked_for(self, variant: HitVariant) -> int:
        said = {singular(term) for text in option_texts(variant.options) for term in terms(text)}
        return suits(self.filter, variant) * 100 + len(said & self.stems)

    def _highlights(self, document: CatalogDocument, title: str) -> dict[str, list[Fragment]]:
        if not self.stems:
            return {}
        marker, brand, description = self._highlighter, document.brand, document.description
        marked = {
            "title": marker.highlight(title),
            "brand": marker.highlight_brand(brand) if brand else [],
            "description": marker.highlight(description) if description else [],
        }
        return {name: pieces for name, pieces in marked.items() if pieces}

    @cached_property
    def _highlighter(self) -> Highlighter:
        return Highlighter(self.stems)

    def _explanation(self, found: RankedDocument) -> HitExplanation:
        why = found.contributions
        return HitExplanation(
            score=round(found.score, 4),
            coverage=round(found.coverage, 4),
            matched=found.matched,
            words={word: round(added, 4) for word, added in why.words.items()},
            phrase=round(why.phrase, 4),
            factors={name: round(factor, 4) for name, factor in why.factors.items()},
            merchandising=list(self.merchandised.get(found.stored.id, ())),
        )

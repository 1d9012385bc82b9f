"""The variants of a hit, each with whether it may be bought from its brand."""

from datetime import datetime

from config.settings import Settings
from indexer.document import CatalogDocument, DocumentVariant
from search.brand_book import BrandBook
from search.buy import Buy
from search.eligibility import SOLD_HERE, BrandOffer, judge_offer
from search.hit import HitVariant

_AT_HOME = Buy(mode="none", reasons=[SOLD_HERE])
"""Of every row of the shop that no brand's variant is known of."""


def hit_variants(document: CatalogDocument, book: BrandBook, settings: Settings, now: datetime) -> list[HitVariant]:
    """All of them, in their order; ``now`` is the moment at which they are judged."""
    return [_hit_variant(variant, _buy(document, variant, book, settings, now)) for variant in document.variants]


def _hit_variant(variant: DocumentVariant, buy: Buy) -> HitVariant:
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
        list_price=variant.list_price,
        availability=variant.availability,
        observed_at=variant.observed_at,
        verdict=variant.verdict,
        match_probability=variant.match_probability,
        buy=buy,
    )


def _buy(
    document: CatalogDocument, variant: DocumentVariant, book: BrandBook, settings: Settings, now: datetime
) -> Buy:
    site = variant.brand_site
    if variant.variant_id is None or site is None:
        return _AT_HOME
    offer = BrandOffer(
        verdict=variant.verdict,
        availability=variant.availability,
        price=variant.price,
        price_currency=variant.price_currency,
        observed_at=variant.observed_at,
        consent=book.consent(site, document.brand),
        purchase_refusal=variant.purchase_refusal,
        agent_checkout=variant.agent_checkout,
    )
    return judge_offer(offer, settings, now)

"""Small catalogs written by hand, and what the matcher says of them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from config.progress import silent
from crawler.harvest.harvest import StoredProduct
from crawler.harvest.identity import style_id, variant_id
from crawler.product import Offer, Product, Variant
from indexer.home.record import HomeRecord
from indexer.matching.decide import decide_market
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.wording.brand_names import BrandNames
from indexer.verdict import VariantVerdict

Verdicts = dict[str, VariantVerdict]
"""By the product's own id, and the variant's key after a slash where it has one."""


class Shop:
    """A home catalog and brand sites, filled line by line."""

    def __init__(self) -> None:
        self.home: list[HomeRecord] = []
        self.stored: list[StoredProduct] = []
        self.names: dict[str, str] = {}

    def sells(self, home_id: str, title: str, **fields: Any) -> None:
        self.home.append(HomeRecord(home_id=home_id, title=title, **{"brand": "Halden", **fields}))

    def brand_shows(
        self,
        product_id: str,
        name: str,
        variants: Sequence[dict[str, Any]] = ({},),
        site: str = "halden",
        **fields: Any,
    ) -> None:
        offer = Offer(price=Decimal("49.90"), price_currency="EUR")
        product = Product(
            product_id=product_id,
            url=f"https://{site}.example/{product_id}",
            name=name,
            variants=[Variant(offer=offer, **variant) for variant in variants],
            observed_at=datetime(2026, 1, 5, tzinfo=UTC),
            **{"brand": "Halden", **fields},
        )
        ids = [variant_id(site, product_id, variant.key) for variant in product.variants]
        for variant, identity in zip(product.variants, ids, strict=True):
            self.names[identity] = f"{product_id}/{variant.key}" if variant.key else product_id
        self.stored.append(StoredProduct(site, style_id(site, product_id), product, ids))

    def id_of(self, name: str) -> str:
        return next(identity for identity, known in self.names.items() if known == name)

    def verdicts(self, judgements: Judgements | None = None, aliases: Sequence[Sequence[str]] = ()) -> Verdicts:
        brands = BrandNames(aliases)
        home = list(home_styles(sorted(self.home, key=lambda row: (row.style_key, row.home_id)), brands))
        site = list(site_styles(self.stored, brands))
        decided = decide_market(home, site, brands, shipped_scorer(), judgements or Judgements(), silent).verdicts
        return {self.names[verdict.variant_id]: verdict for verdict in decided}


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def codes() -> Callable[[VariantVerdict], list[str]]:
    """The codes of a verdict's evidence, in order."""
    return lambda verdict: [fact.code for fact in verdict.evidence]

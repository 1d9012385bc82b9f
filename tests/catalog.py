"""Catalog documents for tests, a line each."""

from decimal import Decimal
from typing import Any

from crawler.product import Availability
from indexer.document import CatalogDocument, DocumentVariant
from indexer.verdict import Verdict


def home_variant(home_id: str, **fields: Any) -> DocumentVariant:
    """A variant that the shop sells, in stock for 10 USD unless said otherwise."""
    given = {"price": Decimal(10), "price_currency": "USD", "availability": Availability.IN_STOCK, **fields}
    return DocumentVariant(home_id=home_id, verdict=Verdict.SOLD_HERE, **given)


def brand_variant(variant_id: str, verdict: Verdict | None = Verdict.NOT_SOLD_HERE, **fields: Any) -> DocumentVariant:
    """A variant on a brand's site."""
    given = {"brand_site": "acme", "price_currency": "USD", "availability": Availability.IN_STOCK, **fields}
    return DocumentVariant(variant_id=variant_id, verdict=verdict, **given)


def home_document(number: str, title: str = "A thing", **fields: Any) -> CatalogDocument:
    """A home style with one variant unless said otherwise."""
    variants = fields.pop("variants", None) or [home_variant(number)]
    given = {"section": "home", "home_id": number, "verdict": Verdict.SOLD_HERE, **fields}
    return CatalogDocument(id=f"home.{number}", title=title, variants=variants, **given)

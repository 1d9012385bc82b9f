"""One answer of a platform while it is read: what is known beside it, what was taken, and what was left out."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.extraction.content.urls import web_url
from crawler.normalisation.normalise import normalise
from crawler.platforms.json_body import objects
from crawler.product import Product, Provenance
from crawler.rejection import Rejection
from crawler.values.currencies import has_currency
from crawler.values.identifiers import gtin_problem, normalize_gtin
from crawler.values.money import Money, parse_amounts

IMAGE_LIMIT = 50
VARIANT_LIMIT = 2_000
_DECIMAL = re.compile(r"\d{1,12}(?:\.\d{1,6})?")


@dataclass
class Reading:
    """``source`` and ``url`` are the provenance of everything in it; ``currency`` and ``site_brand`` the site's own."""

    source: str
    url: str
    observed_at: datetime
    currency: str | None = None
    site_brand: str | None = None
    products: dict[str, Product] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)

    def take(self, product: Product) -> None:
        """Keep a product, signed."""
        if product.product_id in self.products:
            self.reject("duplicate_product", product.product_id, product.url)
            return
        self.products[product.product_id] = self.signed(product)

    def signed(self, product: Product) -> Product:
        """The product in standard terms, with the provenance of every field that is stated anywhere in it."""
        normalise(product)
        origin = Provenance(source=self.source, url=self.url, observed_at=self.observed_at)
        product.provenance = dict.fromkeys(sorted(_stated_fields(product)), origin)
        return product

    def reject(self, reason: str, detail: object = "", url: str | None = None) -> None:
        """Count something that is left out."""
        self.rejected.append(Rejection(reason, clean_text(detail, 200) or "", url or self.url))

    def gtin(self, value: object, url: str) -> str | None:
        """The GTIN-14 that a field holds; what is none is counted with the reason."""
        text = clean_text(value, 100)
        if not text:
            return None
        gtin = normalize_gtin(text)
        if gtin is None:
            self.reject(gtin_problem(text) or "gtin_malformed", text, url)
        return gtin

    def price(self, value: object, url: str) -> Money | None:
        """A price in the site's currency, written the programmers' way (``1200.00``), or a text that states its own.

        Zero is no price; junk is counted.
        """
        text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
        if _DECIMAL.fullmatch(text):
            return Money(Decimal(text), self.currency, text) if Decimal(text) else None
        amounts = parse_amounts(text, self.currency) if has_currency(text[:100]) else []
        if len(amounts) == 1 and amounts[0].amount:
            return amounts[0]
        if text:
            self.reject("price_unreadable", text, url)
        return None

    def images(self, value: object) -> list[str]:
        """The addresses of a list of image objects."""
        found = (web_url(image.get("src"), self.url) for image in objects(value)[:IMAGE_LIMIT])
        return list(dict.fromkeys(image for image in found if image))

    def result(self) -> tuple[list[Product], list[Rejection]]:
        """The products in their order, and what was left out."""
        return list(self.products.values()), self.rejected


def keyed(reading: Reading, records: list[dict[str, Any]], address: str) -> dict[str, dict[str, Any]]:
    """Variant records by their ids; those without one, repeated or beyond the limit are counted."""
    variants: dict[str, dict[str, Any]] = {}
    for record in records[:VARIANT_LIMIT]:
        key = clean_text(record.get("id"), 100)
        if not key:
            reading.reject("variant_without_id", record.get("title"), address)
        elif key in variants:
            reading.reject("duplicate_variant", key, address)
        else:
            variants[key] = record
    if len(records) > VARIANT_LIMIT:
        reading.reject("too_many_variants", len(records), address)
    return variants


def _stated_fields(product: Product) -> set[str]:
    stated = set(_stated(product, "variants", "provenance", "observed_at"))
    for variant in product.variants:
        stated.update(_stated(variant, "key", "offer"))
        if variant.offer:
            stated.update(_stated(variant.offer))
    return stated


def _stated(model: object, *skipped: str) -> list[str]:
    return [name for name, value in vars(model).items() if name not in skipped and value not in (None, "", [], {})]

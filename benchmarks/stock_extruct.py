"""What one gets from extruct by reading its documentation, to compare with."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import extruct
import lxml.html
from price_parser import Price

from crawler.extraction.stock.availability import availability_of
from crawler.product import Offer, Product, Variant

NOW = datetime.now(UTC)
THREE = ("json-ld", "microdata", "opengraph")
ALL = (*THREE, "microformat", "rdfa", "dublincore")


def extruct_product(body: bytes, url: str, syntaxes: Sequence[str] = THREE) -> Product | None:
    """What one gets from extruct by reading its documentation: the first Product, its first offer."""
    try:
        data = extruct.extract(body, base_url=url, syntaxes=list(syntaxes), uniform=True)
    except (ValueError, RecursionError, lxml.etree.LxmlError):
        return None
    for syntax in ("json-ld", "microdata"):
        for node in _products(data[syntax]):
            offer = _first(node.get("offers")) or {}
            return _product(
                node.get("name"),
                offer.get("price", offer.get("lowPrice")),
                offer.get("priceCurrency"),
                offer.get("availability"),
                _first(node.get("brand")),
                node.get("gtin13") or node.get("gtin"),
            )
    for page in data["opengraph"]:
        price = page.get("product:price:amount") or page.get("og:price:amount")
        if price or page.get("@type") == "product":
            currency = page.get("product:price:currency") or page.get("og:price:currency")
            return _product(page.get("og:title"), price, currency, page.get("product:availability"), None, None)
    return None


def _products(nodes: list[Any]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if isinstance(node, dict):
            kinds = node.get("@type")
            if "Product" in (kinds if isinstance(kinds, list) else [kinds]):
                yield node
            yield from _products(node.get("@graph") or [])


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _product(name: Any, price: Any, currency: Any, availability: Any, brand: Any, gtin: Any) -> Product:
    parsed = Price.fromstring(str(price)) if price is not None else Price(None, None, None)
    offer = Offer.model_construct(
        price=Decimal(parsed.amount) if parsed.amount is not None else None,
        price_currency=currency if isinstance(currency, str) and currency else None,
        availability=availability_of(_first(availability)),
    )
    variant = Variant.model_construct(offer=offer, gtin=str(gtin) if gtin else None, sku=None, mpn=None)
    named = brand.get("name") if isinstance(brand, dict) else brand
    return Product.model_construct(
        product_id="", url="", name=_first(name), brand=_first(named), variants=[variant], observed_at=NOW
    )

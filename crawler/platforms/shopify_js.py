"""Shopify's ``/products/….js``: one product with all its variants, amounts in hundredths, and barcodes."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from crawler.platforms.json_body import objects, read_json
from crawler.platforms.reading import Reading
from crawler.platforms.shopify import product_of
from crawler.product import Product
from crawler.rejection import Rejection


def parse_product(
    body: bytes, url: str, observed_at: datetime, currency: str | None = None, site_brand: str | None = None
) -> tuple[list[Product], list[Rejection]]:
    """The product of a body, and what was left out and why; the endpoint states no currency."""
    reading = Reading("shopify_js", url, observed_at, currency, site_brand)
    try:
        record = read_json(body)
    except ValueError as error:
        reading.reject("bad_json", str(error))
        return reading.result()
    if not isinstance(record, dict) or not isinstance(record.get("variants"), list):
        reading.reject("not_shopify", "no product")
    elif product := product_of(_as_listed(record), reading):
        reading.take(product)
    return reading.result()


def _as_listed(record: dict[str, Any]) -> dict[str, Any]:
    """The record in the shape that ``/products.json`` has."""
    images = record.get("images")
    return {
        **record,
        "body_html": record.get("description"),
        "product_type": record.get("type"),
        "images": [{"src": image} for image in images if isinstance(image, str)] if isinstance(images, list) else [],
        "variants": [
            {**variant, **{name: _amount(variant.get(name)) for name in ("price", "compare_at_price")}}
            for variant in objects(record["variants"])
        ],
    }


def _amount(hundredths: object) -> str | None:
    """``1999`` → ``19.99``: hundredths in every currency, also in one that has none."""
    if not isinstance(hundredths, int) or isinstance(hundredths, bool) or not 0 <= hundredths < 10**14:
        return None
    return f"{Decimal(hundredths).scaleb(-2):f}"

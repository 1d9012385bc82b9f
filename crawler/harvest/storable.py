"""Keeps what no database could hold out of the harvest."""

from collections.abc import Iterable

from crawler.product import Product
from crawler.rejection import Rejection

MAX_PRODUCT_ID = 512
MAX_VARIANTS = 2_000


def storable(products: Iterable[Product]) -> tuple[list[Product], list[Rejection]]:
    """The products that can be stored, and why the others can't."""
    good, bad = [], []
    for product in products:
        if reason := _obstacle(product):
            bad.append(Rejection(reason, product.name[:200], product.url))
        else:
            good.append(product)
    return good, bad


def _obstacle(product: Product) -> str | None:
    if not product.product_id or len(product.product_id) > MAX_PRODUCT_ID:
        return "product_id_unusable"
    if len(product.variants) > MAX_VARIANTS:
        return "too_many_variants"
    if "\x00" in product.product_id or "\x00" in product.url:
        return "not_text"
    try:
        product.model_dump_json()
    except ValueError:  # lone surrogates
        return "not_text"
    return None

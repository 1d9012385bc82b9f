"""Fill rates: the share of products that state a field."""

from collections.abc import Iterable, Sequence

from crawler.product import Product

FIELDS = (
    "brand",
    "price",
    "price_currency",
    "availability",
    "gtin",
    "mpn",
    "sku",
    "image",
    "description",
    "category",
    "options",
)


def fill_rates(products: Sequence[Product]) -> dict[str, float]:
    """By field, the share (0 to 1) of the products that state it on any variant; empty for no products."""
    counts = dict.fromkeys(FIELDS, 0)
    for product in products:
        for field in stated_fields(product):
            counts[field] += 1
    return {field: round(count / len(products), 4) for field, count in counts.items()} if products else {}


def stated_fields(product: Product) -> Iterable[str]:
    """The fields of ``FIELDS`` that a product states."""
    offers = [variant.offer for variant in product.variants if variant.offer]
    stated = {
        "brand": product.brand,
        "price": any(o.price is not None or o.low_price is not None for o in offers),
        "price_currency": any(o.price_currency for o in offers),
        "availability": any(o.availability for o in offers),
        "image": product.images or any(v.image for v in product.variants),
        "description": product.description,
        "category": product.category,
        "options": any(v.options for v in product.variants),
        **{name: any(getattr(v, name) for v in product.variants) for name in ("gtin", "mpn", "sku")},
    }
    return [name for name in FIELDS if stated[name]]

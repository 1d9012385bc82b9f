"""What a brand's pages lack, for their owner: which field, where, what to add, and what it costs."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from crawler.brands.fill_rate import stated_fields
from crawler.product import Product

MAX_EXAMPLES = 3


class Lack(BaseModel):
    """A field that sampled products do not state."""

    field: str
    lacking: int
    """Sampled products without it."""
    sampled: int
    share: float
    """``lacking`` of ``sampled``, 0 to 1."""
    add: str
    """What to add to the pages, in schema.org's terms."""
    cost: str
    """What it means for the brand's products to go without."""
    example_urls: list[str]


class _Advice(BaseModel):
    weight: float
    """How much it costs when every product lacks it, relative to the others: what keeps a product from being offered
    comes first, then what tells it from others, then what helps shoppers to choose."""
    add: str
    cost: str


_ADVICE = {
    "price": _Advice(
        weight=10,
        add="offers.price: the amount alone, with a point, such as 129.00",
        cost="no product without a price is offered to shoppers",
    ),
    "availability": _Advice(
        weight=9,
        add="offers.availability: https://schema.org/InStock, OutOfStock, PreOrder …",
        cost="only what is known to be in stock is offered",
    ),
    "price_currency": _Advice(
        weight=9,
        add="offers.priceCurrency: the ISO 4217 code, such as EUR",
        cost="an amount without its currency is no price: the product is not offered",
    ),
    "gtin": _Advice(
        weight=8,
        add="gtin (or gtin13, gtin12, gtin8): the number below the barcode, on each Product of hasVariant too",
        cost="no verdict by identifier: products are compared by their texts, and many stay uncertain",
    ),
    "options": _Advice(
        weight=6,
        add="a ProductGroup with variesBy, and size, color … on each Product of hasVariant",
        cost="no verdict for a size or a colour, only for the whole style",
    ),
    "brand": _Advice(
        weight=6,
        add='brand: {"@type": "Brand", "name": …}',
        cost="a search for the brand finds the product by luck only, and its part number means nothing",
    ),
    "mpn": _Advice(
        weight=4,
        add="mpn: the maker's own part number",
        cost="the second identifier is missing, the one that works without a barcode",
    ),
    "image": _Advice(weight=4, add="image: the address of a picture", cost="it is shown without a picture"),
    "description": _Advice(
        weight=2, add="description: what it is and what it is made of", cost="fewer searches find it"
    ),
    "category": _Advice(
        weight=1.5, add="category, or a BreadcrumbList on the page", cost="filters by category leave it out"
    ),
    "sku": _Advice(weight=1, add="sku: your own number of the variant", cost="orders can't name the variant by number"),
}


def lacks_of(sample: Sequence[Product]) -> list[Lack]:
    """What sampled products do not state themselves, what costs most first."""
    found = [_lack(field, sample) for field in _ADVICE]
    return sorted((lack for lack in found if lack.lacking), key=lambda lack: -_ADVICE[lack.field].weight * lack.share)


def _lack(field: str, sample: Sequence[Product]) -> Lack:
    asked = [product for product in sample if field != "options" or len(product.variants) > 1]
    without = [product for product in asked if field not in set(_stated_by_pages(product))]
    return Lack(
        field=field,
        lacking=len(without),
        sampled=len(asked),
        share=round(len(without) / len(asked), 4) if asked else 0.0,
        add=_ADVICE[field].add,
        cost=_ADVICE[field].cost,
        example_urls=[product.url for product in without[:MAX_EXAMPLES]],
    )


def _stated_by_pages(product: Product) -> Iterator[str]:
    """Without what the site's own file fills in."""
    for field in stated_fields(product):
        origin = product.provenance.get(field)
        if origin is None or origin.source != "site":
            yield field

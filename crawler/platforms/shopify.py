"""Shopify's ``/products.json``: every product of a shop with its variants, 250 a page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from crawler.extraction.content.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.platforms.json_body import objects, read_json
from crawler.platforms.reading import Reading, keyed
from crawler.product import Availability, Offer, Product, Variant
from crawler.rejection import Rejection
from crawler.values.options import named_options

LISTED_VARIANTS = 250
"""The listing has no more of one product."""
_NO_OPTION = ("Title", "Default Title")


def parse_products(
    body: bytes, url: str, observed_at: datetime, currency: str | None = None, site_brand: str | None = None
) -> tuple[list[Product], list[Rejection]]:
    """The products of one page of ``/products.json``, and what was left out and why.

    The endpoint states no currency: ``currency`` (ISO 4217) is what the site says elsewhere, None leaves it unknown.
    An empty list of products without rejections means that the pages have ended.
    """
    reading = Reading("shopify", url, observed_at, currency, site_brand)
    try:
        document = read_json(body)
    except ValueError as error:
        reading.reject("bad_json", str(error))
        return reading.result()
    records = document.get("products") if isinstance(document, dict) else None
    if not isinstance(records, list):
        reading.reject("not_shopify", "no list of products")
        return reading.result()
    for record in records:
        if not isinstance(record, dict):
            reading.reject("not_an_object", type(record).__name__)
        elif product := product_of(record, reading):
            reading.take(product)
    return reading.result()


def is_whole(product: Product) -> bool:
    """Whether the listing has said all of a product that it should: it cuts the variants of some, and prices."""
    offers = [variant.offer for variant in product.variants]
    stated = all(offer and offer.availability and offer.price_raw for offer in offers)
    return stated and len(offers) < LISTED_VARIANTS


@dataclass(frozen=True)
class ShopMeta:
    """What a shop's ``/meta.json`` states about it."""

    name: str | None = None
    products: int | None = None


def read_meta(body: bytes) -> ShopMeta:
    """The facts in ``/meta.json``; none for anything else."""
    try:
        document = read_json(body)
    except ValueError:
        return ShopMeta()
    if not isinstance(document, dict):
        return ShopMeta()
    count = document.get("published_products_count")
    plausible = isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 10**8
    return ShopMeta(clean_text(document.get("name"), 100), count if plausible else None)


def product_of(record: dict[str, Any], reading: Reading) -> Product | None:
    """A product record of the listing; None, counted, where it is none."""
    identity, name = clean_text(record.get("id")), clean_text(record.get("title"))
    handle = clean_text(record.get("handle"))
    address = web_url("/products/" + quote(handle, safe=""), reading.url) if handle else None
    if not identity or not name or not address:
        missing = "id" if not identity else "name" if not name else "handle"
        reading.reject(f"no_{missing}", name or identity)
        return None
    names = _option_names(record.get("options"))
    stated = keyed(reading, objects(record.get("variants")), address)
    variants = [_variant(item, key, names, address, reading) for key, item in stated.items()]
    if not variants:
        reading.reject("no_variants", name, address)
        return None
    return Product(
        product_id=identity,
        url=address,
        name=name,
        brand=clean_text(record.get("vendor"), 200) or reading.site_brand,
        description=clean_text(record.get("body_html"), DESCRIPTION_LENGTH),
        category=clean_text(record.get("product_type"), 200),
        images=reading.images(record.get("images")),
        varies_by=list(dict.fromkeys(option for v in variants for option in v.options)) if len(variants) > 1 else [],
        variants=variants,
        observed_at=reading.observed_at,
    )


def _option_names(options: object) -> list[str]:
    """The names by position; older shops list plain strings."""
    if not isinstance(options, list):
        return []
    return [clean_text(o.get("name") if isinstance(o, dict) else o, 100) or "" for o in options[:3]]


def _variant(item: dict[str, Any], key: str, names: list[str], address: str, reading: Reading) -> Variant:
    values = [clean_text(item.get(f"option{number}"), 200) for number in (1, 2, 3)]
    pairs = [
        (name, value)
        for name, value in zip(names, values, strict=False)
        if not (name in _NO_OPTION and value in (None, *_NO_OPTION))
    ]
    title = clean_text(item.get("title"))
    image = item.get("featured_image")
    url = f"{address}?variant={quote(key, safe='')}"
    return Variant(
        key=key,
        title=None if title in _NO_OPTION else title,
        sku=clean_text(item.get("sku"), 200),
        gtin=reading.gtin(item.get("barcode"), url),
        options=named_options(pairs),
        url=url,
        image=web_url(image.get("src"), address) if isinstance(image, dict) else None,
        offer=_offer(item, url, reading),
    )


def _offer(item: dict[str, Any], url: str, reading: Reading) -> Offer:
    price, former = reading.price(item.get("price"), url), reading.price(item.get("compare_at_price"), url)
    available = item.get("available")
    stock = Availability.IN_STOCK if available is True else Availability.OUT_OF_STOCK if available is False else None
    offer = Offer(price_raw=clean_text(item.get("price"), 100), availability=stock, url=url)
    if price:
        offer.price, offer.price_currency = price.amount, price.currency
        offer.list_price = former.amount if former and former.amount > price.amount else None
    return offer

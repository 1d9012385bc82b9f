"""Shopify's ``/products.json``: every product of a shop with its variants, 250 a page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from crawler.identifiers import normalize_gtin
from crawler.options import named_options
from crawler.platforms.fields import (
    IMAGE_LIMIT,
    VARIANT_LIMIT,
    decimal_price,
    plain,
    text_of_html,
    web_address,
    with_provenance,
)
from crawler.platforms.json_body import objects, read_json
from crawler.product import Availability, Offer, Product, Variant
from crawler.rejection import Rejection

_NO_OPTION = ("Title", "Default Title")


def parse_products(
    body: bytes, url: str, observed_at: datetime, currency: str | None = None, site_brand: str | None = None
) -> tuple[list[Product], list[Rejection]]:
    """The products of one page of ``/products.json``, and what was left out and why.

    The endpoint states no currency: ``currency`` (ISO 4217) is what the site says elsewhere, None leaves it unknown.
    An empty list of products means that the pages have ended.
    """
    try:
        document = read_json(body)
    except ValueError as error:
        return [], [Rejection("bad_json", str(error)[:200], url)]
    if not isinstance(document, dict) or not isinstance(document.get("products"), list):
        return [], [Rejection("not_shopify", "no list of products", url)]
    products: dict[str, Product] = {}
    rejected: list[Rejection] = []
    for record in document["products"]:
        product = _product(record, url, observed_at, currency, site_brand, rejected)
        if product is None:
            continue
        if product.product_id in products:
            rejected.append(Rejection("duplicate_product", product.product_id, product.url))
        else:
            products[product.product_id] = with_provenance(product, "shopify", url)
    return list(products.values()), rejected


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
    return ShopMeta(plain(document.get("name"), 100), count if plausible else None)


def _product(
    record: object,
    url: str,
    observed_at: datetime,
    currency: str | None,
    site_brand: str | None,
    rejected: list[Rejection],
) -> Product | None:
    if not isinstance(record, dict):
        rejected.append(Rejection("not_an_object", type(record).__name__, url))
        return None
    identity, name, handle = plain(record.get("id")), plain(record.get("title")), plain(record.get("handle"))
    address = web_address("/products/" + quote(handle, safe=""), url) if handle else None
    if not identity or not name or not address:
        missing = "id" if not identity else "name" if not name else "handle"
        rejected.append(Rejection(f"no_{missing}", str(record.get("title") or identity)[:100], url))
        return None
    variants = _variants(record, address, currency, rejected)
    if not variants:
        rejected.append(Rejection("no_variants", name[:100], address))
        return None
    images = [web_address(image.get("src"), url) for image in objects(record.get("images"))[:IMAGE_LIMIT]]
    varies_by = list(dict.fromkeys(option for variant in variants for option in variant.options))
    return Product(
        product_id=identity,
        url=address,
        name=name,
        brand=plain(record.get("vendor"), 200) or site_brand,
        description=text_of_html(record.get("body_html")),
        category=plain(record.get("product_type"), 200),
        images=[image for image in images if image],
        varies_by=varies_by if len(variants) > 1 else [],
        variants=variants,
        observed_at=observed_at,
    )


def _variants(record: dict[str, Any], address: str, currency: str | None, rejected: list[Rejection]) -> list[Variant]:
    names = _option_names(record.get("options"))
    variants: dict[str, Variant] = {}
    stated = objects(record.get("variants"))
    for item in stated[:VARIANT_LIMIT]:
        key = plain(item.get("id"), 100)
        if not key:
            rejected.append(Rejection("variant_without_id", plain(item.get("title")) or "", address))
        elif key in variants:
            rejected.append(Rejection("duplicate_variant", key, address))
        else:
            variants[key] = _variant(item, key, names, address, currency)
    rejected += [Rejection("too_many_variants", str(len(stated)), address)] * (len(stated) > VARIANT_LIMIT)
    return list(variants.values())


def _option_names(options: object) -> list[str]:
    """The names by position; older shops list plain strings."""
    if not isinstance(options, list):
        return []
    return [plain(o.get("name") if isinstance(o, dict) else o, 100) or "" for o in options[:3]]


def _variant(item: dict[str, Any], key: str, names: list[str], address: str, currency: str | None) -> Variant:
    values = [plain(item.get(f"option{number}"), 200) for number in (1, 2, 3)]
    pairs = [
        (name, value)
        for name, value in zip(names, values, strict=False)
        if not (name in _NO_OPTION and value in (None, *_NO_OPTION))
    ]
    title = plain(item.get("title"))
    image = item.get("featured_image")
    variant_url = f"{address}?variant={quote(key, safe='')}"
    return Variant(
        key=key,
        title=None if title in _NO_OPTION else title,
        sku=plain(item.get("sku"), 200),
        gtin=normalize_gtin(plain(item.get("barcode"), 100) or ""),
        options=named_options(pairs),
        url=variant_url,
        image=web_address(image.get("src"), address) if isinstance(image, dict) else None,
        offer=_offer(item, variant_url, currency),
    )


def _offer(item: dict[str, Any], url: str, currency: str | None) -> Offer:
    price, former = decimal_price(item.get("price")), decimal_price(item.get("compare_at_price"))
    available = item.get("available")
    stock = Availability.IN_STOCK if available is True else Availability.OUT_OF_STOCK if available is False else None
    return Offer(
        price=price,
        price_currency=currency if price is not None else None,
        price_raw=plain(item.get("price"), 100),
        list_price=former if price is not None and former is not None and former > price else None,
        availability=stock,
        url=url,
    )

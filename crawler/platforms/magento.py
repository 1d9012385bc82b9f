"""Magento 2's catalog over GraphQL: products page by page, configurable ones with their variants."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from crawler.extraction.content.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.platforms.json_body import objects, read_json
from crawler.platforms.magento_attributes import brand_of, code_of, stated_attributes
from crawler.platforms.magento_offer import offer_of
from crawler.platforms.reading import Reading, keyed
from crawler.product import Product, Variant
from crawler.rejection import Rejection
from crawler.values.options import named_options

Record = dict[str, Any]
PAGE_SIZE = 50
_PRICES = "regular_price{value currency}final_price{value currency}"
_SOLD = f"id sku name stock_status price_range{{minimum_price{{{_PRICES}}}maximum_price{{{_PRICES}}}}}image{{url}}"
_MORE = (
    "custom_attributesV2{items{code ...on AttributeValue{value}"
    "...on AttributeSelectedOptions{selected_options{label}}}}"
)
_QUERY = """{storeConfig{base_currency_code product_url_suffix}products(filter:{price:{from:"0"}}pageSize:SIZE
currentPage:PAGE){total_count page_info{total_pages}items{SOLD MORE __typename url_key url_suffix canonical_url
description{html}media_gallery{url}categories{name breadcrumbs{category_name}}...on ConfigurableProduct{
configurable_options{attribute_code label}variants{attributes{code label}product{SOLD MORE}}}}}}"""
QUERIES = (_MORE, "")
"""What is asked beside the plain catalog: attributes with brand and identifiers, unknown to shops before 2.4.7."""


@dataclass
class CatalogPage:
    """One page of the catalog; ``refused`` says why there is none."""

    products: list[Product] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    pages: int | None = None
    total: int | None = None
    refused: str | None = None


def page_address(query: int, number: int, size: int = PAGE_SIZE) -> str:
    """Path and query of a page, counted from 1, asked for with one of ``QUERIES``."""
    text = _QUERY.replace("SOLD", _SOLD).replace("MORE", QUERIES[query]).replace("\n", " ")
    text = text.replace("SIZE", str(size)).replace("PAGE", str(number))
    return "/graphql?" + urlencode({"query": " ".join(text.split()), "page": number}, quote_via=quote)


def read_page(
    body: bytes, url: str, observed_at: datetime, currency: str | None = None, site_brand: str | None = None
) -> CatalogPage:
    """The products of one page, and what was left out and why. ``currency`` is used only where the API states none."""
    try:
        document = read_json(body)
    except ValueError as error:
        return CatalogPage(refused=f"no JSON: {error}"[:100])
    errors = objects(document.get("errors")) if isinstance(document, dict) else []
    found = _part(_part(document, "data"), "products")
    if not isinstance(found.get("items"), list):
        message = clean_text(errors[0].get("message"), 100) if errors else None
        return CatalogPage(refused=message or "no products in the answer")
    config = _part(_part(document, "data"), "storeConfig")
    reading = Reading("magento", url, observed_at, currency or config.get("base_currency_code"), site_brand)
    records = objects(found["items"])
    for _ in range(len(found["items"]) - len(records)):
        reading.reject("not_an_object", errors[0].get("message") if errors else "")
    suffix = clean_text(config.get("product_url_suffix")) or ""
    for record in records:
        if product := _product(record, suffix, reading):
            reading.take(product)
    products, rejected = reading.result()
    return CatalogPage(
        products, rejected, _count(_part(found, "page_info").get("total_pages")), _count(found.get("total_count"))
    )


def _part(value: object, name: str) -> Record:
    part = value.get(name) if isinstance(value, dict) else None
    return part if isinstance(part, dict) else {}


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**8 else None


def _product(record: Record, suffix: str, reading: Reading) -> Product | None:
    identity, name = clean_text(record.get("id")), clean_text(record.get("name"))
    address = _address(record, suffix, reading.url)
    if not identity or not name or not address:
        missing = "id" if not identity else "name" if not name else "url"
        reading.reject(f"no_{missing}", name or identity)
        return None
    stated = stated_attributes(record)
    variants = _variants(record, address, reading) or [_variant("", record, {}, address, reading)]
    varied = list(dict.fromkeys(option for variant in variants for option in variant.options))
    media = [_part(record, "image"), *objects(record.get("media_gallery"))]
    images = reading.images([{"src": image.get("url")} for image in media])
    return Product(
        product_id=identity,
        url=address,
        name=name,
        brand=brand_of(stated) or reading.site_brand,
        description=clean_text(_part(record, "description").get("html"), DESCRIPTION_LENGTH),
        category=_category(record),
        images=images,
        varies_by=varied if len(variants) > 1 else [],
        attributes={key: value for key, value in stated.items() if key not in varied and not code_of({key: value})},
        variants=variants,
        observed_at=reading.observed_at,
    )


def _address(record: Record, suffix: str, base: str) -> str | None:
    if canonical := clean_text(record.get("canonical_url"), 2_000):
        return web_url(canonical if "://" in canonical else "/" + canonical.lstrip("/"), base)
    key = clean_text(record.get("url_key"))
    own = record.get("url_suffix")
    return web_url("/" + quote(key) + (own if isinstance(own, str) else suffix), base) if key else None


def _category(record: Record) -> str | None:
    paths = [
        [clean_text(step.get("category_name"), 100) for step in objects(category.get("breadcrumbs"))]
        + [clean_text(category.get("name"), 100)]
        for category in objects(record.get("categories"))[:50]
    ]
    return " > ".join(step for step in max(paths, key=len, default=[]) if step) or None


def _variants(record: Record, address: str, reading: Reading) -> list[Variant]:
    named = {
        o.get("attribute_code"): clean_text(o.get("label"), 100) for o in objects(record.get("configurable_options"))
    }
    parts = [(_part(part, "product"), objects(part.get("attributes"))) for part in objects(record.get("variants"))]
    options = {
        str(product.get("id")): named_options(
            (named.get(a.get("code")) or str(a.get("code")), clean_text(a.get("label"), 200)) for a in attributes
        )
        for product, attributes in parts
    }
    sold = keyed(reading, [product for product, _ in parts], address)
    return [_variant(key, product, options.get(key, {}), address, reading) for key, product in sold.items()]


def _variant(key: str, record: Record, options: dict[str, str], address: str, reading: Reading) -> Variant:
    stated = stated_attributes(record)
    return Variant(
        key=key,
        title=", ".join(options.values()) or None,
        sku=clean_text(record.get("sku"), 200),
        mpn=code_of(stated, "mpn"),
        gtin=reading.gtin(code_of(stated, "gtin"), address),
        options=options,
        url=address,
        image=web_url(_part(record, "image").get("url"), reading.url),
        offer=offer_of(record, address, reading),
    )

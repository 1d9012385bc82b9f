"""WooCommerce's Store API (``/wp-json/wc/store/v1/products``): products, and their variations asked for by id."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.extraction.content.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.platforms.attribute_codes import BRAND, GTIN, MPN
from crawler.platforms.json_body import objects, read_json
from crawler.platforms.reading import VARIANT_LIMIT, Reading
from crawler.platforms.woocommerce_variants import variants_of
from crawler.product import Product
from crawler.rejection import Rejection
from crawler.values.options import named_options

Record = dict[str, Any]


def parse_products(
    body: bytes,
    url: str,
    observed_at: datetime,
    currency: str | None = None,
    site_brand: str | None = None,
    variations: Mapping[str, Record] | None = None,
) -> tuple[list[Product], list[Rejection]]:
    """The products of one page of the Store API, and what was left out and why.

    ``variations`` are records by id (``parse_variations``) of the ids that ``variation_ids`` names; without them a
    variable product has the options of its variants, but not their own prices and stock. ``currency`` (ISO 4217) is
    used only where the API states none.
    """
    reading = Reading("woocommerce", url, observed_at, currency, site_brand)
    for record in _records(body, reading):
        if record.get("type") == "variation":
            reading.reject("variation_without_parent", record.get("id"))
        elif product := _product(record, variations or {}, reading):
            reading.take(product)
    return reading.result()


def variation_ids(body: bytes) -> list[str]:
    """The ids of all variations that a page of products names; ask for them with ``?type=variation&include=…``."""
    records = _records(body)
    parts = (part for record in records for part in objects(record.get("variations"))[:VARIANT_LIMIT])
    return list(dict.fromkeys(key for part in parts if (key := clean_text(part.get("id"), 100))))


def parse_variations(body: bytes) -> dict[str, Record]:
    """The variation records of a body by their ids, for ``parse_products``."""
    return {key: record for record in _records(body) if (key := clean_text(record.get("id"), 100))}


def _records(body: bytes, reading: Reading | None = None) -> list[Record]:
    problem, document = "", None
    try:
        document = read_json(body)
    except ValueError as error:
        problem = str(error)
    if isinstance(document, dict) and "id" in document:
        document = [document]
    records = objects(document)
    if reading and not isinstance(document, list):
        reading.reject("bad_json" if problem else "not_woocommerce", problem or "no list of products")
    elif reading and isinstance(document, list):
        for _ in range(len(document) - len(records)):
            reading.reject("not_an_object")
    return records


def _product(record: Record, variations: Mapping[str, Record], reading: Reading) -> Product | None:
    identity, name = clean_text(record.get("id")), clean_text(record.get("name"))
    address = web_url(record.get("permalink"), reading.url)
    if not identity or not name or not address:
        missing = "id" if not identity else "name" if not name else "url"
        reading.reject(f"no_{missing}", name or identity)
        return None
    attributes = _attributes(record)
    variants = variants_of(record, address, attributes, variations, reading)
    varied = list(dict.fromkeys(option for variant in variants for option in variant.options))
    special = BRAND | GTIN | MPN | set(varied)
    texts = (clean_text(record.get(field), DESCRIPTION_LENGTH) for field in ("description", "short_description"))
    return Product(
        product_id=identity,
        url=address,
        name=name,
        brand=_brand(record, attributes) or reading.site_brand,
        description=next((text for text in texts if text), None),
        category=_category(record),
        images=reading.images(record.get("images")),
        varies_by=varied if len(variants) > 1 else [],
        attributes={name: value for name, value in attributes.items() if name not in special},
        variants=variants,
        observed_at=reading.observed_at,
    )


def _attributes(record: Record) -> dict[str, str]:
    """What is stated of the product as a whole: its terms joined, by option name."""
    pairs = []
    for attribute in objects(record.get("attributes"))[:100]:
        terms = [clean_text(term.get("name"), 200) for term in objects(attribute.get("terms"))[:50]]
        pairs.append((clean_text(attribute.get("name"), 100) or "", ", ".join(term for term in terms if term)))
    return named_options(pairs)


def _brand(record: Record, attributes: Mapping[str, str]) -> str | None:
    brands = objects(record.get("brands"))
    if brands:
        return clean_text(brands[0].get("name"), 200)
    return next((value for name, value in attributes.items() if name in BRAND), None)


def _category(record: Record) -> str | None:
    """The deepest category; its ancestors are those whose addresses are the beginning of its own."""
    named = [
        (urlsplit(link).path.rstrip("/") + "/", name)
        for category in objects(record.get("categories"))[:50]
        if (name := clean_text(category.get("name"), 200))
        and (link := web_url(category.get("link") or "/", "http://localhost/"))
    ]
    if not named:
        return None
    deepest, _ = max(named, key=lambda entry: entry[0].count("/"))
    path = sorted((entry for entry in named if deepest.startswith(entry[0])), key=lambda entry: len(entry[0]))
    return " > ".join(dict.fromkeys(name for _, name in path))

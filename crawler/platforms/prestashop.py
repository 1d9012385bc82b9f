"""PrestaShop's product pages: the attribute ``data-product`` holds the product that the page shows, as JSON."""

import re
from datetime import datetime
from html import unescape
from typing import Any

from crawler.extraction.content.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.platforms.json_body import objects, read_json
from crawler.platforms.prestashop_offer import offer_of
from crawler.platforms.reading import Reading
from crawler.product import Product, Variant
from crawler.rejection import Rejection
from crawler.values.options import named_options

Record = dict[str, Any]
_DATA = re.compile(rb"""\bdata-product\s*=\s*(?:"([^"]{2,2000000})"|'([^']{2,2000000})')""")
_CURRENCY = re.compile(rb'"currency"\s*:\s*\{[^{}]{0,500}?"iso_code"\s*:\s*"([A-Z]{3})"')
_CODES = ("ean13", "upc", "isbn")


def parse_page(
    body: bytes,
    url: str,
    observed_at: datetime,
    currency: str | None = None,
    site_brand: str | None = None,
    found: Product | None = None,
) -> tuple[Product | None, list[Rejection]]:
    """The product of a page, and what was left out and why; None where the page holds no such data.

    ``found`` is what the page's structured data says: it fills what the data leaves open. ``currency`` is used only
    where the page states none.
    """
    record = _record(body)
    if record is None:
        return None, []
    stated = _CURRENCY.search(body)
    reading = Reading("prestashop", url, observed_at, stated[1].decode() if stated else currency, site_brand)
    identity, name = clean_text(record.get("id_product") or record.get("id")), clean_text(record.get("name"))
    if not identity or not name:
        reading.reject("no_name" if identity else "no_id", name or identity)
        return None, reading.rejected
    product = reading.signed(_product(identity, name, record, found, reading))
    if found:
        product.provenance = {**found.provenance, **product.provenance}
        _complete(product, found)
    return product, reading.rejected


def _record(body: bytes) -> Record | None:
    """The data of the page's product; what else has such an attribute holds an id only."""
    for match in _DATA.finditer(body):
        text = unescape((match[1] or match[2]).decode("utf-8", "replace"))
        try:
            record = read_json(text.encode("utf-8", "replace"))
        except ValueError:
            continue
        if isinstance(record, dict) and ("id_product" in record or "id" in record):
            return record
    return None


def _product(identity: str, name: str, record: Record, found: Product | None, reading: Reading) -> Product:
    texts = (clean_text(record.get(field), DESCRIPTION_LENGTH) for field in ("description", "description_short"))
    features = objects(record.get("features"))[:100]
    addresses = (web_url(record.get(field), reading.url) for field in ("canonical_url", "link", "url"))
    images = [_largest(image) for image in (record.get("cover"), *objects(record.get("images")))]
    return Product(
        product_id=identity,
        url=found.url if found else next((address for address in addresses if address), reading.url),
        name=name,
        brand=clean_text(record.get("manufacturer_name"), 200)
        or (found.brand if found else None)
        or reading.site_brand,
        description=next((text for text in texts if text), None),
        category=clean_text(record.get("category_name"), 200),
        images=reading.images([{"src": image} for image in images]),
        attributes=named_options((str(f.get("name")), clean_text(f.get("value"), 200)) for f in features),
        variants=[_variant(record, reading)],
        observed_at=reading.observed_at,
    )


def _variant(record: Record, reading: Reading) -> Variant:
    """The combination that the page selects: the data holds no other."""
    chosen = record.get("attributes")
    parts = objects(list(chosen.values()) if isinstance(chosen, dict) else chosen)
    options = named_options((clean_text(p.get("group"), 100) or "", clean_text(p.get("name"), 200)) for p in parts)
    combination = clean_text(record.get("id_product_attribute"))
    code = next((value for name in _CODES if (value := clean_text(record.get(name)))), None)
    return Variant(
        key=combination if combination and combination != "0" else "",
        title=", ".join(options.values()) or None,
        sku=clean_text(record.get("reference_to_display") or record.get("reference"), 200),
        mpn=clean_text(record.get("mpn"), 200),
        gtin=reading.gtin(code, reading.url),
        options=options,
        url=reading.url,
        offer=offer_of(record, reading),
    )


def _largest(image: object) -> str | None:
    sizes = image.get("bySize") if isinstance(image, dict) else None
    by_name = [image.get("large")] if isinstance(image, dict) else []
    by_size = list(sizes.values()) if isinstance(sizes, dict) else []
    return next((str(size["url"]) for size in objects([*by_name, *by_size]) if size.get("url")), None)


def _complete(product: Product, found: Product) -> None:
    """Fill what the data leaves open from the page's structured data."""
    mine, other = product.variants[0], found.variants[0]
    pairs: list[tuple[object, object, tuple[str, ...]]] = [
        (product, found, ("brand", "description", "category", "images", "attributes")),
        (mine, other, ("sku", "mpn", "gtin", "options", "image")),
    ]
    if mine.offer and other.offer:
        pairs.append((mine.offer, other.offer, ("price", "price_currency", "availability", "item_condition")))
    for target, source, names in pairs:
        for name in names:
            if getattr(target, name) in (None, "", [], {}):
                setattr(target, name, getattr(source, name))

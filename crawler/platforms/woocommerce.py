"""WooCommerce's Store API (``/wp-json/wc/store/v1/products``): products, and their variations asked for by id."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from crawler.identifiers import normalize_gtin
from crawler.options import named_options, option_name
from crawler.platforms.fields import (
    IMAGE_LIMIT,
    VARIANT_LIMIT,
    plain,
    text_of_html,
    web_address,
    with_provenance,
)
from crawler.platforms.json_body import objects, read_json
from crawler.product import Availability, Offer, Product, Variant
from crawler.rejection import Rejection

Record = dict[str, Any]

_BRAND = frozenset(("brand", "brands", "marke", "marque", "marca", "merk", "manufacturer", "hersteller"))
_GTIN = frozenset(("gtin", "ean", "upc", "isbn", "barcode", "ean_code", "gtin13", "gtin_ean"))
_MPN = frozenset(("mpn", "manufacturer_part_number", "part_number", "herstellernummer"))


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
    records, rejected = _records(body, url)
    products: dict[str, Product] = {}
    for record in records:
        if record.get("type") == "variation":
            rejected.append(Rejection("variation_without_parent", str(record.get("id"))[:100], url))
            continue
        product = _product(record, url, observed_at, currency, site_brand, variations or {}, rejected)
        if product is None:
            continue
        if product.product_id in products:
            rejected.append(Rejection("duplicate_product", product.product_id, product.url))
        else:
            products[product.product_id] = with_provenance(product, "woocommerce", url)
    return list(products.values()), rejected


def variation_ids(body: bytes) -> list[str]:
    """The ids of all variations that a page of products names; ask for them with ``?type=variation&include=…``."""
    records, _ = _records(body, "")
    parts = (part for record in records for part in objects(record.get("variations"))[:VARIANT_LIMIT])
    return list(dict.fromkeys(key for part in parts if (key := plain(part.get("id"), 100))))


def parse_variations(body: bytes) -> dict[str, Record]:
    """The variation records of a body by their ids, for ``parse_products``."""
    records, _ = _records(body, "")
    return {key: record for record in records if (key := plain(record.get("id"), 100))}


def _records(body: bytes, url: str) -> tuple[list[Record], list[Rejection]]:
    try:
        document = read_json(body)
    except ValueError as error:
        return [], [Rejection("bad_json", str(error)[:200], url)]
    if isinstance(document, dict) and "id" in document:
        document = [document]
    if not isinstance(document, list):
        return [], [Rejection("not_woocommerce", "no list of products", url)]
    records = objects(document)
    return records, [Rejection("not_an_object", "", url)] * (len(document) - len(records))


def _product(
    record: Record,
    url: str,
    observed_at: datetime,
    currency: str | None,
    site_brand: str | None,
    variations: Mapping[str, Record],
    rejected: list[Rejection],
) -> Product | None:
    identity, name = plain(record.get("id")), plain(text_of_html(record.get("name")))
    address = web_address(record.get("permalink"), url)
    if not identity or not name or not address:
        missing = "id" if not identity else "name" if not name else "url"
        rejected.append(Rejection(f"no_{missing}", str(name or identity)[:100], url))
        return None
    attributes = _attributes(record)
    variants = _variants(record, address, currency, variations, rejected) or [
        _simple_variant(record, address, attributes, currency)
    ]
    images = [web_address(image.get("src"), url) for image in objects(record.get("images"))[:IMAGE_LIMIT]]
    varies_by = list(dict.fromkeys(option for variant in variants for option in variant.options))
    return Product(
        product_id=identity,
        url=address,
        name=name,
        brand=_brand(record, attributes) or site_brand,
        description=text_of_html(record.get("description")) or text_of_html(record.get("short_description")),
        category=_category(record),
        images=[image for image in images if image],
        varies_by=varies_by if len(variants) > 1 else [],
        attributes={k: v for k, v in attributes.items() if k not in _BRAND | _GTIN | _MPN and k not in varies_by},
        variants=variants,
        observed_at=observed_at,
    )


def _attributes(record: Record) -> dict[str, str]:
    """What is stated of the product as a whole: its terms joined, by option name."""
    pairs = []
    for attribute in objects(record.get("attributes"))[:100]:
        terms = [plain(term.get("name"), 200) for term in objects(attribute.get("terms"))[:50]]
        pairs.append((plain(attribute.get("name"), 100) or "", ", ".join(term for term in terms if term)))
    return named_options(pairs)


def _brand(record: Record, attributes: Mapping[str, str]) -> str | None:
    brands = objects(record.get("brands"))
    if brands:
        return plain(brands[0].get("name"), 200)
    return next((value for name, value in attributes.items() if name in _BRAND), None)


def _category(record: Record) -> str | None:
    """The deepest category; its ancestors are those whose addresses are the beginning of its own."""
    named = [
        (urlsplit(link).path.rstrip("/") + "/", name)
        for category in objects(record.get("categories"))[:50]
        if (name := plain(category.get("name"), 200))
        and (link := web_address(category.get("link") or "/", "http://localhost/"))
    ]
    if not named:
        return None
    deepest, _ = max(named, key=lambda entry: entry[0].count("/"))
    path = sorted((entry for entry in named if deepest.startswith(entry[0])), key=lambda entry: len(entry[0]))
    return " > ".join(dict.fromkeys(name for _, name in path))


def _simple_variant(record: Record, address: str, attributes: Mapping[str, str], currency: str | None) -> Variant:
    gtin = plain(record.get("global_unique_id"), 100) or next((v for k, v in attributes.items() if k in _GTIN), "")
    return Variant(
        sku=plain(record.get("sku"), 200),
        mpn=next((value for name, value in attributes.items() if name in _MPN), None),
        gtin=normalize_gtin(gtin),
        url=address,
        offer=_offer(record, address, currency, several=record.get("type") in ("variable", "grouped")),
    )


def _variants(
    record: Record,
    address: str,
    currency: str | None,
    variations: Mapping[str, Record],
    rejected: list[Rejection],
) -> list[Variant]:
    labels = _labels(record)
    stated = objects(record.get("variations"))
    variants: dict[str, Variant] = {}
    for part in stated[:VARIANT_LIMIT]:
        key = plain(part.get("id"), 100)
        if not key or key in variants:
            reason = "duplicate_variant" if key else "variant_without_id"
            rejected.append(Rejection(reason, key or "", address))
            continue
        own = variations.get(key)
        options = _options(part, own, labels)
        variants[key] = _variant(key, record, own, options, address, currency)
    rejected += [Rejection("too_many_variants", str(len(stated)), address)] * (len(stated) > VARIANT_LIMIT)
    return list(variants.values())


def _labels(record: Record) -> dict[tuple[str, str], str]:
    """The printed name of an attribute's value by attribute and slug: variations state slugs."""
    return {
        (option_name(str(attribute.get("name"))), str(term.get("slug"))): name
        for attribute in objects(record.get("attributes"))[:100]
        for term in objects(attribute.get("terms"))[:VARIANT_LIMIT]
        if (name := plain(term.get("name"), 200))
    }


def _options(part: Record, own: Record | None, labels: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """A value of null means any, so it is no option. The variation's own text prints the values for people."""
    stated = objects(part.get("attributes"))
    slugs = named_options((plain(a.get("name"), 100) or "", plain(a.get("value"), 200)) for a in stated)
    printed = _printed_options(own) if own else {}
    if not slugs:
        return printed
    return {name: labels.get((name, slug)) or printed.get(name) or slug for name, slug in slugs.items()}


def _printed_options(own: Record) -> dict[str, str]:
    """``Color: Red, Size: L`` as options; empty where a comma in a value makes it unclear."""
    parts = [part.partition(":") for part in (plain(own.get("variation")) or "").split(", ") if part]
    if not all(colon for _, colon, _ in parts):
        return {}
    return named_options((name, value) for name, _, value in parts)


def _variant(
    key: str, record: Record, own: Record | None, options: dict[str, str], address: str, currency: str | None
) -> Variant:
    if own is None:
        return Variant(key=key, options=options, url=address, offer=_parents_offer(record, address, currency))
    url = web_address(own.get("permalink"), address) or address
    images = objects(own.get("images"))
    return Variant(
        key=key,
        title=", ".join(options.values()) or None,
        sku=plain(own.get("sku"), 200),
        gtin=normalize_gtin(plain(own.get("global_unique_id"), 100) or ""),
        options=options,
        url=url,
        image=web_address(images[0].get("src"), address) if images else None,
        offer=_offer(own, url, currency),
    )


def _parents_offer(record: Record, address: str, currency: str | None) -> Offer:
    """What a parent says of each of its variations: nothing is in stock if the parent isn't, the reverse is unknown."""
    offer = _offer(record, address, currency, several=True)
    offer.availability = Availability.OUT_OF_STOCK if offer.availability == Availability.OUT_OF_STOCK else None
    return offer


def _offer(record: Record, url: str, currency: str | None, several: bool = False) -> Offer:
    prices = record.get("prices") if isinstance(record.get("prices"), dict) else {}
    assert isinstance(prices, dict)
    unit = prices.get("currency_minor_unit")
    price, regular = (_amount(prices.get(name), unit) for name in ("price", "regular_price"))
    spread = prices.get("price_range")
    low, high = None, None
    if isinstance(spread, dict):
        low, high = _amount(spread.get("min_amount"), unit), _amount(spread.get("max_amount"), unit)
    elif several and "price_range" not in prices:
        low = price  # the parent's price is the lowest of its variations; only a null range says that it is all of them
    if low is not None and low != high:
        price, regular = None, None
    code = prices.get("currency_code")
    known = code if isinstance(code, str) and len(code) == 3 and code.isupper() else currency
    return Offer(
        price=price,
        price_currency=known if price is not None or low is not None else None,
        price_raw=plain(prices.get("price"), 100),
        list_price=regular if price is not None and regular is not None and regular > price else None,
        low_price=low if price is None else None,
        high_price=high if price is None else None,
        availability=_availability(record),
        url=url,
    )


def _amount(value: object, unit: object) -> Decimal | None:
    """Minor units to a decimal: ``45000`` with 2 → 450.00. Without the unit's digits it is no amount."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not isinstance(unit, int) or isinstance(unit, bool) or not 0 <= unit <= 4:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        return None
    return Decimal(text).scaleb(-unit) or None


def _availability(record: Record) -> Availability | None:
    if record.get("is_on_backorder") is True:
        return Availability.BACK_ORDER
    stock = record.get("is_in_stock")
    return Availability.IN_STOCK if stock is True else Availability.OUT_OF_STOCK if stock is False else None

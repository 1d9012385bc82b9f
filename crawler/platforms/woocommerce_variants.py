"""The variants of a product of the WooCommerce Store API: one for each variation, or the product itself."""

from collections.abc import Mapping
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.extraction.content.urls import web_url
from crawler.platforms.attribute_codes import GTIN, MPN
from crawler.platforms.json_body import objects
from crawler.platforms.reading import Reading, keyed
from crawler.platforms.woocommerce_offer import offer_of, parents_offer
from crawler.platforms.woocommerce_options import option_labels, variant_options
from crawler.product import Variant

Record = dict[str, Any]


def variants_of(
    record: Record, address: str, attributes: Mapping[str, str], variations: Mapping[str, Record], reading: Reading
) -> list[Variant]:
    """The variants of a product record; ``variations`` are the records of its variations by id, as far as known."""
    return _variations(record, address, variations, reading) or [_only(record, address, attributes, reading)]


def _only(record: Record, address: str, attributes: Mapping[str, str], reading: Reading) -> Variant:
    gtin = record.get("global_unique_id") or next((v for name, v in attributes.items() if name in GTIN), None)
    return Variant(
        sku=clean_text(record.get("sku"), 200),
        mpn=next((value for name, value in attributes.items() if name in MPN), None),
        gtin=reading.gtin(gtin, address),
        url=address,
        offer=offer_of(record, address, reading, several=record.get("type") in ("variable", "grouped")),
    )


def _variations(record: Record, address: str, variations: Mapping[str, Record], reading: Reading) -> list[Variant]:
    labels = option_labels(record)
    parts = keyed(reading, objects(record.get("variations")), address)
    found = (
        (key, variations.get(key), variant_options(part, variations.get(key), labels)) for key, part in parts.items()
    )
    return [
        _variant(key, own, options, address, reading)
        if own
        else Variant(key=key, options=options, url=address, offer=parents_offer(record, address, reading))
        for key, own, options in found
    ]


def _variant(key: str, own: Record, options: dict[str, str], address: str, reading: Reading) -> Variant:
    url = web_url(own.get("permalink"), address) or address
    images = objects(own.get("images"))
    return Variant(
        key=key,
        title=", ".join(options.values()) or None,
        sku=clean_text(own.get("sku"), 200),
        gtin=reading.gtin(own.get("global_unique_id"), url),
        options=options,
        url=url,
        image=web_url(images[0].get("src"), address) if images else None,
        offer=offer_of(own, url, reading),
    )

"""A shop's own attributes in Magento's GraphQL: brand and identifiers are among them, under names of the shop's."""

from collections.abc import Mapping
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.platforms.attribute_codes import BRAND, GTIN, MPN
from crawler.platforms.json_body import objects
from crawler.values.options import named_options

_CODES = {"gtin": GTIN, "mpn": MPN}
_LIMIT = 200


def stated_attributes(record: Mapping[str, Any]) -> dict[str, str]:
    """The attributes that a record states, by option name; the labels of a choice are joined."""
    listed = record.get("custom_attributesV2")
    items = objects(listed.get("items")) if isinstance(listed, dict) else []
    return named_options((str(item.get("code")), _value(item)) for item in items[:_LIMIT])


def _value(item: Mapping[str, Any]) -> str | None:
    labels = [clean_text(option.get("label"), 200) for option in objects(item.get("selected_options"))]
    return ", ".join(label for label in labels if label) or clean_text(item.get("value"), 500)


def brand_of(stated: Mapping[str, str]) -> str | None:
    """The brand among a product's attributes."""
    return next((value for name, value in stated.items() if name in BRAND), None)


def code_of(stated: Mapping[str, str], kind: str | None = None) -> str | None:
    """A GTIN or part number among some attributes, or either, or a brand, where no kind is asked for."""
    names = _CODES[kind] if kind else GTIN | MPN | BRAND
    return next((value for name, value in stated.items() if name in names), None)

"""Records of agentic-commerce product feeds (the Agentic Commerce Protocol's) as feed items.

Flat records, one a variant, are written with the names of the first or of a later edition; nested ones hold a
product with its variants, whose prices are in minor units.
"""

import re
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision

from crawler.platforms.feed_item import Item
from crawler.platforms.json_body import objects, read_json
from crawler.values.currencies import currency_code

_LATER_NAMES = {
    "item_id": "id",
    "url": "link",
    "image_url": "image_link",
    "additional_image_urls": "additional_image_link",
    "group_id": "item_group_id",
    "group_title": "item_group_title",
    "is_eligible_search": "enable_search",
    "is_eligible_checkout": "enable_checkout",
    "product_category": "product_type",
    "quantity": "inventory_quantity",
    "colour": "color",
}
_LINKS = re.compile(r"\s*,\s*(?=https?://)")
_IMAGES = ("image", "photo", "")


def items_of(record: dict[str, Any]) -> list[Item]:
    """The variants that a record states; none where it is no product, such as a feed's header."""
    if variants := objects(record.get("variants")):
        return [_nested(record, variant) for variant in variants]
    item = with_first_names({name.lower(): _texts(value) for name, value in record.items()})
    return [item] if "id" in item else []


def with_first_names(item: Item) -> Item:
    """An item under the names of the first edition, with its variant's own options as ``option/NAME``."""
    named = {_LATER_NAMES.get(name, name): values for name, values in item.items() if values}
    if (price := named.get("price")) and price[0].replace(".", "", 1).isdigit():
        named["price"] = [f"{price[0]} {code}" for code in _currencies(named)] or price
    if images := named.get("additional_image_link"):
        named["additional_image_link"] = [link for text in images for link in _LINKS.split(text)]
    starts, ends = (named.get(f"sale_price_{part}_date") for part in ("start", "end"))
    if starts and ends:
        named.setdefault("sale_price_effective_date", [f"{starts[0]}/{ends[0]}"])
    for number in (1, 2, 3):
        name, value = (named.get(f"custom_variant{number}_{part}") for part in ("category", "option"))
        if name and value:
            named[f"option/{name[0]}"] = value
    for text in named.pop("variant_dict", []):
        named |= _options(text)
    return named


def _currencies(item: Item) -> list[str]:
    """The currency that is stated beside an amount, at most one."""
    stated = (item[name][0] for name in ("currency", "price_currency", "currency_code") if item.get(name))
    return [code for text in stated if (code := currency_code(text))][:1]


def _options(text: str) -> Item:
    try:
        stated = read_json(text.encode("utf-8", "replace"))
    except ValueError:
        return {}
    pairs = stated.items() if isinstance(stated, dict) else ()
    return {f"option/{name}": texts for name, value in pairs if (texts := _texts(value))}


def _texts(value: object) -> list[str]:
    """A value as texts; what has parts of its own is kept as JSON for whoever knows it."""
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, str | int | float):
        return [str(value)]
    if isinstance(value, list):
        return [text for part in value[:1_000] for text in _texts(part)]
    if isinstance(value, dict):
        import orjson

        return [orjson.dumps(value).decode("utf-8", "replace")]
    return []


def _nested(product: dict[str, Any], variant: dict[str, Any]) -> Item:
    price, former = _money(variant.get("price")), _money(variant.get("list_price"))
    media = [*objects(variant.get("media")), *objects(product.get("media"))]
    categories = objects(variant.get("categories")) or objects(product.get("categories"))
    codes = [code.get("value") for code in objects(variant.get("barcodes"))]
    item = {
        "id": _texts(variant.get("id")),
        "item_group_id": _texts(product.get("id")),
        "item_group_title": _texts(product.get("title")),
        "title": _texts(variant.get("title")) or _texts(product.get("title")),
        "description": _words(variant.get("description")) or _words(product.get("description")),
        "link": _texts(variant.get("url")) or _texts(product.get("url")),
        "image_link": [str(image["url"]) for image in media if image.get("type") in _IMAGES and image.get("url")],
        "price": former or price,
        "sale_price": price if former else [],
        "availability": _availability(variant.get("availability")),
        "gtin": _texts(codes),
        "product_type": _texts([category.get("value") for category in categories]),
        "condition": _texts(variant.get("condition")),
        "brand": _texts(product.get("brand")) or _texts(variant.get("brand")),
    }
    for option in objects(variant.get("variant_options")):
        item[f"option/{option.get('name')}"] = _texts(option.get("value"))
    for source in (product, variant):
        item |= {name: _texts(source[name]) for name in ("enable_search", "enable_checkout", "mpn") if name in source}
    return {name: values for name, values in item.items() if values}


def _money(value: object) -> list[str]:
    """``{"amount": 1999, "currency": "USD"}`` → ``19.99 USD``."""
    if not isinstance(value, dict):
        return _texts(value)
    amount, code = value.get("amount"), currency_code(str(value.get("currency")))
    if not code or not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount < 10**15:
        return []
    return [f"{Decimal(amount).scaleb(-get_currency_precision(code)):f} {code}"]


def _availability(value: object) -> list[str]:
    if not isinstance(value, dict):
        return _texts(value)
    if value.get("status"):
        return _texts(value["status"])
    available = value.get("available")
    return ["in_stock" if available else "out_of_stock"] if isinstance(available, bool) else []


def _words(value: object) -> list[str]:
    if not isinstance(value, dict):
        return _texts(value)
    return next((_texts(value[form]) for form in ("plain", "html", "markdown") if value.get(form)), [])

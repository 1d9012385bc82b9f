"""A product of embedded state as a schema.org node, so that it is read like the others."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.extraction.data.node import Node
from crawler.extraction.data.variant_keys import VARIANT_PARAMETERS
from crawler.extraction.state.keys import keys_of, role_of, values_of
from crawler.extraction.state.options import VariantOptions
from crawler.extraction.state.prices import StatedPrices, stated_prices
from crawler.extraction.state.stock import counted_stock, stated_stock
from crawler.values.options import option_name

MAX_VARIANTS = 500
MAX_IMAGES = 20
_ADDRESS = ("url", "src", "href", "full_src", "large")
"""Keys under which a picture's object has its address."""


def state_node(product: Mapping[str, Any], currency: str | None, in_cents: bool) -> Node:
    """A product object with what it says of itself; ``in_cents`` says that its whole amounts count cents."""
    node: Node = {"@type": "Product"}
    for name, role in (("brand", "brand"), ("sku", "sku"), ("mpn", "mpn"), ("gtin", "gtin"), ("name", "name")):
        if value := _text(product, role):
            node[name] = value
    if images := _images(product):
        node["image"] = images
    prices = stated_prices(product)
    prices.currency = prices.currency or currency
    if offer := _offer(product, prices, in_cents):
        node["offers"] = offer
    variants = [
        v for v in values_of(product, "variants") if isinstance(v, list) and all(isinstance(i, dict) for i in v)
    ]
    if variants and len(variants[0]) > 1:
        items = variants[0][:MAX_VARIANTS]
        options = VariantOptions(product, items)
        node["hasVariant"] = [_variant(item, options.of(item), prices.currency, in_cents) for item in items]
        for variant, stock in zip(node["hasVariant"], counted_stock(items), strict=True):
            if stock:
                variant.setdefault("offers", {"@type": "Offer"}).setdefault("availability", str(stock))
        stated = [pair["name"] for variant in node["hasVariant"] for pair in variant["additionalProperty"]]
        node["variesBy"] = list(dict.fromkeys(stated))
    elif variants and variants[0] and "price" not in node.get("offers", {}):
        only = state_node(variants[0][0], prices.currency, in_cents)
        if not only.get("hasVariant"):
            node = {**only, **node, **_joined(only.get("offers"), node.get("offers"))}
    return node


def _joined(offer: Node | None, stated: Node | None) -> Node:
    """The only variant's offer with what the product itself states of it."""
    return {"offers": {**(offer or {}), **(stated or {})}} if offer or stated else {}


def _text(product: Mapping[str, Any], role: str) -> str | None:
    for key in keys_of(product, role):
        if role == "sku" and "sku" not in key.lower() and key != "itemId":
            continue
        value = product[key]
        if isinstance(value, dict):
            value = next((value[k] for k in ("name", "label", "title", "value") if isinstance(value.get(k), str)), None)
        if isinstance(value, (str, int)) and (text := clean_text(value)) and (role != "brand" or _is_name(text)):
            return text
    return None


def _is_name(text: str) -> bool:
    """Whether a text is no bare number, under which code may keep a brand."""
    return any(map(str.isalpha, text))


def _offer(product: Mapping[str, Any], prices: StatedPrices, in_cents: bool) -> Node | None:
    offer: Node = {"@type": "Offer"}
    now, listed = prices.first("now"), prices.first("list")
    base = prices.first("price")
    if now is not None and base is not None and base > now:
        listed = listed or base
    if now is None or (base is not None and base < now):
        now = base
    low, high = prices.first("low"), prices.first("high")
    if now is None and low is None and high is None and listed is not None:
        now, listed = listed, None
    divided = in_cents and prices.whole
    if now is not None:
        offer["price"] = _plain(now, divided)
        if listed is not None and listed > now:
            offer["priceSpecification"] = {"priceType": "ListPrice", "price": _plain(listed, divided)}
    elif low is not None or high is not None:
        offer |= {"lowPrice": _plain(low, divided), "highPrice": _plain(high, divided)}
    if stock := stated_stock(product):
        offer["availability"] = str(stock)
    if len(offer) == 1:
        return None
    if prices.currency:
        offer["priceCurrency"] = prices.currency
    return offer


def _plain(amount: Decimal | None, divided: bool) -> str | None:
    if amount is None:
        return None
    return f"{amount / 100 if divided else amount:f}"


def _variant(item: Mapping[str, Any], options: list[tuple[str, str]], currency: str | None, in_cents: bool) -> Node:
    node = state_node({k: v for k, v in item.items() if role_of(k) != "variants"}, currency, in_cents)
    node.pop("brand", None)
    if "option1" in item and str(item.get("id") or "").isdigit():
        # By this parameter a page of the platform that names options so selects the variant.
        node["url"] = f"?{VARIANT_PARAMETERS[0]}={item['id']}"
    pairs = [(option_name(name), value) for name, value in options]
    return node | {
        "additionalProperty": [{"name": name, "value": value} for name, value in pairs],
        **{name.lower(): value for name, value in pairs if name.lower() in ("size", "color", "material", "pattern")},
    }


def _images(item: Mapping[str, Any]) -> list[str]:
    """The addresses of the pictures of a product or variant."""
    values = [v for value in values_of(item, "image") for v in (value if isinstance(value, list) else [value])]
    stated = (next(filter(None, map(v.get, _ADDRESS)), None) if isinstance(v, dict) else v for v in values)
    return [address for address in stated if isinstance(address, str)][:MAX_IMAGES]

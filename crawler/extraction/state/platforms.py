"""Variants that platforms keep apart from their product: in lists, such as WooCommerce's, and as Magento's swatches."""

from decimal import Decimal
from typing import Any

from crawler.extraction.state.keys import role_of
from crawler.extraction.state.options import VariantOptions

MAX_VALUES = 2_000
MAX_VARIANTS = 500


def nameless_products(values: list[object], name: str) -> list[dict[str, Any]]:
    """The page's product under ``name``, with the variants that its code states without it."""
    found: list[dict[str, Any]] = []
    for value in values:
        if isinstance(value, list) and _is_variation(value):
            found.append({"name": name, "variants": value[:MAX_VARIANTS]})
        elif isinstance(value, dict) and (config := _swatches(value)):
            found.append({"name": name, "variants": _swatch_variants(config)})
    return found


def _is_variation(value: list[Any]) -> bool:
    """Whether objects are variants of one product: they are priced and tell each other apart by options, and what has
    a name of its own is another product."""
    items = value[:MAX_VARIANTS]
    if not items or not all(isinstance(item, dict) for item in items):
        return False
    if all("variation_id" in item for item in items):
        return True
    roles = [frozenset(map(role_of, item)) for item in items]
    if len(items) < 2 or not all("price" in some and "name" not in some for some in roles):
        return False
    options = VariantOptions({}, items)
    told = [tuple(options.of(item)) for item in items]
    return all(told) and len(set(told)) == len(told)


def _swatches(value: dict[str, Any]) -> dict[str, Any] | None:
    """The object with ``attributes`` and ``optionPrices``, or in older editions a ``basePrice``, however deep in the
    settings of the page's widgets."""
    pending: list[Any] = [value]
    for _ in range(MAX_VALUES):
        if not pending:
            return None
        node = pending.pop()
        priced = isinstance(node.get("optionPrices"), dict) or isinstance(node.get("basePrice"), str)
        if priced and isinstance(node.get("attributes"), dict):
            return dict(node)
        pending.extend(inner for inner in node.values() if isinstance(inner, dict))
    return None


def _swatch_variants(config: dict[str, Any]) -> list[dict[str, Any]]:
    """One variant for each priced article: Magento lists the articles under each value of each option."""
    options: dict[str, list[dict[str, Any]]] = {}
    for attribute in config["attributes"].values():
        if not isinstance(attribute, dict) or not isinstance(attribute.get("options"), list):
            continue
        for option in attribute["options"]:
            for article in option.get("products") or [] if isinstance(option, dict) else []:
                pair = {"name": attribute.get("label") or attribute.get("code"), "value": option.get("label")}
                options.setdefault(str(article), []).append(pair | {"added": option.get("price")})
    skus: dict[str, Any] = next((config[key] for key in ("skus", "sku") if isinstance(config.get(key), dict)), {})
    salable = _salable(config, options)
    return [
        {
            "prices": prices,
            "options": options.get(article, []),
            "sku": skus.get(article),
            "available": article in salable if salable else None,
        }
        for article, prices in list((config.get("optionPrices") or _summed(config, options)).items())[:MAX_VARIANTS]
        if isinstance(prices, dict)
    ]


def _summed(config: dict[str, Any], options: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, str]]:
    """The price of each article: that of the product, and what its values add."""
    try:
        base = Decimal(config["basePrice"])
        added = {article: sum(Decimal(one["added"] or 0) for one in values) for article, values in options.items()}
    except (ArithmeticError, TypeError, ValueError):
        return {}
    return {article: {"finalPrice": str(base + more)} for article, more in added.items()}


def _salable(config: dict[str, Any], options: dict[str, list[dict[str, Any]]]) -> set[str]:
    """The articles that can be had with each of their values; empty where the page shows no other."""
    stated = config.get("salable")
    values = [value for value in stated.values() if isinstance(value, dict)] if isinstance(stated, dict) else []
    had = [{str(one) for found in value.values() if isinstance(found, list) for one in found} for value in values]
    return {article for article in options if all(article in some for some in had)} if had else set()

"""Variants that two platforms keep apart from their product: WooCommerce's variations and Magento's swatches."""

from typing import Any

MAX_VALUES = 2_000
MAX_VARIANTS = 500


def nameless_products(values: list[object], name: str) -> list[dict[str, Any]]:
    """The page's product under ``name``, with the variants that one of the two platforms states without it."""
    found: list[dict[str, Any]] = []
    for value in values:
        if isinstance(value, list) and _is_variation(value):
            found.append({"name": name, "variants": value[:MAX_VARIANTS]})
        elif isinstance(value, dict) and (config := _swatches(value)):
            found.append({"name": name, "variants": _swatch_variants(config)})
    return found


def _is_variation(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(item, dict) and "variation_id" in item for item in value)


def _swatches(value: dict[str, Any]) -> dict[str, Any] | None:
    """The object with ``optionPrices`` and ``attributes``, however deep in the settings of the page's widgets."""
    pending: list[Any] = [value]
    for _ in range(MAX_VALUES):
        if not pending:
            return None
        node = pending.pop()
        if isinstance(node.get("optionPrices"), dict) and isinstance(node.get("attributes"), dict):
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
                options.setdefault(str(article), []).append(pair)
    skus = config.get("skus") if isinstance(config.get("skus"), dict) else {}
    return [
        {"prices": prices, "options": options.get(article, []), "sku": (skus or {}).get(article)}
        for article, prices in list(config["optionPrices"].items())[:MAX_VARIANTS]
        if isinstance(prices, dict)
    ]

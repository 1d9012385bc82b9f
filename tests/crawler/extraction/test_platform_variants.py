"""Variants that the code of shop platforms holds beside data which tells of one of them only."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Variant

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/dale-jersey"
Told = list[tuple[str | None, dict[str, str], str]]


def variants(code: str, *offers: dict[str, Any]) -> list[Variant]:
    offered = [{"@type": "Offer", "price": 60, "priceCurrency": "EUR", "availability": "InStock", **o} for o in offers]
    data = {"@type": "Product", "name": "Dale jersey", "brand": "Norra", "sku": "DJ-S", "offers": offered}
    head = f'<title>Dale jersey</title><script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"{head}<main><h1>Dale jersey</h1><b>60,00 €</b><button>Add to cart</button>{code}</main>"
    return extract_page(page.encode(), URL, NOW).products[0].variants


def told(found: list[Variant]) -> Told:
    return [(one.sku, one.options, str(one.offer and one.offer.availability)) for one in found]


def script(value: object, before: str = "window.product = ") -> str:
    return f"<script>{before}{json.dumps(value, separators=(',', ':'))};</script>"


TWO: Told = [("DJ-S", {"size": "S"}, "InStock"), ("DJ-M", {"size": "M"}, "OutOfStock")]


def test_a_theme_of_options_by_number() -> None:
    sizes = [
        {"id": 1, "option1": "S", "sku": "DJ-S", "price": 6000, "available": True},
        {"id": 2, "option1": "M", "sku": "DJ-M", "price": 6000, "available": False},
    ]
    product = {"title": "Dale jersey", "options": ["Size"], "variants": sizes}

    assert told(variants(script(product), {})) == TWO


@pytest.mark.parametrize("shown", [True, False])
def test_articles_that_can_be_had_with_each_of_their_values(shown: bool) -> None:
    values = [{"label": "S", "products": ["11"]}, {"label": "M", "products": ["12"]}]
    config = {
        "attributes": {"9": {"id": "9", "code": "size", "label": "Size", "options": values}},
        "optionPrices": {"11": {"finalPrice": {"amount": 60}}, "12": {"finalPrice": {"amount": 60}}},
        "sku": {"11": "DJ-S", "12": "DJ-M"},
        "salable": {"9": {"1": ["11"]}} if shown else [],
    }

    found = told(variants(script(config, "initOptions('7', ").replace("};", "});"), {}))

    assert found == (TWO if shown else [TWO[0], ("DJ-M", {"size": "M"}, "None")])


def test_variants_by_their_numbers() -> None:
    sizes = {
        "11": {"sku": "DJ-S", "size": "S", "price": 60, "inStock": True},
        "12": {"sku": "DJ-M", "size": "M", "price": 60, "inStock": False},
    }
    product = {"name": "Dale jersey", "skus": sizes, "variationAttributes": [{"id": "size"}]}

    assert told(variants(script(product), {})) == TWO


def test_a_product_that_lists_what_it_calls_its_dimensions() -> None:
    sizes = [
        {"sku": "DJ-S", "dimensions": {"Size": "S"}, "bestPrice": 6000, "available": True},
        {"sku": "DJ-M", "dimensions": {"Size": "M"}, "bestPrice": 6000, "available": False},
    ]
    product = {"name": "Dale jersey", "dimensions": ["Size"], "dimensionsMap": {"Size": ["S", "M"]}, "skus": sizes}

    assert told(variants(script(product), {})) == TWO


def test_an_older_cache_of_objects_that_name_each_other() -> None:
    def reference(key: str) -> dict[str, Any]:
        return {"type": "id", "generated": True, "id": key}

    product = {"productName": "Dale jersey", 'items({"filter":"ALL"})': [reference("a"), reference("b")]}
    cache: dict[str, Any] = {"Product:dale-jersey": product}
    for key, sku, size in (("a", "DJ-S", "S"), ("b", "DJ-M", "M")):
        named = {"name": "Size", "values": {"type": "json", "json": [size]}, "__typename": "Property"}
        cache |= {key: {"itemId": sku, "Price": 60, "variations": [reference(size)], "__typename": "SKU"}, size: named}

    found = told(variants(script(cache, "__STATE__ = "), {"sku": "DJ-S"}, {"sku": "DJ-M", "availability": "SoldOut"}))

    assert found == TWO


def test_variants_called_options_with_what_qualifies_them() -> None:
    sizes = [
        {"code": sku, "variantOptionQualifiers": [{"name": "Size", "value": size}], "priceData": {"value": 60}}
        | {"sku": sku, "stock": {"stockLevelStatus": stock}}
        for sku, size, stock in (("DJ-S", "S", "inStock"), ("DJ-M", "M", "outOfStock"))
    ]
    product = {"name": "Dale jersey", "variantOptions": sizes, "selectedOptions": None}

    assert told(variants(script(product), {})) == TWO


@pytest.mark.parametrize(("more", "price"), [("5", "65"), (None, "60"), ("dear", None)])
def test_what_values_add_to_the_price_of_the_product(more: str | None, price: str | None) -> None:
    values = [{"label": "S", "price": "0", "products": ["11"]}, {"label": "M", "price": more, "products": ["12"]}]
    config = {"attributes": {"9": {"code": "size", "label": "Size", "options": values}}, "basePrice": "60"}
    head = "<title>Dale jersey</title><h1>Dale jersey</h1><b>60,00 €</b><button>Add to cart</button>"

    page = f"{head}<script>var spConfig = new Product.Config({json.dumps(config)});</script>"
    found = extract_page(page.encode(), URL, NOW).products[0].variants

    expected = [({"size": "S"}, "60"), ({"size": "M"}, price)] if price else [({}, "60")]
    assert [(one.options, f"{one.offer.price:.0f}") for one in found if one.offer and one.offer.price] == expected


def test_an_amount_of_any_length_is_added_in_no_time() -> None:
    values = [{"label": str(n), "price": "1e999999", "products": [str(n)]} for n in range(500)]
    config = {"attributes": {"9": {"code": "size", "label": "Size", "options": values}}, "basePrice": "60"}

    assert len(variants(script({"optionPrices": None, "spConfig": config}), {})) >= 1

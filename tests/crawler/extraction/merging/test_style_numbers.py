"""Which number is the product's own, and which that of the chosen variant."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.extraction.identity.named_number import named_number
from crawler.extraction.page import extract_page
from crawler.product import Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"


def read(data: dict[str, Any], body: str = "") -> Product:
    block = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"<html><head><title>Oak stool</title>{block}</head><body><h1>Oak stool</h1>{body}</body></html>"
    return extract_page(page.encode(), URL, NOW).products[0]


def offer(**more: Any) -> dict[str, Any]:
    return {"@type": "Offer", "price": 80, "priceCurrency": "EUR"} | more


def group(**more: Any) -> dict[str, Any]:
    variants = [
        {"@type": "Product", "name": f"Oak stool, {color}", "sku": sku, "color": color, "offers": offer()}
        for color, sku in (("Natural", "ST-11-N"), ("Black", "ST-11-B"))
    ]
    return {"@type": "ProductGroup", "name": "Oak stool", "hasVariant": variants} | more


@pytest.mark.parametrize(
    ("stated", "number"),
    [
        ({"productGroupID": "ST-11"}, "ST-11"),
        ({"sku": "ST-11", "productGroupID": "81286"}, "ST-11"),
        ({"sku": "ST-11-N", "productGroupID": "81286"}, "81286"),
        ({}, None),
    ],
)
def test_group(stated: dict[str, str], number: str | None) -> None:
    found = read(group(**stated))

    assert found.sku == number
    assert [variant.sku for variant in found.variants] == ["ST-11-N", "ST-11-B"]
    assert ("product.sku" in found.provenance) == (number is not None)


def test_a_product_with_an_offer_of_each_variant() -> None:
    offers = [offer(sku="9001"), offer(sku="9002")]

    assert read({"@type": "Product", "name": "Oak stool", "productID": "4608", "offers": offers}).sku == "4608"


def test_a_number_that_is_printed() -> None:
    named = '<span class="product-reference">7901/312</span>'

    assert read(group(), named).sku == "7901/312"
    assert read(group(), "<p>Item no. 7901312</p>").sku == "7901312"
    assert read(group(), '<span class="sku">ST-11-N</span>').sku is None


def test_an_only_variant_has_the_number() -> None:
    found = read({"@type": "Product", "name": "Oak stool", "productID": "4608", "sku": "ST-11", "offers": offer()})

    assert found.sku is None
    assert found.variants[0].sku == "ST-11"


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ('<span class="sku">MS044BW</span>', "MS044BW"),
        ('<b id="product_reference">4711-20</b>', "4711-20"),
        ('<div data-test="pdp-sku-number" x>924/9556</div>', "924/9556"),
        ('<i class="sku">1001</i><i class="sku">1002</i>', None),
        ('<i class="skull">1001</i><i class="task-sku">Sold by us</i>', None),
    ],
)
def test_a_number_in_an_element_named_for_it(page: str, number: str | None) -> None:
    assert named_number(page.encode()) == number

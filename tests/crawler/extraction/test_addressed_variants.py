"""Which variant a page's address selects, whoever tells of the variants."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Availability, Variant

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/dale-jersey"


def variants(html: str, query: str, head: str = "") -> list[Variant]:
    page = f"<title>Dale jersey</title>{head}<main><h1>Dale jersey</h1>{html}<button>Add to cart</button></main>"
    return extract_page(page.encode(), URL + query, NOW).products[0].variants


def selected(html: str, query: str, head: str = "") -> Variant:
    return variants(html, query, head)[0]


def held(**product: Any) -> str:
    """A product of two sizes as the page's code holds it."""
    items = [
        {"id": 4001, "title": "S", "option1": "S", "sku": "DJ-S", "price": 12000, "available": True},
        {"id": 4002, "title": "L", "option1": "L", "sku": "DJ-L", "price": 12500, "available": False},
    ]
    code = {"title": "Dale jersey", "options": ["Size"], "variants": items, **product}
    return f"<script type='application/json'>{json.dumps({'product': code})}</script>"


def test_the_address_selects_a_variant_of_the_code_whatever_the_head_says_the_product_costs() -> None:
    head = "<meta property='og:type' content='product'><meta property='og:title' content='Dale jersey'>"
    head += "<meta property='og:price:amount' content='120.00'><meta property='og:price:currency' content='EUR'>"
    found = selected(f"<p class='price'>€125.00</p>{held(price=12000)}", "?variant=4002", head)
    assert (found.sku, found.offer and found.offer.price) == ("DJ-L", Decimal(125))
    assert found.offer is not None
    assert found.offer.availability is Availability.OUT_OF_STOCK


def test_amounts_count_cents_where_the_page_prints_the_hundredth_of_any_variants_price() -> None:
    found = variants(f"<p class='price'>€125.00</p>{held()}", "?variant=4002")
    assert [(one.sku, one.offer.price) for one in found if one.offer] == [
        ("DJ-L", Decimal(125)),
        ("DJ-S", Decimal(120)),
    ]


@pytest.mark.parametrize("query", ["?size=l", "?utm_source=letter&size=l"])
def test_an_address_selects_what_a_variants_own_asks_for(query: str) -> None:
    sizes = [
        {"@type": "Product", "name": "Dale jersey", "sku": f"DJ-{size}", "size": size}
        | {"offers": {"@type": "Offer", "price": price, "priceCurrency": "EUR", "url": f"{URL}?size={size.lower()}"}}
        for size, price in (("S", 120), ("L", 125))
    ]
    node = {"@type": "ProductGroup", "name": "Dale jersey", "productGroupID": "DJ", "hasVariant": sizes}
    data = f"<script type='application/ld+json'>{json.dumps(node)}</script>"
    assert selected("<p class='price'>€125.00</p>", query, data).sku == "DJ-L"

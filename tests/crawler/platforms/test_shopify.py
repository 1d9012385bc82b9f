"""Shopify's /products.json: what is taken, what is left unknown, and what is counted as left out."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from crawler.platforms.shopify import ShopMeta, parse_products, read_meta
from crawler.product import Availability

NOW = datetime(2026, 1, 2, tzinfo=UTC)
URL = "https://runfast.example/products.json?limit=250&page=1"

SHOE: dict[str, Any] = {
    "id": 7001,
    "title": "Ridge Runner &amp; Friends",
    "handle": "ridge-runner",
    "vendor": "Runfast",
    "product_type": "Shoes",
    "body_html": "<p>Light.</p><script>alert(1)</script><p>Grippy &amp; fast.</p>",
    "options": [{"name": "Colour", "position": 1}, {"name": "Größe", "position": 2}],
    "images": [{"src": "//cdn.example/a.jpg?v=1"}, {"src": "javascript:alert(1)"}],
    "variants": [
        {
            "id": 1,
            "title": "Red / 42",
            "option1": "Red",
            "option2": "42",
            "sku": "RR-42",
            "barcode": "4006381333931",
            "price": "99.90",
            "compare_at_price": "120.00",
            "available": True,
            "featured_image": {"src": "https://cdn.example/red.jpg"},
        },
        {"id": 2, "title": "Red / 43", "option1": "Red", "option2": "43", "price": "99.90", "available": False},
    ],
}


def page(*products: object) -> bytes:
    return json.dumps({"products": products}).encode()


def test_reads_a_product_with_its_variants() -> None:
    [product], rejected = parse_products(page(SHOE), URL, NOW, "EUR")
    assert not rejected
    assert (product.product_id, product.name, product.brand) == ("7001", "Ridge Runner & Friends", "Runfast")
    assert product.url == "https://runfast.example/products/ridge-runner"
    assert product.description == "Light. Grippy & fast."
    assert product.images == ["https://cdn.example/a.jpg?v=1"]
    assert product.varies_by == ["color", "size"]
    first, second = product.variants
    assert first.options == {"color": "Red", "size": "42"}
    assert first.url == "https://runfast.example/products/ridge-runner?variant=1"
    assert (first.key, first.sku, first.gtin) == ("1", "RR-42", "04006381333931")
    assert first.image == "https://cdn.example/red.jpg"
    assert first.offer
    assert second.offer
    assert (first.offer.price, first.offer.price_currency, first.offer.list_price) == (
        Decimal("99.90"),
        "EUR",
        Decimal("120.00"),
    )
    assert first.offer.availability is Availability.IN_STOCK
    assert second.offer.availability is Availability.OUT_OF_STOCK
    assert product.provenance["price"].source == "shopify"
    assert product.provenance["price"].url == URL
    assert "mpn" not in product.provenance


def test_currency_and_stock_stay_unknown_where_nobody_states_them() -> None:
    bare = {**SHOE, "vendor": None, "variants": [{"id": 1, "price": "10.00"}]}
    [product], _ = parse_products(page(bare), URL, NOW)
    offer = product.variants[0].offer
    assert offer
    assert (offer.price, offer.price_currency, offer.availability) == (Decimal("10.00"), None, None)
    assert product.brand is None
    [filled], _ = parse_products(page(bare), URL, NOW, site_brand="Runfast")
    assert filled.brand == "Runfast"


@pytest.mark.parametrize(
    ("text", "price", "currency"),
    [
        ("1,299.00 EUR", "1299.00", "EUR"),
        ("$ 49.50 CAD", "49.50", "CAD"),
        ("$49.50", "49.50", "USD"),
        ("USD", None, None),
        ("$10 or $12", None, None),
    ],
)
def test_a_price_text_is_read_with_the_currency_that_it_states(
    text: str, price: str | None, currency: str | None
) -> None:
    [product], _ = parse_products(page({**SHOE, "variants": [{"id": 1, "price": text}]}), URL, NOW, currency="USD")
    offer = product.variants[0].offer
    assert offer
    assert (offer.price, offer.price_currency, offer.price_raw) == (Decimal(price) if price else None, currency, text)


def test_the_default_title_is_no_option() -> None:
    only = {"id": 5, "title": "Default Title", "option1": "Default Title", "price": "5.00"}
    [product], _ = parse_products(page({**SHOE, "options": [{"name": "Title"}], "variants": [only]}), URL, NOW)
    assert product.variants[0].options == {}
    assert product.variants[0].title is None
    assert product.varies_by == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": ""}, "no_name"),
        ({"id": None}, "no_id"),
        ({"handle": None}, "no_handle"),
        ({"variants": []}, "no_variants"),
        ({"variants": "red"}, "no_variants"),
        ({"variants": [{"id": 1}, {"id": 1}]}, "duplicate_variant"),
        ({"variants": [{"price": "1.00"}]}, "variant_without_id"),
        ({"variants": [{"id": n} for n in range(2_001)]}, "too_many_variants"),
        ({"variants": [{"id": 1, "price": "1e308"}]}, "price_unreadable"),
        ({"variants": [{"id": 1, "price": "-5.00"}]}, "price_unreadable"),
        ({"variants": [{"id": 1, "barcode": "4006381333932"}]}, "gtin_check_digit"),
    ],
)
def test_counts_what_it_leaves_out(change: dict[str, Any], reason: str) -> None:
    products, rejected = parse_products(page({**SHOE, **change}), URL, NOW)
    assert reason in [rejection.reason for rejection in rejected]
    for product in products:
        assert len(product.variants) <= 2_000


def test_a_bad_product_does_not_cost_the_others() -> None:
    products, rejected = parse_products(page("junk", {**SHOE, "id": 8, "title": None}, SHOE, SHOE), URL, NOW)
    assert [product.product_id for product in products] == ["7001"]
    assert [rejection.reason for rejection in rejected] == ["not_an_object", "no_name", "duplicate_product"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>bot wall</html>", "bad_json"),
        (b"", "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'{"products": {"a": 1}}', "not_shopify"),
        (b"[1, 2]", "not_shopify"),
        (b'{"products": [' + b"9" * 5_000 + b"]}", "bad_json"),
    ],
)
def test_what_is_not_shopify_is_said(body: bytes, reason: str) -> None:
    products, [rejection] = parse_products(body, URL, NOW)
    assert not products
    assert rejection.reason == reason


def test_the_end_of_the_pages_has_neither_products_nor_rejections() -> None:
    assert parse_products(page(), URL, NOW) == ([], [])


def test_control_and_direction_characters_are_gone() -> None:
    [product], _ = parse_products(page({**SHOE, "title": "Run\x1b[31m\u202efast\u200b\x00 X\ud800"}), URL, NOW)
    assert product.name.isprintable()
    product.model_dump_json()


def test_meta_states_name_and_number() -> None:
    assert read_meta(b'{"name": "Runfast", "published_products_count": 12}') == ShopMeta("Runfast", 12)
    assert read_meta(b'{"published_products_count": -1}') == ShopMeta()
    assert read_meta(b"<html>") == ShopMeta()
    assert read_meta(b"[]") == ShopMeta()

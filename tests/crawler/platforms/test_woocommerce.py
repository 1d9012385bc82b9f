"""The WooCommerce Store API: minor units, sales, ranges, and variations joined to their parent."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from crawler.platforms.woocommerce import parse_products, parse_variations, variation_ids
from crawler.product import Availability, Offer

NOW = datetime(2026, 1, 2, tzinfo=UTC)
URL = "https://lamps.example/wp-json/wc/store/v1/products?page=1"


def prices(price: str, regular: str | None = None, **more: Any) -> dict[str, Any]:
    return {"price": price, "regular_price": regular or price, "currency_code": "EUR", "currency_minor_unit": 2, **more}


LAMP: dict[str, Any] = {
    "id": 11,
    "name": "Desk lamp &#8220;Luna&#8221; &amp; shade",
    "permalink": "https://lamps.example/product/luna/",
    "type": "simple",
    "sku": "LUNA",
    "description": "<p>Warm light.</p>",
    "is_in_stock": True,
    "prices": prices("4500", "5000"),
    "images": [{"src": "https://lamps.example/luna.jpg"}],
    "categories": [
        {"name": "Desk &amp; table", "link": "https://lamps.example/product-category/lamps/desk/"},
        {"name": "Lamps", "link": "https://lamps.example/product-category/lamps/"},
        {"name": "Sale", "link": "https://lamps.example/product-category/sale/"},
    ],
    "attributes": [
        {"name": "Marke", "terms": [{"name": "Lumen"}]},
        {"name": "Material", "terms": [{"name": "Brass"}, {"name": "Glass"}]},
        {"name": "EAN", "terms": [{"name": "4006381333931"}]},
    ],
}
SHIRT: dict[str, Any] = {
    "id": 20,
    "name": "Lamp shirt",
    "permalink": "https://lamps.example/product/shirt/",
    "type": "variable",
    "is_in_stock": True,
    "prices": prices("1000", price_range={"min_amount": "1000", "max_amount": "1500"}),
    "attributes": [{"name": "Farbe", "terms": [{"name": "Dark red", "slug": "dark-red"}]}],
    "variations": [
        {"id": 21, "attributes": [{"name": "Farbe", "value": "dark-red"}, {"name": "Size", "value": "l"}]},
        {"id": 22, "attributes": [{"name": "Farbe", "value": "dark-red"}, {"name": "Size", "value": None}]},
    ],
}
VARIATION: dict[str, Any] = {
    "id": 21,
    "type": "variation",
    "name": "Lamp shirt",
    "variation": "Farbe: Dark red, Size: L",
    "sku": "S-L",
    "permalink": "https://lamps.example/product/shirt/?attribute_size=l",
    "is_in_stock": False,
    "prices": prices("1500"),
}


def body(*records: object) -> bytes:
    return json.dumps(records).encode()


def offer_of(record: dict[str, Any]) -> Offer:
    [product], _ = parse_products(body(record), URL, NOW)
    offer = product.variants[0].offer
    assert offer
    return offer


def test_reads_a_simple_product() -> None:
    [product], rejected = parse_products(body(LAMP), URL, NOW)
    assert not rejected
    assert product.name == "Desk lamp “Luna” & shade"
    assert (product.product_id, product.brand, product.category) == ("11", "Lumen", "Lamps > Desk & table")
    assert product.attributes == {"material": "Brass, Glass"}
    [variant] = product.variants
    assert (variant.sku, variant.gtin, variant.options) == ("LUNA", "04006381333931", {})
    offer = variant.offer
    assert offer
    assert (offer.price, offer.price_currency, offer.list_price) == (Decimal("45.00"), "EUR", Decimal("50.00"))
    assert offer.availability is Availability.IN_STOCK
    assert product.provenance["price"].source == "woocommerce"


@pytest.mark.parametrize(
    ("stated", "price", "currency"),
    [
        (prices("4500", currency_minor_unit=0, currency_code="JPY"), Decimal(4500), "JPY"),
        (prices("4500", currency_minor_unit=3, currency_code="KWD"), Decimal("4.500"), "KWD"),
        (prices("4500", currency_minor_unit=None), None, None),  # nobody knows how much 4500 is
        (prices("45.00"), None, None),
        (prices("0"), None, None),
        (prices("9" * 60), None, None),
        ({"price": "4500", "currency_minor_unit": 2}, Decimal("45.00"), None),
        (prices("4500", currency_code="ZZZ"), Decimal("45.00"), None),
        ([], None, None),
    ],
)
def test_minor_units_are_never_guessed(stated: Any, price: Decimal | None, currency: str | None) -> None:
    offer = offer_of({**LAMP, "prices": stated})
    assert (offer.price, offer.price_currency) == (price, currency)


def test_variations_are_joined_into_their_parent() -> None:
    page = body(SHIRT)
    assert variation_ids(page) == ["21", "22"]
    [product], rejected = parse_products(page, URL, NOW, variations=parse_variations(body(VARIATION)))
    assert not rejected
    assert product.varies_by == ["color", "size"]
    own, lacking = product.variants
    assert (own.key, own.sku) == ("21", "S-L")
    assert own.options == {"color": "Dark red", "size": "L"}
    assert own.url == VARIATION["permalink"]
    assert own.offer
    assert (own.offer.price, own.offer.availability) == (Decimal("15.00"), Availability.OUT_OF_STOCK)
    # Asked for, but not answered: the parent's range is all that is known, and no size means any.
    assert lacking.options == {"color": "Dark red"}
    assert lacking.offer
    assert (lacking.offer.price, lacking.offer.low_price, lacking.offer.high_price) == (
        None,
        Decimal("10.00"),
        Decimal("15.00"),
    )
    assert lacking.offer.availability is None


def test_one_price_for_all_variations_is_each_ones_price() -> None:
    [product], _ = parse_products(body({**SHIRT, "prices": prices("1000", price_range=None)}), URL, NOW)
    assert {variant.offer.price for variant in product.variants if variant.offer} == {Decimal("10.00")}


def test_a_parent_that_is_sold_out_has_no_variation_in_stock() -> None:
    [product], _ = parse_products(body({**SHIRT, "is_in_stock": False}), URL, NOW)
    assert {v.offer.availability for v in product.variants if v.offer} == {Availability.OUT_OF_STOCK}


def test_a_backorder_is_none_in_stock() -> None:
    assert offer_of({**LAMP, "is_on_backorder": True}).availability is Availability.BACK_ORDER


@pytest.mark.parametrize(
    ("sent", "reasons"),
    [
        (b"<b>Warning</b>", ["bad_json"]),
        (b'{"code": "rest_no_route"}', ["not_woocommerce"]),
        (body({**LAMP, "permalink": "javascript:alert(1)"}), ["no_url"]),
        (body({**LAMP, "name": " "}), ["no_name"]),
        (body(1, None, LAMP), ["not_an_object", "not_an_object"]),
        (body(VARIATION), ["variation_without_parent"]),
        (body(LAMP, LAMP), ["duplicate_product"]),
        (body({**LAMP, "prices": prices("x")}), ["price_unreadable"]),
        (body({**SHIRT, "variations": [{"id": 1}, {"id": 1}, {}]}), ["duplicate_variant", "variant_without_id"]),
    ],
)
def test_counts_what_it_leaves_out(sent: bytes, reasons: list[str]) -> None:
    _, rejected = parse_products(sent, URL, NOW)
    assert [rejection.reason for rejection in rejected] == reasons


def test_reads_past_notices_and_a_byte_order_mark() -> None:
    for before in (b"\xef\xbb\xbf", b"\n<br />Deprecated: creation of dynamic property\n"):
        products, rejected = parse_products(before + body(LAMP), URL, NOW)
        assert len(products) == 1
        assert not rejected

"""Real feeds, whole: nothing is left out without a reason."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.platforms import merchant_feed, shopify, woocommerce
from tests.parts import SHARED

pytestmark = pytest.mark.shared
FEEDS = SHARED / "feeds"
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def test_a_google_merchant_feed() -> None:
    body = (FEEDS / "google-merchant-vaivora.xml").read_bytes()
    products, rejected = merchant_feed.parse_products(body, "https://shop.example/feed.xml", NOW)
    offers = [variant.offer for product in products for variant in product.variants]
    assert len(offers) == 807
    assert not rejected
    assert all(offer and offer.price and offer.price_currency == "EUR" and offer.availability for offer in offers)


def test_shopify_products() -> None:
    body = (FEEDS / "shopify-products-localboxes.json").read_bytes()
    products, rejected = shopify.parse_products(body, "https://shop.example/products.json", NOW)
    assert len(products) == 17
    assert not rejected
    body = (FEEDS / "shopify-products-elsewedy-excerpt.json").read_bytes()
    flood, wire = shopify.parse_products(body, "https://shop.example/products.json", NOW)[0]
    assert [variant.options for variant in flood.variants] == [{"color_temp": "6500K"}, {"color_temp": "3000K"}]
    assert wire.variants[0].options == {}


def test_woocommerce_products_with_a_variation() -> None:
    body = (FEEDS / "woocommerce-store-api.json").read_bytes()
    assert woocommerce.variation_ids(body) == ["10491"]
    found = woocommerce.parse_variations((FEEDS / "woocommerce-variation.json").read_bytes())
    [wire, breaker], rejected = woocommerce.parse_products(body, "https://shop.example/", NOW, variations=found)
    assert not rejected
    assert wire.variants[0].offer
    assert breaker.variants[0].offer
    assert (wire.variants[0].offer.price, wire.variants[0].offer.price_currency) == (Decimal("2776.66"), "EGP")
    assert breaker.variants[0].offer.price == Decimal("125.50")

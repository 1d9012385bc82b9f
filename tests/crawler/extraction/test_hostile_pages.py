"""Whatever a page says, extraction answers, invents nothing, and its answer can be stored as JSON."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.extraction.page import PageExtraction, extract_page
from crawler.frontier.links import page_links
from crawler.probe.pages import site_name
from crawler.values.currencies import currency_codes
from crawler.values.identifiers import normalize_gtin

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://shop.example/p/x"
PRODUCT = '{"@type":"Product","name":"Hut Shoe","offers":{"price":"10","priceCurrency":"EUR"}}'


def extract(body: str | bytes, content_type: str | None = None) -> PageExtraction:
    return extract_page(
        body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body, URL, NOW, content_type
    )


def script(*blocks: str) -> str:
    return "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)


_IDENTITY = [
    "@type",
    "@id",
    "@graph",
    "name",
    "brand",
    "sku",
    "mpn",
    "gtin",
    "image",
    "url",
    "productGroupID",
    "mainEntity",
]
_OFFER = [
    "offers",
    "price",
    "priceCurrency",
    "lowPrice",
    "highPrice",
    "priceSpecification",
    "availability",
    "itemOffered",
]
_VARIANT = ["hasVariant", "isVariantOf", "variesBy", "size", "color", "additionalProperty"]
_TERMS = st.sampled_from(_IDENTITY + _OFFER + _VARIANT)
_SCALARS = (
    st.sampled_from(
        ["Product", "ProductGroup", "Offer", "AggregateOffer", "WebPage", "#a", "#b", "InStock", "1.299,00 €"]
    )
    | st.sampled_from(
        ["javascript:alert(1)", "\ud800", "{{name}}", "EUR", "XXQ", "-5", "2000000043333", "4006381333931", URL]
    )
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
)
_NODES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TERMS, inner, max_size=7),
    max_leaves=30,
)


@settings(max_examples=300)
@example([{"@id": [], "@type": "Product"}])
@given(st.lists(_NODES, max_size=3))
def test_any_graph(values: list[Any]) -> None:
    page = extract(script(*(json.dumps(value) for value in values)))

    for product in page.products:
        product.model_dump_json()
        for variant in product.variants:
            assert variant.gtin is None or normalize_gtin(variant.gtin) == variant.gtin
            offer = variant.offer
            if offer is not None:
                assert offer.price_currency is None or offer.price_currency in currency_codes()
                assert all(
                    a is None or a > 0 for a in (offer.price, offer.low_price, offer.high_price, offer.list_price)
                )
        keys = [variant.key for variant in product.variants]
        assert len(set(keys)) == len(keys)


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes(body: bytes) -> None:
    for content_type in (None, "text/html; charset=utf-16", "text/html; charset=rot13", "x; charset=\x00"):
        extract(body + script(PRODUCT).encode(), content_type)
    list(page_links(body, URL))


def test_every_way_to_nest() -> None:
    for body in (
        '<div itemscope itemtype="https://schema.org/Product">' * 300 + script(PRODUCT),
        "<div>" * 100_000 + script(PRODUCT),
        script("[" * 100_000, '{"a":' * 100_000, PRODUCT),
        "<!--" * 100_000 + script(PRODUCT),
    ):
        assert [product.name for product in extract(body).products] == ["Hut Shoe"]


def test_references_in_a_circle() -> None:
    group = {"@id": "#g", "@type": "ProductGroup", "name": "Hut Shoe", "hasVariant": [{"@id": "#p"}, {"@id": "#g"}]}
    product = {
        "@id": "#p",
        "@type": "Product",
        "name": "Hut Shoe",
        "isVariantOf": {"@id": "#g"},
        "brand": {"@id": "#p"},
    }

    page = extract(script(json.dumps({"@graph": [group, product]})))

    assert [found.name for found in page.products] == ["Hut Shoe"]


def test_limits_are_counted() -> None:
    variants = [{"@type": "Product", "sku": str(n), "offers": {"price": n + 1}} for n in range(2_100)]
    images = [f"/i/{n}.jpg" for n in range(5_000)]
    group = {"@type": "ProductGroup", "name": "x" * 1_000_000, "hasVariant": variants, "image": images}

    page = extract(script(json.dumps(group), *["{}{"] * 300))

    product = page.products[0]
    assert len(product.variants) == 2_000
    assert len(product.images) == 50
    assert len(product.name) == 500
    assert {rejection.reason for rejection in page.rejected} >= {"variants_over_limit", "json_ld_blocks_over_limit"}


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251", "shift_jis", "latin-1"]
)
def test_charsets(charset: str) -> None:
    name = {"cp1251": "Ботинок", "shift_jis": "靴"}.get(charset, "Größe")
    body = script(json.dumps({"@type": "Product", "name": name}, ensure_ascii=False)).encode(charset)

    page = extract(body, None if charset.startswith("utf") else f"text/html; charset={charset}")

    assert [product.name for product in page.products] == [name]


def test_broken_bytes_do_not_change_the_rest() -> None:
    page = extract(script(PRODUCT.replace("Hut", "Hütte")).encode() + b"<p>\xff\xfe\x00")

    assert [product.name for product in page.products] == ["Hütte Shoe"]


def test_brand_of_the_site_fills_only_a_missing_one() -> None:
    def brand(node: dict[str, str]) -> str | None:
        body = script(json.dumps({"@type": "Product", "name": "Hut Shoe", **node})).encode()
        return extract_page(body, URL, NOW, site_brand="Fellwind").products[0].brand

    assert brand({}) == "Fellwind"
    assert brand({"brand": "Tarn"}) == "Tarn"


def test_offer_prices_are_decimal() -> None:
    offer = extract(script(PRODUCT.replace('"10"', "10.1"))).products[0].variants[0].offer
    assert offer is not None
    assert offer.price == Decimal("10.1")


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Blue Hut Shoe</h1>" + "<p>12 €</p>" * 30_000,
        "<h1>Blue Hut Shoe</h1><div>" + "<i></i>" * 100_000 + "<p>12 €</p>" * 1_500,
        f"<div itemscope itemref='{' '.join(f'n{n}' for n in range(20))}'></div>" * 100 + "<p id=x>x</p>" * 100_000,
        script("[" + ",".join(PRODUCT.replace("{", f'{{"sku":"{n}",', 1) for n in range(10_000)) + "]"),
    ],
    ids=["prices", "empty elements", "itemref", "one name"],
)
def test_a_page_takes_no_minutes(body: str) -> None:
    """Each took minutes when the work grew with the square of the page; the run of the tests would tell."""
    page = extract("<title>Blue Hut Shoe</title>" + body + "<button>Add to cart</button>")
    assert len(page.products) <= 1


def test_tags_without_end_take_no_minutes() -> None:
    assert list(page_links(b"<a " * 1_000_000, URL)) == []
    assert site_name(b"<meta " * 30_000 + b"<title " * 10_000) is None


def test_links() -> None:
    body = b"""<base href="/shop/"><a href="a?x=1&amp;y=2#top">a</a> <a rel=nofollow href=b>b</a>
    <A HREF='//other.example/c'>c</A>
    <a href="javascript:alert(1)">d</a> <a href="a?x=1&amp;y=2">again</a> <a name=e>e</a>"""

    assert list(page_links(body, URL)) == ["https://shop.example/shop/a?x=1&y=2", "https://other.example/c"]

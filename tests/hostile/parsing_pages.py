"""Pages whose bytes, JSON and HTML are out of order."""

import json

from tests.hostile.case import Case, block, page, product
from tests.hostile.server import Answer, respond


def said(body: bytes, charset: str | None = None) -> Answer:
    """A body with a charset in its header, or with none."""
    return respond(body, headers={"Content-Type": f"text/html; charset={charset}" if charset else "text/html"})


def named(name: str, charset: str) -> bytes:
    """A product page in a charset."""
    return block(json.dumps(product(name), ensure_ascii=False)).encode(charset)


def _with(extra: str) -> str:
    """A product's JSON with a member put in as text."""
    return json.dumps(product("Sturdy boot")).replace('"name"', f'{extra}, "name"', 1)


_SCOPE = '<div itemscope itemtype="https://schema.org/Product">'
_GOOD = product("Sturdy boot")
_GRAPH = [
    {"@id": "#g", "@type": "ProductGroup", "name": "Sturdy boot", "hasVariant": [{"@id": "#v"}, {"@id": "#g"}]},
    {"@id": "#v", "@type": "Product", "name": "Sturdy boot", "isVariantOf": {"@id": "#g"}, "offers": {"@id": "#v"}},
]
_ITEMREF = '<div itemscope itemtype="https://schema.org/Product" itemref="a" id="a"><p itemprop="name">Sturdy boot</p>'

CASES = [
    Case("14-broken-utf-8", said(named("Größe", "utf-8") + b"\xff\xfe\xc3(", "utf-8"), gives="Größe"),
    Case("14-utf-7", said(b"<title>+ADw-script+AD4-</title>" + named("Größe", "utf-8"), "utf-7"), gives="Größe"),
    Case("14-byte-order-mark-against-header", said(named("Größe", "utf-8-sig"), "latin-1"), gives="Größe"),
    Case("14-utf-16", said(named("Größe", "utf-16")), gives="Größe"),
    Case("14-header-against-meta", said(b'<meta charset="utf-8">' + named("靴", "shift_jis"), "shift_jis"), gives="靴"),
    Case("14-mixed", said(named("Größe", "utf-8") + "<p>Größe</p>".encode("latin-1")), gives="Größe"),
    Case("14-no-such-charset", said(named("Größe", "utf-8"), "klingon"), gives="Größe"),
    Case("14-nul", page(product("Sturdy\x00 boot", sku="a\x00b")), gives="Sturdy boot"),
    Case("14-lone-surrogate", page(product("Sturdy \ud800boot")), gives="Sturdy boot"),
    Case("15-deep-json", page("[" * 100_000, '{"a":' * 100_000, _GOOD), ("json_ld_too_deep",), "Sturdy boot"),
    Case("15-integer-of-5000-digits", page(_with(f'"width": {"9" * 5_000}')), gives="Sturdy boot"),
    Case(
        "15-price-of-5000-digits",
        page(product("Sturdy boot", offers={"price": "9" * 5_000})),
        gives="Sturdy boot",
        check=lambda p: p.variants[0].offer is None or p.variants[0].offer.price is None,
    ),
    Case("15-same-key-twice", page(_with('"sku": "A", "sku": "B"')), gives="Sturdy boot"),
    Case("15-nan", page(_with('"a": NaN, "b": Infinity, "c": -Infinity, "d": 1e999')), gives="Sturdy boot"),
    Case(
        "15-price-infinite",
        page('{"@type":"Product","name":"Sturdy boot","offers":{"price":1e999}}'),
        gives="Sturdy boot",
        check=lambda p: p.variants[0].offer is None or p.variants[0].offer.price is None,
    ),
    Case("16-bad-block-among-good-ones", page("{]", _GOOD, "undefined"), ("json_ld_malformed",), "Sturdy boot"),
    Case("16-quadratic-to-repair", page('{"a":"' + '\\"' * 150_000, _GOOD), ("json_ld_malformed",), "Sturdy boot"),
    Case("18-250-nested-scopes", respond(_SCOPE * 250 + block(_GOOD)), gives="Sturdy boot"),
    Case("18-itemref-cycle", respond(_ITEMREF + "</div>"), gives="Sturdy boot"),
    Case("18-html-100000-deep", respond("<div>" * 100_000 + block(_GOOD)), gives="Sturdy boot"),
    Case("18-script-of-20-mb", respond("<script>" + "x" * 20_000_000 + "</script>" + block(_GOOD)), ("too_large",)),
    Case("18-script-of-15-mb", respond(f"<script>{'x' * 15_000_000}</script>{block(_GOOD)}"), gives="Sturdy boot"),
    Case("19-graph-cycle", page({"@graph": _GRAPH}), gives="Sturdy boot"),
    Case(
        "19-product-that-is-its-own-brand",
        page({"@id": "#p", **product("Sturdy boot", brand={"@id": "#p"})}),
        gives="Sturdy boot",
    ),
    Case(
        "19-texts-for-objects",
        page(product("Sturdy boot", offers="25 EUR", brand="Acme", image=7)),
        gives="Sturdy boot",
        check=lambda p: p.brand == "Acme" and p.images == [],
    ),
    Case(
        "19-objects-for-texts",
        page(product("Sturdy boot", sku={"a": []}, gtin13=[{}], description={"@value": ["x"]}, brand=[[]])),
        gives="Sturdy boot",
        check=lambda p: p.variants[0].sku is None and p.variants[0].gtin is None,
    ),
    Case("19-list-for-everything", page([[[product("Sturdy boot")]]]), gives="Sturdy boot"),
]

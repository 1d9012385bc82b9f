"""A WooCommerce shop: the Store API with variable products, whose variations are asked for by id."""

import json
from html import escape
from typing import Any

from search.demo.catalog import DemoStyle, DemoVariant
from search.demo.loopback import Request, Response
from search.demo.sites.page import page, picture, product_view
from search.demo.sites.site import DemoSite, in_stock

API = "/wp-json/wc/store/v1/products"


class WooCommerceSite(DemoSite):
    def path(self, style: DemoStyle) -> str:
        return f"/product/{style.slug}/"

    def front_page(self) -> Response:
        response = super().front_page()
        generator = (
            b'<meta name="generator" content="WooCommerce 9.8.0"><link rel="https://api.w.org/" href="/wp-json/">'
        )
        return Response(response.body.replace(b"</head>", generator + b"</head>"))

    def respond(self, request: Request) -> Response | None:
        if request.path.rstrip("/") == API:
            return self._products(request)
        if request.path.startswith(API + "/"):
            found = [
                record for record in self._records(request.base) if str(record["id"]) == request.path[len(API) + 1 :]
            ]
            return _json(found[0]) if found else None
        style = self.by_slug.get(request.path.removeprefix("/product/").rstrip("/"))
        if style is None:
            return None
        url = escape(request.base + self.path(style)[1:])
        return page(self.brand, style.name, product_view(style), f'<link rel="canonical" href="{url}">')

    def _products(self, request: Request) -> Response:
        kind = request.query.get("type", ["product"])[0]
        records = [
            record for record in self._records(request.base) if (record["type"] == "variation") == (kind == "variation")
        ]
        if "include" in request.query:
            wanted = set(",".join(request.query["include"]).split(","))
            records = [record for record in records if str(record["id"]) in wanted]
        size, number = (
            int(request.query.get(name, [default])[0]) for name, default in (("per_page", "10"), ("page", "1"))
        )
        pages = -(-len(records) // size)
        headers = {"X-WP-Total": str(len(records)), "X-WP-TotalPages": str(pages)}
        return _json(records[(number - 1) * size : number * size], headers)

    def _records(self, base: str) -> list[dict[str, Any]]:
        records = []
        for style in self.shown:
            records.append(_product(style, base, base + self.path(style)[1:]))
            if len(style.variants) > 1:
                records += [_variation(style, variant, base, base + self.path(style)[1:]) for variant in style.variants]
        return records


def _product(style: DemoStyle, base: str, url: str) -> dict[str, Any]:
    variable = len(style.variants) > 1
    return {
        "id": style.number * 1000,
        "name": style.name,
        "type": "variable" if variable else "simple",
        "permalink": url,
        "sku": "" if variable else style.variants[0].mpn,
        "description": f"<p>{escape(style.text)}</p>",
        "prices": _prices(style),
        "images": [{"id": style.number, "src": base + picture(style)[1:]}],
        "categories": [{"id": 1, "name": style.kind.capitalize()}],
        "brands": [{"id": 1, "name": style.brand}],
        "attributes": [
            {"name": name, "has_variations": variable, "terms": [{"name": value} for value in values]}
            for name, values in (("Color", style.colors), ("Size", style.sizes))
            if values
        ],
        "variations": [
            {"id": _number(style, variant), "attributes": _attributes(variant)}
            for variant in style.variants
            if variable
        ],
        "is_purchasable": style.price is not None,
        "is_in_stock": any(in_stock(style, variant) for variant in style.variants),
    }


def _variation(style: DemoStyle, variant: DemoVariant, base: str, url: str) -> dict[str, Any]:
    return {
        "id": _number(style, variant),
        "name": style.name,
        "type": "variation",
        "parent": style.number * 1000,
        "variation": ", ".join(f"{part['name']}: {part['value']}" for part in _attributes(variant)),
        "permalink": f"{url}?variant={variant.mpn}",
        "sku": variant.mpn,
        "prices": _prices(style),
        "images": [{"id": _number(style, variant), "src": base + picture(style, variant.color)[1:]}],
        "attributes": [],
        "is_purchasable": True,
        "is_in_stock": in_stock(style, variant),
    }


def _prices(style: DemoStyle) -> dict[str, Any]:
    """The API counts in minor units; a product without a price is an empty text there."""
    cents = "" if style.price is None else str(int(style.price * 100))
    return {
        "price": cents,
        "regular_price": cents,
        "sale_price": cents,
        "currency_code": "EUR",
        "currency_minor_unit": 2,
    }


def _attributes(variant: DemoVariant) -> list[dict[str, str]]:
    pairs = (("Color", variant.color), ("Size", variant.size))
    return [{"name": name, "value": value} for name, value in pairs if value]


def _number(style: DemoStyle, variant: DemoVariant) -> int:
    return style.number * 1000 + 1 + style.variants.index(variant)


def _json(body: object, headers: dict[str, str] | None = None) -> Response:
    return Response(json.dumps(body).encode(), 200, "application/json; charset=UTF-8", headers or {})

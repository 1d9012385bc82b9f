"""A Shopify shop: ``/products.json`` with every product, and its currency on the pages only."""

import json
from html import escape
from typing import Any

from search.demo.catalog import DemoStyle, DemoVariant
from search.demo.loopback import Request, Response
from search.demo.sites.page import page, picture, product_list, product_view
from search.demo.sites.site import DemoSite, in_stock

CURRENCY = '<script>var Shopify = Shopify || {}; Shopify.currency = {"active":"EUR","rate":"1.0"};</script>'


class ShopifySite(DemoSite):
    def front_page(self) -> Response:
        tiles = product_list((self.path(style), picture(style), style.name) for style in self.shown)
        return page(self.brand, "Clothes for weather", f"<h1>Clothes for weather</h1>{tiles}", CURRENCY)

    def respond(self, request: Request) -> Response | None:
        if request.path == "/products.json":
            return self._products(request)
        style = self.by_slug.get(request.path.removeprefix("/products/"))
        if style is None:
            return None
        facts = {"og:price:amount": str(style.price), "og:price:currency": "EUR"}
        price = "".join(f'<meta property="{name}" content="{value}">' for name, value in facts.items())
        url = escape(request.base + self.path(style)[1:])
        return page(
            self.brand, style.name, product_view(style), f'{CURRENCY}<link rel="canonical" href="{url}">{price}'
        )

    def _products(self, request: Request) -> Response:
        limit, number = _number(request, "limit", 30), _number(request, "page", 1)
        styles = self.shown[(number - 1) * limit : number * limit]
        body = {"products": [_product(style, request.base) for style in styles]}
        return Response(json.dumps(body).encode(), content_type="application/json; charset=utf-8")


def _product(style: DemoStyle, base: str) -> dict[str, Any]:
    number = 7_100_000_000_000 + style.number
    names = ["Color", "Size"] if style.sizes != ("One Size",) else ["Color"]
    images = [
        {"id": number * 10 + position, "src": base + picture(style, color)[1:]}
        for position, color in enumerate(style.colors)
    ]
    return {
        "id": number,
        "title": style.name,
        "handle": style.slug,
        "body_html": f"<p>{escape(style.text)}</p>",
        "vendor": style.brand,
        "product_type": style.kind.capitalize(),
        "tags": [],
        "updated_at": "2026-03-01T08:00:00+01:00",
        "options": [{"name": name, "position": position} for position, name in enumerate(names, start=1)],
        "images": images,
        "variants": [
            _variant(style, variant, number * 100 + position, images[style.colors.index(variant.color)])
            for position, variant in enumerate(style.variants)
        ],
    }


def _variant(style: DemoStyle, variant: DemoVariant, number: int, image: dict[str, Any]) -> dict[str, Any]:
    size = variant.size if variant.size != "One Size" else None
    return {
        "id": number,
        "title": " / ".join(filter(None, (variant.color, size))),
        "option1": variant.color,
        "option2": size,
        "option3": None,
        "sku": variant.mpn,
        "barcode": variant.gtin,
        "price": str(style.price),
        "compare_at_price": None,
        "available": in_stock(style, variant),
        "featured_image": image,
    }


def _number(request: Request, name: str, default: int) -> int:
    text = request.query.get(name, [""])[0]
    return max(1, min(250, int(text))) if text.isdigit() else default

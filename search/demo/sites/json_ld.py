"""A site whose pages carry JSON-LD: a ProductGroup with its variants, found by sitemap."""

import json
from html import escape
from typing import Any

from search.demo.catalog import DemoStyle, DemoVariant
from search.demo.loopback import Request, Response
from search.demo.sites.page import page, picture, product_view
from search.demo.sites.site import DemoSite, in_stock

_SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class JsonLdSite(DemoSite):
    """``robots`` puts a style where robots.txt forbids to go, ``broken`` spoils its JSON-LD, ``gone`` is a 404."""

    def path(self, style: DemoStyle) -> str:
        return f"/lab/{style.slug}" if style.flag == "robots" else f"/products/{style.slug}"

    def robots(self, base: str) -> str:
        return f"User-agent: *\nDisallow: /cart\nDisallow: /lab/\n\nSitemap: {base}sitemap.xml\n"

    def respond(self, request: Request) -> Response | None:
        if request.path == "/sitemap.xml":
            return _xml(
                f"<sitemapindex {_SITEMAPS}><sitemap><loc>{request.base}products.xml</loc></sitemap></sitemapindex>"
            )
        if request.path == "/products.xml":
            places = (request.base + self.path(style)[1:] for style in self.styles)
            urls = "".join(f"<url><loc>{place}</loc><lastmod>2026-03-01</lastmod></url>" for place in places)
            return _xml(f"<urlset {_SITEMAPS}>{urls}</urlset>")
        style = self.by_slug.get(request.path.rpartition("/")[2])
        if style is None or style.flag == "gone" or request.path != self.path(style):
            return None
        return self._product_page(style, request.base)

    def _product_page(self, style: DemoStyle, base: str) -> Response:
        url = base + self.path(style)[1:]
        markup = _script(_product_group(style, base, url))
        if style.flag == "broken":
            markup = (
                '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [</script>'
                + _spoil(markup)
            )
        head = f'<link rel="canonical" href="{escape(url)}">{markup}'
        return page(self.brand, style.name, product_view(style), head)


def _product_group(style: DemoStyle, base: str, url: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ProductGroup",
        "productGroupID": f"{style.brand[:2].upper()}{style.number:04d}",
        "name": style.name,
        "description": style.text,
        "category": style.kind.capitalize(),
        "url": url,
        "image": base + picture(style)[1:],
        "brand": {"@type": "Brand", "name": style.brand},
        "variesBy": ["https://schema.org/color", *(["https://schema.org/size"] if style.sizes else [])],
        "hasVariant": [_variant(style, variant, base, url) for variant in style.variants],
    }


def _variant(style: DemoStyle, variant: DemoVariant, base: str, url: str) -> dict[str, Any]:
    node = {
        "@type": "Product",
        "name": " ".join(filter(None, (style.name, variant.color, variant.size))),
        "sku": variant.mpn,
        "mpn": variant.mpn,
        "gtin13": variant.gtin,
        "color": variant.color,
        "image": base + picture(style, variant.color)[1:],
    }
    if variant.size:
        node["size"] = variant.size
    if style.price is None:
        return node
    availability = "InStock" if in_stock(style, variant) else "OutOfStock"
    offer = {
        "@type": "Offer",
        "price": str(style.price),
        "priceCurrency": "EUR",
        "availability": f"https://schema.org/{availability}",
        "url": f"{url}?variant={variant.mpn}",
    }
    return {**node, "offers": offer}


def _script(node: dict[str, Any]) -> str:
    text = json.dumps(node, ensure_ascii=False, indent=1).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def _spoil(markup: str) -> str:
    """What people do to JSON by hand: a line break inside a text, and a comma too many."""
    return markup.replace("somebody edited", "somebody\nedited").replace("\n}</script>", ",\n}</script>")


def _xml(text: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode(), content_type="application/xml")

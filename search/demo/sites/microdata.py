"""A site with microdata, one variant a page, and no sitemap: its pages are found by following links."""

from html import escape

from search.demo.catalog import DemoStyle
from search.demo.loopback import Request, Response
from search.demo.sites.page import page, picture, product_list, product_view
from search.demo.sites.site import DemoSite, in_stock

PAGE_SIZE = 6
NEW = 4
"""Products on the front page."""


class MicrodataSite(DemoSite):
    def front_page(self) -> Response:
        kinds = sorted({style.kind for style in self.shown})
        links = "".join(f'<li><a href="/shelf/{_slug(kind)}">{escape(kind.capitalize())}</a></li>' for kind in kinds)
        new = product_list((self.path(style), picture(style), style.name) for style in self.shown[:NEW])
        body = f'<h1>New</h1>{new}<h2>Shelves</h2><ul>{links}</ul><p><a href="/all/1">All things</a></p>'
        return page(self.brand, "Paper and pens", body)

    def respond(self, request: Request) -> Response | None:
        _, place, name = f"{request.path}//".split("/")[:3]
        if place == "shelf":
            return self._shelf(name)
        if place == "all" and name.isdigit():
            return self._all(int(name))
        style = self.by_slug.get(name) if place == "products" else None
        return self._product_page(style, request.base) if style else None

    def _shelf(self, name: str) -> Response | None:
        styles = [style for style in self.shown if _slug(style.kind) == name]
        return self._list(styles, styles[0].kind.capitalize(), "") if styles else None

    def _all(self, number: int) -> Response | None:
        styles = self.shown[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        more = f'<p><a rel="next" href="/all/{number + 1}">More</a></p>' if number * PAGE_SIZE < len(self.shown) else ""
        return self._list(styles, f"All things, page {number}", more) if styles else None

    def _list(self, styles: list[DemoStyle], title: str, more: str) -> Response:
        tiles = product_list((self.path(style), picture(style), style.name) for style in styles)
        return page(self.brand, title, f"<h1>{escape(title)}</h1>{tiles}{more}")

    def _product_page(self, style: DemoStyle, base: str) -> Response:
        url = base + self.path(style)[1:]
        body = f'<div itemscope itemtype="https://schema.org/Product">{_fields(style, base)}</div>{product_view(style)}'
        return page(self.brand, style.name, body, f'<link rel="canonical" href="{escape(url)}">')


def _fields(style: DemoStyle, base: str) -> str:
    (variant,) = style.variants
    availability = "InStock" if in_stock(style, variant) else "OutOfStock"
    facts = {
        "name": style.name,
        "description": style.text,
        "category": style.kind.capitalize(),
        "color": variant.color,
        "sku": variant.mpn,
        "mpn": variant.mpn,
        "gtin13": variant.gtin,
    }
    metas = "".join(f'<meta itemprop="{name}" content="{escape(value)}">' for name, value in facts.items())
    return (
        f'{metas}<link itemprop="image" href="{escape(base + picture(style)[1:])}">'
        f'<span itemprop="brand" itemscope itemtype="https://schema.org/Brand">'
        f'<meta itemprop="name" content="{escape(style.brand)}"></span>'
        f'<div itemprop="offers" itemscope itemtype="https://schema.org/Offer">'
        f'<meta itemprop="price" content="{style.price}"><meta itemprop="priceCurrency" content="EUR">'
        f'<link itemprop="availability" href="https://schema.org/{availability}"></div>'
    )


def _slug(kind: str) -> str:
    return kind.replace(" ", "-")

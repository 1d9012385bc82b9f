"""The look that the demo's pages share."""

from collections.abc import Iterable
from html import escape

from search.demo.catalog import MATERIAL, DemoStyle
from search.demo.loopback import Response

ACCENTS = {
    "Tarnfell": "#4d6135",
    "Quillbrook": "#22304f",
    "Mossanda": "#2f6b57",
    "Brasska": "#8a5a2b",
    "Lumorra": "#a2761c",
    "Vexlund": "#473a63",
}


def page(brand: str, title: str, body: str, head: str = "") -> Response:
    """A whole page; ``body`` and ``head`` are HTML, ``title`` is text."""
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} – {escape(brand)}</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/site.css">'
        f"<style>:root {{ --accent: {ACCENTS.get(brand, '#456')} }}</style>{head}</head><body>"
        f'<header><strong>{escape(brand)}</strong><a href="/">Everything</a></header>{body}'
        f"<footer>{escape(brand)} is an invention, and so is all that it sells.</footer></body></html>"
    )
    return Response(text.encode())


def stylesheet() -> Response:
    return Response((MATERIAL / "site.css").read_bytes(), content_type="text/css")


def product_list(links: Iterable[tuple[str, str, str]]) -> str:
    """Tiles from (address, picture, name)."""
    tiles = (
        f'<li><a href="{escape(url)}"><img src="{escape(image)}" alt=""><span>{escape(name)}</span></a></li>'
        for url, image, name in links
    )
    return f'<ul class="products">{"".join(tiles)}</ul>'


def product_view(style: DemoStyle) -> str:
    """What a shopper sees of a style: picture, name, text, price and choices, without any structured data."""
    price = f"€ {style.price}" if style.price is not None else "Price on request"
    choices = "".join(f'<span class="choice">{escape(name)}</span>' for name in (*style.colors, *style.sizes))
    return (
        f'<article><img src="{picture(style)}" alt="{escape(style.name)}"><div><h1>{escape(style.name)}</h1>'
        f'<p>{escape(style.text)}</p><p class="price">{price}</p><p>{choices}</p></div></article>'
    )


def picture(style: DemoStyle, color: str | None = None) -> str:
    """The path of a style's picture."""
    return f"/images/{style.slug}--{(color or style.colors[0]).lower()}.svg"

"""The demo's shop: its catalog as a CSV with the blemishes of real ones, and its pictures."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from html import escape
from pathlib import Path
from zlib import crc32

from search.demo.catalog import SITES, DemoStyle, DemoVariant, brand_styles, colors, range_styles
from search.demo.loopback import Request, Response
from search.demo.pictures import draw
from search.demo.sites.page import page, stylesheet

COLUMNS = (
    "id", "item_group_id", "title", "brand", "product_type", "colour", "size", "price", "availability", "gtin", "mpn",
    "description", "link", "image_link", "warehouse",
)  # fmt: skip

Row = dict[str, str]


def home_styles() -> list[DemoStyle]:
    """Every style of which the shop sells something."""
    branded = [style for brand in SITES for style in brand_styles(brand)]
    return [style for style in (*branded, *range_styles()) if any(v.sold_here for v in style.variants)]


def write_home_csv(path: Path, shop_url: str) -> Path:
    """The shop's catalog as its export would write it, three faulty rows included."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for style in home_styles():
            writer.writerows(_style_rows(style, shop_url))
        writer.writerows(_faulty_rows())
    return path


def _style_rows(style: DemoStyle, shop_url: str) -> Iterator[Row]:
    sold = [variant for variant in style.variants if variant.sold_here]
    if style.flag == "silent_on_size":  # one row for all sizes, as shops do with slippers
        sold = list({variant.color: variant for variant in sold}.values())
    for variant in sold:
        home_id = f"{style.number:04d}-{style.variants.index(variant):02d}"
        yield {
            "id": home_id,
            "item_group_id": f"G{style.number:04d}" if len(sold) > 1 else "",
            **_description(style, variant),
            **_identifiers(style, variant),
            "price": _price(style, home_id),
            "availability": "out of stock" if crc32(home_id.encode()) % 13 == 0 else "in stock",
            "link": f"{shop_url}p/{home_id}",
            "image_link": f"{shop_url}images/{home_id}.svg",
            "warehouse": ("Riga", "Gent", "Porto")[style.number % 3],
        }


def _description(style: DemoStyle, variant: DemoVariant) -> Row:
    """The shop writes its own titles, and its colours in lower case."""
    size = "" if style.flag == "silent_on_size" else variant.size
    branded = style.brand in SITES
    kind = style.kind if branded and style.kind not in style.name.lower() else ""
    return {
        "title": " ".join(filter(None, (style.brand, style.name, kind, variant.color.lower(), size))),
        "brand": style.brand,
        "product_type": style.kind[:1].upper() + style.kind[1:],
        "colour": variant.color.lower(),
        "size": size,
        "description": style.text if not branded else f"{style.kind.capitalize()} by {style.brand}.",
    }


def _identifiers(style: DemoStyle, variant: DemoVariant) -> Row:
    """Half of the rows have a GTIN, a fifth a part number only, the rest neither: by style, as suppliers differ."""
    share = crc32(style.name.encode()) % 10
    single_row = style.flag == "silent_on_size"
    if single_row or share >= 7:
        return {}
    return {"gtin": variant.gtin} if share < 5 else {"mpn": variant.mpn}


def _price(style: DemoStyle, home_id: str) -> str:
    price = ((style.price or Decimal(0)) * (Decimal("0.95") if style.number % 4 == 0 else 1)).quantize(Decimal("0.01"))
    return f"€ {price}".replace(".", ",") if crc32(home_id.encode()) % 3 == 0 else f"{price} EUR"


def _faulty_rows() -> Iterator[Row]:
    yield {"id": "9001-00", "brand": "Pellworth", "price": "19.00 EUR"}  # no title
    yield {"title": "Pellworth Gift Card", "brand": "Pellworth", "price": "50.00 EUR"}  # no id
    yield {"id": "9003-00", "title": "Calvanna Salt Sample Tile", "brand": "Calvanna", "price": "ask us", "gtin": "123"}


class ShopSite:
    """The shop's pictures and product pages, for the links and pictures of home hits."""

    def __init__(self) -> None:
        self._styles = {f"{style.number:04d}": style for style in home_styles()}

    def __call__(self, request: Request) -> Response:
        _, place, name = f"{request.path}//".split("/")[:3]
        if request.path == "/site.css":
            return stylesheet()
        number, _, position = name.removesuffix(".svg").partition("-")
        style = self._styles.get(number)
        if style is None or not position.isdigit() or int(position) >= len(style.variants):
            return Response(b"<h1>Not found</h1>", 404)
        variant = style.variants[int(position)]
        if place == "images":
            drawing = draw(f"{style.kind} {style.name}", colors().get(variant.color))
            return Response(drawing, content_type="image/svg+xml")
        picture = f'<img src="/images/{escape(name)}.svg" alt="">'
        title = f"{style.brand} {style.name}"
        return page("The Demo Shop", title, f"<article>{picture}<div><h1>{escape(title)}</h1></div></article>")

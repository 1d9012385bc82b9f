"""OpenGraph's product vocabulary as a schema.org node, so that it is read like the others."""

import re

from crawler.extraction.content.markup import Markup
from crawler.extraction.content.text import clean_text
from crawler.extraction.data.node import Node

_OF_A_PRODUCT = re.compile(r"(?:[\w.]+:)?product(?:\.item)?")
_FIELDS = {
    "description": ("og:description",),
    "url": ("og:url",),
    "sku": ("product:retailer_item_id", "product:sku", "og:sku", "product:retailer_part_no"),
    "mpn": ("product:mfr_part_no", "product:mpn", "og:mpn"),
    "gtin": ("product:gtin", "product:ean", "product:upc", "product:isbn", "og:ean", "og:upc", "og:isbn"),
    "category": ("product:category",),
    "color": ("product:color",),
    "size": ("product:size",),
    "material": ("product:material",),
    "pattern": ("product:pattern",),
}
_OFFER = {
    "priceCurrency": ("product:price:currency", "og:price:currency", "product:sale_price:currency", "og:currency"),
    "availability": ("product:availability", "og:availability", "og:product:availability"),
    "itemCondition": ("product:condition", "og:condition"),
}
_SALE = ("product:sale_price:amount", "og:sale_price:amount", "og:price:sale_amount")
_PRICE = ("product:price:amount", "og:price:amount", "og:product:price:amount", "product:price", "og:price")
_FORMER = ("product:original_price:amount", "og:price:standard_amount", "product:price:standard_amount")
_APART = frozenset("|-–—•:·")
_IMAGES = ("og:image", "og:image:url", "og:image:secure_url")


def open_graph_product(markup: Markup) -> Node | None:
    """The product that a page's meta tags describe; None where neither type nor price says that it is one."""
    kind = (markup.meta("og:type") or "").lower()
    price = markup.meta(*_PRICE)
    if not (_OF_A_PRODUCT.fullmatch(kind) or (price and kind != "product.group")):
        return None
    if len({value for key, value in markup.metas if key == _PRICE[0]}) > 1:
        return None  # a list that describes each of its products
    node: Node = {"@type": "Product", "name": _title(markup), "brand": _brand(markup)}
    node |= {name: content for name, metas in _FIELDS.items() if (content := markup.meta(*metas))}
    node["image"] = [content for key, content in markup.metas if key in _IMAGES]
    offer: Node = {name: content for name, metas in _OFFER.items() if (content := markup.meta(*metas))}
    sale, former = markup.meta(*_SALE), markup.meta(*_FORMER)
    offer["price"] = sale or price
    if former or (sale and sale != price):
        offer["priceSpecification"] = {"priceType": "ListPrice", "price": former or price}
    if any(offer.get(name) for name in ("price", "availability")):
        node["offers"] = {"@type": "Offer", **offer}
    return node


def _title(markup: Markup) -> str | None:
    """The title without the site's name behind it."""
    title = clean_text(markup.meta("og:title")) or clean_text(markup.title)
    site = clean_text(markup.meta("og:site_name"))
    if title and site:
        before = title[: -len(site)].rstrip()
        if before[-1:] in _APART and title[-len(site) :].lower() == site.lower():
            return before[:-1].rstrip() or title
    return title


def _brand(markup: Markup) -> str | None:
    """The stated brand, unless it is only the site's own name, which says nothing about the product."""
    brand = clean_text(markup.meta("product:brand", "og:brand", "product:brand:name"))
    site = clean_text(markup.meta("og:site_name"))
    if brand is None or brand.startswith("|") or (site and brand.casefold() == site.casefold()):
        return None
    return brand

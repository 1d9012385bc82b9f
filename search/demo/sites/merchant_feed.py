"""A site that publishes a Google Merchant feed; its pages carry no structured data."""

from html import escape
from xml.sax.saxutils import escape as xml_escape

from search.demo.catalog import DemoStyle, DemoVariant, range_styles
from search.demo.loopback import Request, Response
from search.demo.sites.page import page, picture, product_view
from search.demo.sites.site import DemoSite, in_stock

FEED = "/feeds/google.xml"
COPIED_FROM = "Salt Espresso Cup 80 ml"
"""The product of another brand whose GTIN the style with the flag ``foreign_gtin`` carries."""


class MerchantFeedSite(DemoSite):
    def respond(self, request: Request) -> Response | None:
        if request.path == FEED:
            items = "".join(
                self._item(style, variant, request.base) for style in self.shown for variant in style.variants
            )
            channel = (
                f"<title>{self.brand}</title><link>{request.base}</link><description>All lamps</description>{items}"
            )
            text = f'<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>{channel}</channel></rss>'
            return Response(text.encode(), content_type="application/xml")
        style = self.by_slug.get(request.path.removeprefix("/products/"))
        if style is None:
            return None
        url = escape(request.base + self.path(style)[1:])
        return page(self.brand, style.name, product_view(style), f'<link rel="canonical" href="{url}">')

    def _item(self, style: DemoStyle, variant: DemoVariant, base: str) -> str:
        url = f"{base}{self.path(style)[1:]}"
        single = len(style.variants) == 1
        fields = {
            "g:id": variant.mpn,
            "g:item_group_id": None if single else f"{style.brand[:2].upper()}{style.number:04d}",
            "title": " ".join(filter(None, (style.name, variant.color, variant.size))) if not single else style.name,
            "description": style.text,
            "link": url if single else f"{url}?variant={variant.mpn}",
            "g:image_link": base + picture(style, variant.color)[1:],
            "g:product_type": f"Lighting > {style.kind.capitalize()}s",
            "g:brand": style.brand,
            "g:gtin": _copied_gtin() if style.flag == "foreign_gtin" else variant.gtin,
            "g:mpn": variant.mpn,
            "g:color": variant.color,
            "g:size": variant.size or None,
            "g:price": f"{style.price} EUR",
            "g:availability": "in_stock" if in_stock(style, variant) else "out_of_stock",
            "g:condition": "new",
        }
        return f"<item>{''.join(f'<{k}>{xml_escape(v)}</{k}>' for k, v in fields.items() if v)}</item>"


def _copied_gtin() -> str:
    return next(style.variants[0].gtin for style in range_styles() if style.name == COPIED_FROM)

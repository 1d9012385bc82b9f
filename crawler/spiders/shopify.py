"""Shopify's ``/products.json``, and ``/products/….js`` for what that leaves out."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.frontier.row import Discovery, FrontierRow, Kind
from crawler.frontier.visit import Reading
from crawler.platforms.shopify import is_whole, parse_products
from crawler.platforms.shopify_js import parse_product
from crawler.product import Product
from crawler.rejection import Rejection
from crawler.spiders.paged import PagedSpider


class ShopifySpider(PagedSpider):
    """The largest pages that the endpoint allows; a product that it lists in part is asked for by itself."""

    name = "shopify"
    endpoint = "/products.json?limit=250&page={page}"
    max_pages = 100
    """Shopify refuses to list beyond 25,000 products."""

    def parse_products(self, response: Response, observed_at: datetime) -> tuple[list[Product], list[Rejection]]:
        return parse_products(response.body, response.url, observed_at, self.site.currency, self.site.brand)

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:
        if row.kind == Kind.PAGE:
            found = parse_product(response.body, response.url, observed_at, self.site.currency, self.site.brand)
            return Reading(*found)
        reading = super().read(row, response, observed_at)
        partial = [product for product in reading.products if not is_whole(product)]
        reading.products = [product for product in reading.products if is_whole(product)]
        reading.discovered += [Discovery(f"{_page_of(product)}.js", Kind.PAGE, priority=50) for product in partial]
        return reading

    def follow_unchanged(self, row: FrontierRow) -> Iterable[Discovery]:
        if row.kind == Kind.PAGE:
            return ()
        known = self.journal.facts.pages(Kind.PAGE)
        gave = self.journal.facts.gives_products(row.fingerprint) or bool(known)
        return [*known, *super().follow_unchanged(row)] if gave else ()


def _page_of(product: Product) -> str:
    return urlsplit(product.url)._replace(query="", fragment="").geturl()

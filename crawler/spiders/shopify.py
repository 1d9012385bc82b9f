"""Shopify's ``/products.json``."""

from datetime import datetime

from scrapy.http import Response

from crawler.platforms.shopify import parse_products
from crawler.product import Product
from crawler.rejection import Rejection
from crawler.spiders.paged import PagedSpider


class ShopifySpider(PagedSpider):
    """The largest pages that the endpoint allows."""

    name = "shopify"
    endpoint = "/products.json?limit=250&page={page}"

    def parse_products(self, response: Response, observed_at: datetime) -> tuple[list[Product], list[Rejection]]:
        return parse_products(response.body, response.url, observed_at, self.site.currency, self.site.brand)

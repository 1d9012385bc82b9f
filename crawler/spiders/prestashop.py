"""PrestaShop: its product pages hold the product as data."""

from datetime import datetime

from scrapy.http import Response

from crawler.frontier.row import FrontierRow, Kind
from crawler.frontier.visit import Reading
from crawler.platforms.prestashop import parse_page
from crawler.spiders.structured_data import StructuredDataSpider


class PrestaShopSpider(StructuredDataSpider):
    """Follows sitemaps, or links where there is none; a page's own data decides, its structured data completes it."""

    name = "prestashop"

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:
        reading = super().read(row, response, observed_at)
        if row.kind == Kind.SITEMAP or reading.noindex:
            return reading
        found = next(iter(reading.products), None)
        product, rejected = parse_page(
            response.body, response.url, observed_at, self.site.currency, self.site.brand, found
        )
        reading.products = [product] if product else reading.products
        reading.rejected += rejected
        return reading

"""Google Merchant feeds."""

from collections.abc import Iterable
from datetime import datetime

from scrapy.http import Response

from crawler.frontier_row import Discovery, FrontierRow, Kind
from crawler.platforms.merchant_feed import parse_products
from crawler.politeness.robots import RobotsRules
from crawler.sitemap import unzipped
from crawler.spiders.base import BrandSpider
from crawler.visit import Reading


class MerchantFeedSpider(BrandSpider):
    """Reads the feeds that the site's YAML names."""

    name = "merchant_feed"
    large_bodies = True

    def seeds(self, rules: RobotsRules) -> Iterable[Discovery]:  # noqa: ARG002 (feeds are named by the YAML alone)
        return [Discovery(url, Kind.ENDPOINT, priority=100) for url in self.site.feeds or [self.site.url]]

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:  # noqa: ARG002
        body = unzipped(response.body)
        products, rejected = parse_products(body, response.url, observed_at, self.site.currency, self.site.brand)
        broken = next((r for r in rejected if r.reason.startswith("feed_") or r.reason == "not_a_feed"), None)
        return Reading(products, rejected, broken=f"{broken.reason}: {broken.detail}" if broken else None)

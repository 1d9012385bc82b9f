"""Product feeds: Google Merchant's and agentic-commerce ones."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from scrapy.http import Response

from crawler.frontier import visit
from crawler.frontier.row import Discovery, FrontierRow, Kind
from crawler.platforms.merchant_feed import iter_products
from crawler.platforms.reading import Reading
from crawler.politeness.robots import RobotsRules
from crawler.product import Product
from crawler.spiders.base import BrandSpider

PART = 500
"""Products that are held at once."""


class MerchantFeedSpider(BrandSpider):
    """Reads the feeds that the site's YAML names."""

    name = "merchant_feed"
    large_bodies = True

    def seeds(self, rules: RobotsRules) -> Iterable[Discovery]:  # noqa: ARG002 (feeds are named by the YAML alone)
        return [Discovery(url, Kind.ENDPOINT, priority=100) for url in self.site.feeds or [self.site.url]]

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> visit.Reading:
        reading = Reading(self.name, response.url, observed_at, self.site.currency, self.site.brand)
        with response.meta["on_disk"] as stream:
            last = self._all_but_last(row, iter_products(stream, reading))
        ends = [r for r in reading.rejected if r.reason.startswith("feed_") or r.reason == "not_a_feed"]
        broken = f"{ends[0].reason}: {ends[0].detail}" if ends else None
        return visit.Reading(last, reading.rejected, broken=broken)

    def _all_but_last(self, row: FrontierRow, products: Iterator[Product]) -> list[Product]:
        """Store the products part by part; the last part is left to be stored with the visit."""
        part = list(islice(products, PART))
        while self.failure is None and (following := list(islice(products, PART))):
            self._store_part(row, part)
            part = following
        return part

    def _store_part(self, row: FrontierRow, part: list[Product]) -> None:
        self._guarded(lambda: self.journal.store_part(row, part))


class AgenticFeedSpider(MerchantFeedSpider):
    """The same for feeds of the Agentic Commerce Protocol, whose fields the reader knows too."""

    name = "agentic_feed"

"""Magento 2 over GraphQL, or by its pages where that is refused."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from scrapy.http import Response

from crawler.frontier.row import Discovery, FrontierRow, Kind
from crawler.frontier.visit import Reading
from crawler.platforms.magento import QUERIES, page_address, read_page
from crawler.platforms.magento_page import with_entity_id
from crawler.politeness.robots import RobotsRules
from crawler.rejection import Rejection
from crawler.spiders.structured_data import StructuredDataSpider

MAX_PAGES = 20_000


class MagentoSpider(StructuredDataSpider):
    """Asks for the catalog with each query in turn until one is answered; the site's sitemaps come last."""

    name = "magento"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rules = RobotsRules()

    def seeds(self, rules: RobotsRules) -> Iterable[Discovery]:
        self._rules = rules
        return [self._page(0, 1)]

    def go_on(self) -> Iterable[Discovery]:
        return () if self.journal.facts.gave_products((Kind.ENDPOINT,)) else super().go_on()

    def follow_unchanged(self, row: FrontierRow) -> Iterable[Discovery]:
        gives = row.kind == Kind.ENDPOINT and self.journal.facts.gives_products(row.fingerprint)
        return [self._page(_query(row.url), _number(row.url) + 1)] if gives else ()

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:
        if row.kind != Kind.ENDPOINT:
            reading = super().read(row, response, observed_at)
            reading.products = [with_entity_id(product, response.body) for product in reading.products]
            return reading
        page = read_page(response.body, response.url, observed_at, self.site.currency, self.site.brand)
        number = _number(row.url)
        if page.refused:
            return self._instead(row, page.refused) if number == 1 else Reading(broken=page.refused)
        reading = Reading(page.products, page.rejected)
        last = number >= page.pages if page.pages is not None else not page.products
        if not last and number < MAX_PAGES:
            reading.discovered = [self._page(_query(row.url), number + 1)]
        return reading

    def fall_back(self, row: FrontierRow, reason: str) -> Reading | None:
        return self._instead(row, reason) if row.kind == Kind.ENDPOINT and _number(row.url) == 1 else None

    def _instead(self, row: FrontierRow, reason: str) -> Reading:
        """The next query; after the last one the pages."""
        following = _query(row.url) + 1
        rejected = [Rejection("graphql_refused", reason, row.url)]
        if following < len(QUERIES):
            return Reading(rejected=rejected, discovered=[self._page(following, 1)])
        return Reading(rejected=rejected, discovered=list(super().seeds(self._rules)))

    def _page(self, query: int, number: int) -> Discovery:
        return Discovery(urljoin(self.site.url, page_address(query, number)), Kind.ENDPOINT, priority=100)


def _number(url: str) -> int:
    return int(parse_qs(urlsplit(url).query)["page"][0])


def _query(url: str) -> int:
    """Which of the queries an address asks with."""
    return next(query for query in range(len(QUERIES)) if url.endswith(page_address(query, _number(url))))

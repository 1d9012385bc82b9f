"""Platforms that list their products page by page at one endpoint."""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import parse_qs, urljoin, urlsplit

from scrapy.http import Response

from crawler.frontier.row import Discovery, FrontierRow, Kind
from crawler.frontier.visit import Reading
from crawler.politeness.robots import RobotsRules
from crawler.product import Product
from crawler.rejection import Rejection
from crawler.spiders.base import BrandSpider


class PagedSpider(BrandSpider):
    """Asks for page after page until one is empty or repeats what earlier ones gave."""

    endpoint: str
    """Path and query of a page, with ``{page}`` for its number, counted from 1."""

    max_pages: ClassVar[int] = 5_000
    """What is listed beyond is not known, so that such a run is not complete."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._found: set[str] | None = None

    @abstractmethod
    def parse_products(self, response: Response, observed_at: datetime) -> tuple[list[Product], list[Rejection]]:
        """The products of one page."""

    def seeds(self, rules: RobotsRules) -> Iterable[Discovery]:  # noqa: ARG002 (the endpoint needs no sitemap)
        return [self._page(1)]

    def follow_unchanged(self, row: FrontierRow) -> Iterable[Discovery]:
        """The last page of all is empty, and stays the last one as long as it is unchanged."""
        return [self._page(_number(row.url) + 1)] if self.journal.facts.gives_products(row.fingerprint) else []

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:
        products, rejected = self.parse_products(response, observed_at)
        if self._found is None:
            self._found = self.journal.facts.found_ids()
        reading = Reading(products, rejected)
        number = _number(row.url)
        if not products:
            # An endpoint that lists nothing at all, or that breaks off, says nothing of what the site sells.
            whole = number > 1 and not rejected
            reading.broken = None if whole else "the endpoint lists no products"
        elif {product.product_id for product in products} <= self._found:
            reading.products, reading.rejected = [], [*rejected, Rejection("repeated_page", "", row.url)]
        elif number < self.max_pages:
            reading.discovered = [self._page(number + 1)]
        else:
            reading.broken = f"the endpoint lists more than {number} pages"
        self._found.update(product.product_id for product in products)
        return reading

    def _page(self, number: int) -> Discovery:
        url = urljoin(self.site.url, self.endpoint.format(page=number))
        return Discovery(url, Kind.ENDPOINT, priority=100)


def _number(url: str) -> int:
    text = parse_qs(urlsplit(url).query).get("page", ["1"])[-1]
    return int(text) if text.isascii() and text.isdigit() else 1

"""WooCommerce's Store API."""

from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.platforms.woocommerce import parse_products, parse_variations, variation_ids
from crawler.politeness.errors import DownloadError
from crawler.product import Product
from crawler.rejection import Rejection
from crawler.spiders.paged import PagedSpider

_ENDPOINT = "/wp-json/wc/store/v1/products"
_AT_ONCE = 100


class WooCommerceSpider(PagedSpider):
    """A page of products names its variations, whose own prices and stock take further requests."""

    name = "woocommerce"
    endpoint = f"{_ENDPOINT}?per_page={_AT_ONCE}&page={{page}}"

    async def handle(self, response: Response) -> None:  # type: ignore[override]  # Scrapy awaits callbacks that wait
        if response.status == 200:
            ids = variation_ids(response.body)
            response.meta["variations"] = {
                key: record
                for start in range(0, len(ids), _AT_ONCE)
                for key, record in (await self._variations(ids[start : start + _AT_ONCE])).items()
            }
        super().handle(response)

    async def _variations(self, ids: list[str]) -> dict[str, dict[str, Any]]:
        """Variation records by id; none where the request fails: prices stay unknown rather than guessed."""
        query = f"?type=variation&per_page={_AT_ONCE}&include={','.join(ids)}"
        request = Request(urljoin(self.site.url, _ENDPOINT + query), NO_CALLBACK, dont_filter=True)
        try:
            response = await self.crawler.engine.download_async(request)
        except (DownloadError, IgnoreRequest):
            return {}
        return parse_variations(response.body) if response.status == 200 else {}

    def parse_products(self, response: Response, observed_at: datetime) -> tuple[list[Product], list[Rejection]]:
        return parse_products(
            response.body,
            response.url,
            observed_at,
            self.site.currency,
            self.site.brand,
            variations=response.meta["variations"],
        )

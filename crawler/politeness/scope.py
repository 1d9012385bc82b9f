"""Keeps a crawl on its site."""

from collections.abc import Iterable

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.politeness.errors import RefusedRequest
from crawler.urls import origin


class ScopeMiddleware:
    """Refuses requests that leave the site.

    Scrapy's own check lets through whatever has ``dont_filter``, which every retry sets and its redirects inherit;
    this one looks at every request that is about to be sent, however it came about.
    """

    def __init__(self, origins: Iterable[str]) -> None:
        self._origins = {origin(url) for url in origins}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ScopeMiddleware":
        return cls(crawler.settings.getlist("OFFSHELF_SITE_URLS"))

    def process_request(self, request: Request) -> None:
        """Raises RefusedRequest for an address of another site; without a site, everything is on it."""
        if self._origins and not request.meta.get("robots_file") and origin(request.url) not in self._origins:
            raise RefusedRequest("offsite", f"{request.url[:200]} is not on the site")

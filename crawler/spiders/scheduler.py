"""Scrapy's scheduler, fed from the frontier in the store."""

from collections import deque

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler

from crawler.spiders.base import BrandSpider


class FrontierScheduler(BaseScheduler):
    """Hands out what the frontier leases; only retries and redirects wait in memory, still under their lease."""

    def __init__(self) -> None:
        self._again: deque[Request] = deque()
        self._spider: BrandSpider | None = None

    def open(self, spider: Spider) -> None:
        assert isinstance(spider, BrandSpider)
        self._spider = spider

    def has_pending_requests(self) -> bool:
        assert self._spider
        return bool(self._again) or (self._spider.problem is None and self._spider.journal.may_have_more)

    def enqueue_request(self, request: Request) -> bool:
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        assert self._spider
        return self._again.popleft() if self._again else self._spider.next_request()

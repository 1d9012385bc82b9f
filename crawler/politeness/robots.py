"""robots.txt as RFC 9309 has it: unreachable means that everything is forbidden."""

import asyncio
from dataclasses import dataclass, field
from math import isfinite
from time import monotonic
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler.politeness.agent_terms import purchase_refusal
from crawler.politeness.errors import DownloadError, RefusedRequest
from crawler.robots_directives import USER_AGENT_TOKEN

MAX_BYTES = 512 * 1024
"""RFC 9309 asks for at least 500 KiB; what comes after is not read."""
MAX_AGE = 24 * 3600.0
"""Seconds that an answer counts for (RFC 9309, 2.4); a crawl may take longer."""
MAX_CRAWL_DELAY = 60.0
"""Seconds; a longer wish is taken for a slip."""


@dataclass(frozen=True)
class RobotsRules:
    """What one robots.txt says to us. ``closed`` has the reason where it could not be read."""

    closed: str | None = None
    sitemaps: list[str] = field(default_factory=list)
    crawl_delay: float | None = None
    parser: Protego | None = None
    purchase_refusal: str | None = None
    """The words with which it forbids buying by programs."""

    def allows(self, url: str) -> bool:
        if self.closed:
            return False
        return self.parser is None or bool(self.parser.can_fetch(url, USER_AGENT_TOKEN))


def read_rules(status: int, body: bytes) -> RobotsRules:
    """The rules that an answer to ``GET /robots.txt`` means (RFC 9309, 2.3.1)."""
    if 200 <= status < 300:
        text = _readable(body).decode("utf-8-sig", "replace")
        parser = Protego.parse(text)
        delay = _sane(parser.crawl_delay(USER_AGENT_TOKEN))
        return RobotsRules(None, list(parser.sitemaps), delay, parser, purchase_refusal(text))
    if 400 <= status < 500 and status != 429:
        return RobotsRules()
    return RobotsRules(closed=f"robots.txt answered {status}")


def _readable(body: bytes) -> bytes:
    """As much as is read: whole lines, as half of one would forbid more than the site does."""
    return body if len(body) <= MAX_BYTES else body[: body.rfind(b"\n", 0, MAX_BYTES) + 1]


def _sane(delay: float | None) -> float | None:
    if delay is None or not isfinite(delay) or delay <= 0:
        return None
    return min(delay, MAX_CRAWL_DELAY)


class RobotsMiddleware:
    """Asks each host's robots.txt once a day, before anything else of the host."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, tuple[float, asyncio.Future[RobotsRules]]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RefusedRequest for what robots.txt forbids, and for everything where it can't be read."""
        if request.meta.get("robots_file"):
            return
        rules = await self.rules(request.url)
        if rules.closed:
            raise RefusedRequest("robots_unreachable", rules.closed)
        if not rules.allows(request.url):
            raise RefusedRequest("robots_forbidden", f"{request.url[:200]} is forbidden by robots.txt")

    async def rules(self, url: str) -> RobotsRules:
        """The rules for the host of an address."""
        parts = urlsplit(url)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        asked_at, rules = self._rules.get(address, (-MAX_AGE, None))
        if rules is None or monotonic() - asked_at >= MAX_AGE:
            rules = asyncio.ensure_future(self._ask(address))
            self._rules[address] = (monotonic(), rules)
        return await asyncio.shield(rules)

    async def _ask(self, address: str) -> RobotsRules:
        request = Request(address, callback=NO_CALLBACK, dont_filter=True, priority=1000, meta={"robots_file": True})
        try:
            response = await self._crawler.engine.download_async(request)
        except (DownloadError, IgnoreRequest, ValueError) as error:
            return RobotsRules(closed=f"robots.txt could not be read: {error}")
        return read_rules(response.status, response.body)

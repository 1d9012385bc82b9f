"""The child's side of ``crawler.probe.fetch``."""

import asyncio
import base64
import re
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from config.settings import Settings
from crawler.scrapy_settings import scrapy_settings
from crawler.urls import absolute

Say = Callable[..., None]
_FEED = re.compile(r"\.(?:xml|rss|csv|tsv|txt|jsonl?|gz|zip)$", re.I)
"""What paths of feeds end in, which may be larger than pages."""


async def fetch(settings: Settings, urls: Sequence[str], say: Say) -> None:
    """Fetch each address once and say what came back."""
    usable = [address for url in urls if (address := absolute(url))]
    await Crawler(FetchSpider, scrapy_settings(settings, usable, stay=False)).crawl_async(urls=urls, say=say)
    await asyncio.sleep(0)  # lets the session's connections close


class FetchSpider(Spider):
    """Asks for the given addresses and for nothing else."""

    name = "fetch"

    def __init__(self, urls: Sequence[str], say: Say) -> None:
        super().__init__()
        self._urls = urls
        self._say = say

    async def start(self) -> AsyncIterator[Request]:
        for url in dict.fromkeys(self._urls):
            if address := absolute(url):
                path = urlsplit(address).path
                meta = {"asked": url, "robots_file": path == "/robots.txt"}
                if _FEED.search(path) and not meta["robots_file"]:
                    meta |= {"download_maxsize": 64 * 1024 * 1024, "download_timeout": 120.0}
                yield Request(address, self.parse, errback=self.fail, meta=meta, dont_filter=True)
            else:
                self._say(url=url, final_url=url, error="not an http or https address", body="")

    def parse(self, response: Response, **_: Any) -> None:
        headers = {
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        }
        self._say(
            url=response.meta["asked"],
            final_url=response.url,
            status=response.status,
            headers=headers,
            body=base64.b64encode(response.body).decode("ascii"),
        )

    def fail(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy adds it
        self._say(url=request.meta["asked"], final_url=request.url, error=str(failure.value), body="")

"""Tries again what failed for a moment, and waits as long as the site asks for."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.politeness.errors import DownloadError

TEMPORARY = frozenset({408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
MAX_TRIES = 3
MAX_WAIT = 120.0
"""Seconds. Who asks for a longer wait is left alone this long, and not asked for the same address again in this run."""
paused = object()
"""Scrapy signal: the site rests, because it said that it is overloaded or gave no answer."""


class RetryMiddleware:
    """Repeats a request up to twice; the whole site rests in between, as one that says 429 or 503 is overloaded."""

    def __init__(self, crawler: Crawler) -> None:
        self._signals = crawler.signals
        self._backoff = crawler.settings.getfloat("OFFSHELF_RETRY_BACKOFF")
        self._max_wait = crawler.settings.getfloat("OFFSHELF_MAX_WAIT")
        self._resume_at = 0.0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RetryMiddleware":
        return cls(crawler)

    async def process_request(self, request: Request) -> None:  # noqa: ARG002 (Scrapy passes it by name)
        """Holds every request back while the site rests."""
        while (wait := self._resume_at - monotonic()) > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        if response.status not in TEMPORARY:
            return response
        header = response.headers.get("Retry-After")
        asked = retry_after(header.decode("latin-1")) if header else None
        return self._again(request, asked) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if not isinstance(exception, DownloadError) or not exception.temporary:
            return None
        return self._again(request, None)

    def _again(self, request: Request, asked: float | None) -> Request | None:
        tries = request.meta.get("tries", 1)
        wait = self._backoff * 2 ** (tries - 1) if asked is None else asked
        if tries < MAX_TRIES or asked is not None:
            self._resume_at = max(self._resume_at, monotonic() + min(wait, self._max_wait))
            self._signals.send_catch_log(paused)
        if tries >= MAX_TRIES or wait > self._max_wait:
            return None
        return request.replace(meta={**request.meta, "tries": tries + 1}, dont_filter=True)


def retry_after(text: str) -> float | None:
    """Seconds that a Retry-After header asks for, from its number or its date; None where it says nothing usable."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, (date.astimezone(UTC) - datetime.now(UTC)).total_seconds())

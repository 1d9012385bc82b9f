"""Fetches a few addresses with a crawl's care, for looking at a site before it is crawled."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field

from config.settings import Settings
from crawler.child import Child


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """The answer to one request; ``error`` says why there is none (``status`` is 0 then)."""

    url: str
    final_url: str
    """After redirects, which may lead to another host."""
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    """By lower-case name; a repeated header's values are joined by commas."""
    body: bytes = b""
    """Decompressed, at most 16 MiB."""
    error: str | None = None


def fetch_pages(settings: Settings, urls: Sequence[str]) -> list[FetchedPage]:
    """Fetch the addresses in a process of its own, obeying each host's robots.txt (which itself may be fetched).

    The pages come in the order of ``urls``. Public addresses only, unless the settings allow others; requests to one
    host are ``min_delay`` seconds apart. Raises CrawlError where the process failed as a whole.
    """
    pages: dict[str, FetchedPage] = {}
    with Child(settings, "fetch", {"urls": list(urls)}) as child:
        for event in child.events():
            body = base64.b64decode(event.pop("body"))
            pages[event["url"]] = FetchedPage(body=body, **event)
    return [pages.get(url) or FetchedPage(url, url, error="no answer") for url in urls]

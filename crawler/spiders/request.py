"""The request for an address of the frontier: with its validators, and with room for what it may send."""

from collections.abc import Callable
from typing import Any

from scrapy import Request

from crawler.frontier.row import FrontierRow, Kind

_SITEMAP = {"download_maxsize": 64 * 1024 * 1024, "download_timeout": 120.0}
"""The protocol allows 50 MB."""
_LARGE = {"to_disk": True, "download_maxsize": 1 << 30, "download_timeout": 600.0}


def request_of(
    row: FrontierRow, full: bool, large: bool, callback: Callable[..., Any], errback: Callable[..., Any]
) -> Request:
    """The request, with its row in ``meta``. ``large`` bodies go to disk. Raises ValueError for what is no address."""
    headers = {}
    if asked_conditionally(row, full):
        validators = {"If-None-Match": row.etag, "If-Modified-Since": row.last_modified}
        headers = {name: value for name, value in validators.items() if value}
    if large:
        headers["Accept-Encoding"] = "gzip"  # which the reader of a file unpacks
    meta = {"row": row, **(_LARGE if large else _SITEMAP if row.kind == Kind.SITEMAP else {})}
    return Request(row.url, callback, headers=headers, errback=errback, meta=meta, dont_filter=True)


def asked_conditionally(row: FrontierRow, full: bool) -> bool:
    """A sitemap never is: it says which pages there still are."""
    return not full and row.kind != Kind.SITEMAP and bool(row.etag or row.last_modified)

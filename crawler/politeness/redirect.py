"""Redirects, up to the limit, each checked like any other request."""

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response

CONDITIONAL_HEADERS = ("If-None-Match", "If-Modified-Since")


class PlainRedirectMiddleware(RedirectMiddleware):
    """Scrapy's own, without referrers, and without validators: those of one address mean nothing at another."""

    def handle_referer(self, request: Request, response: Response) -> None:  # noqa: ARG002 (Scrapy's hook)
        for name in ("Referer", *CONDITIONAL_HEADERS):
            request.headers.pop(name, None)

"""Where a page leads."""

import html
import re

from crawler.extraction.decoding import decode_page
from crawler.extraction.urls import web_url

MAX_LINKS = 5_000

_LINK = re.compile(r"""<a\b[^<>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))([^<>]*)""", re.IGNORECASE)
_BASE = re.compile(r"""<base\b[^<>]*?\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_NOFOLLOW = re.compile(r"\brel\s*=\s*[\"']?[^\"'>]*\bnofollow\b", re.IGNORECASE)


def page_links(body: bytes, url: str, content_type: str | None = None) -> list[str]:
    """The http(s) addresses that a page links to, in its order, each once, without fragments and ``nofollow`` links."""
    text = decode_page(body, content_type)
    base = _BASE.search(text[:20_000])
    start = (web_url(html.unescape(base[1]), url) if base else None) or url
    found: dict[str, None] = {}
    for match in _LINK.finditer(text):
        if _NOFOLLOW.search(match[0]):
            continue
        address = next(group for group in match.groups()[:3] if group is not None)
        if link := web_url(html.unescape(address), start):
            found[link] = None
            if len(found) >= MAX_LINKS:
                break
    return list(found)

"""The links of a page, and which of them lead into a space without end."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from crawler.urls import absolute

MAX_LINKS = 5_000
MAX_DEPTH = 6
"""Clicks from the home page."""
MAX_PAGES = 20_000
MAX_QUERIES = 20
"""Different query strings followed of one path: calendars, facets and sort orders have no end."""
_TAG = re.compile(rb"<(a|base)\b([^<>]{0,5000})>", re.I)
_HREF = re.compile(rb"""(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_NOFOLLOW = re.compile(rb"""\srel\s*=\s*["']?[^"'>]*\bnofollow\b""", re.I)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|m?js|json|xml|pdf|zip|gz|mp[34]|webm|woff2?|ttf)$", re.I
)


def page_links(body: bytes, base: str) -> Iterator[str]:
    """The absolute addresses that a page's links lead to, each once; links that say nofollow are left out."""
    seen: set[str] = set()
    for match in _TAG.finditer(body):
        name, attributes = match.groups()
        href = _HREF.search(attributes)
        if not href or _NOFOLLOW.search(attributes):
            continue
        text = unescape(next(part for part in href.groups() if part is not None).decode("utf-8", "replace"))
        url = absolute(text, base)
        if url is None:
            continue
        if name.lower() == b"base":
            base = url
        elif url not in seen:
            seen.add(url)
            yield url
            if len(seen) >= MAX_LINKS:
                return


class TrapGuard:
    """Remembers what links one process has followed, and refuses those that look as if there were no end to them."""

    def __init__(self) -> None:
        self._queries: defaultdict[str, set[str]] = defaultdict(set)
        self._admitted: set[str] = set()

    def admits(self, url: str, depth: int) -> bool:
        """Whether to follow a link that is ``depth`` clicks from the home page."""
        if url in self._admitted:
            return True
        parts = urlsplit(url)
        if depth > MAX_DEPTH or len(self._admitted) >= MAX_PAGES or _NO_PAGE.search(parts.path):
            return False
        segments = Counter(part for part in parts.path.split("/") if part)
        if segments and (max(segments.values()) > 2 or segments.total() > 12):
            return False
        queries = self._queries[f"{parts.netloc}{parts.path}"]
        if parts.query and parts.query not in queries and len(queries) >= MAX_QUERIES:
            return False
        queries.add(parts.query)
        self._admitted.add(url)
        return True

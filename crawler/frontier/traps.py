"""Spaces without end: which links lead into one, by their look and by what such pages have given so far."""

import re
from collections import Counter, defaultdict
from hashlib import blake2b
from urllib.parse import parse_qsl, urlsplit

from crawler.urls import PRODUCT_PATH

MAX_DEPTH = 6
"""Clicks from the home page."""
MAX_PAGES = 20_000
MAX_QUERIES = 20
"""Different query strings followed of one path: facets and sort orders have no end."""
MAX_PAGING = 500
"""Pages of one list."""
MAX_LENGTH = 600
MAX_FRUITLESS = 60
"""Pages of one pattern that gave no product, after which its others are not asked for."""
MAX_ALIKE = 3
"""Pages of one pattern with the same content, after which its others are not asked for."""
_PAGING = re.compile(r"^(?:page|paged|p|pg|seite|pagina|pageno|pagenumber|page_number|start|offset|from|pn)$", re.I)
_NUMBERS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{20,}|(?=[a-f]*\d)[0-9a-f]{16,}|\d+", re.I)
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|m?js|json|xml|pdf|zip|gz|mp[34]|webm|woff2?|ttf)$", re.I
)


def pattern_of(url: str) -> str:
    """An address without what numbers its pages: ``/events/2026/05?day=7`` → ``/events/0/0?day``."""
    parts = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return _NUMBERS.sub("0", parts.path) + ("?" + "&".join(names) if names else "")


class TrapGuard:
    """Remembers what links one process has followed, and what came of them."""

    def __init__(self) -> None:
        self._queries: defaultdict[str, set[str]] = defaultdict(set)
        self._admitted: set[str] = set()
        self._fruitless: Counter[str] = Counter()
        self._fruitful: set[str] = set()
        self._contents: defaultdict[str, Counter[bytes]] = defaultdict(Counter)

    def refusal(self, url: str, depth: int) -> str | None:
        """Why a link that is ``depth`` clicks from the home page is not followed; None where it is."""
        if url in self._admitted:
            return None
        parts = urlsplit(url)
        reason = "no_page" if _NO_PAGE.search(parts.path) else self._refusal(url, depth) or self._facets(url)
        if reason is None:
            self._admitted.add(url)
        return reason

    def _refusal(self, url: str, depth: int) -> str | None:
        segments = Counter(part for part in urlsplit(url).path.split("/") if part)
        if depth > MAX_DEPTH:
            return "trap_depth"
        if len(url) > MAX_LENGTH or segments.total() > 12:
            return "trap_long_address"
        if segments and max(segments.values()) > 2:
            return "trap_repeated_segment"
        return "trap_too_many_pages" if len(self._admitted) >= MAX_PAGES else None

    def _facets(self, url: str) -> str | None:
        parts = urlsplit(url)
        if not parts.query:
            return None
        paging = all(_PAGING.match(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True))
        followed = self._queries[f"{parts.path}?{'paging' if paging else ''}"]
        if parts.query not in followed and len(followed) >= (MAX_PAGING if paging else MAX_QUERIES):
            return "trap_queries"
        followed.add(parts.query)
        return None

    def exhausted(self, url: str) -> str | None:
        """Why an address that was admitted is not worth asking for any more, after what its like have given."""
        pattern = pattern_of(url)
        if pattern in self._fruitful or PRODUCT_PATH.search(url):
            return None
        if self._fruitless[pattern] >= MAX_FRUITLESS:
            return "trap_fruitless"
        alike = max(self._contents[pattern].values(), default=0) if pattern in self._contents else 0
        return "trap_same_content" if alike >= MAX_ALIKE else None

    def learn(self, url: str, body: bytes, fruitful: bool) -> None:
        """Take note of what an address gave; ``fruitful`` means products."""
        pattern = pattern_of(url)
        if fruitful:
            self._fruitful.add(pattern)
        elif len(self._contents) < MAX_PAGES:
            self._fruitless[pattern] += 1
            self._contents[pattern][_content(body)] += 1


def _content(body: bytes) -> bytes:
    """A digest of a page without its numbers, of which a clock or a counter is made."""
    return blake2b(re.sub(rb"\d+", b"", body), digest_size=10).digest()

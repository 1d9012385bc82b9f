"""The links of a page."""

import re
from collections.abc import Iterator
from html import unescape

from crawler.urls import absolute, without_session

MAX_LINKS = 5_000
_TAG = re.compile(rb"<(a|base)\b([^<>]{0,5000})>", re.I)
_HREF = re.compile(rb"""(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_NOFOLLOW = re.compile(rb"""\srel\s*=\s*["']?[^"'>]*\bnofollow\b""", re.I)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*|/\(S\([a-z0-9]{10,40}\)\)(?=/)", re.I)


def page_links(body: bytes, base: str) -> Iterator[str]:
    """The absolute addresses that a page's links lead to, each once, without session ids.

    Links that say nofollow are left out.
    """
    seen: set[str] = set()
    for match in _TAG.finditer(body):
        name, attributes = match.groups()
        href = _HREF.search(attributes)
        if not href or _NOFOLLOW.search(attributes):
            continue
        text = unescape(next(part for part in href.groups() if part is not None).decode("utf-8", "replace"))
        url = absolute(_SESSION.sub("", text), base)
        if url is None:
            continue
        if name.lower() == b"base":
            base = url
        elif (url := without_session(url)) not in seen:
            seen.add(url)
            yield url
            if len(seen) >= MAX_LINKS:
                return

"""Addresses on a page: absolute, http or https, and of the page's own site where that matters."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from crawler.urls import MAX_URL, absolute, origin

_KEPT = "/:?#[]@!$&'()*+,;=%~-._"
_PLAIN = re.compile(
    r"https?://[a-z\d-]+(?:\.[a-z\d-]+)+(?:/[\w/.~%+=&,:@!$'()*-]*)?(?:\?[\w/.~%+=&,:@!$'()*-]+)?", re.ASCII
)
"""A whole address of which nothing has to be escaped or left out."""
_TRACKING = ("utm_", "mc_", "pk_", "_ga", "hsa_")
_TRACKING_NAMES = frozenset(
    (
        "gclid",
        "fbclid",
        "msclkid",
        "dclid",
        "yclid",
        "igshid",
        "srsltid",
        "ref",
        "referrer",
        "_pos",
        "_sid",
        "_ss",
        "sid",
    )
) | {"sessionid", "phpsessid", "jsessionid"}


def web_url(value: object, base: str) -> str | None:
    """An absolute http(s) address in ASCII without fragment; None for javascript:, data:, credentials or junk."""
    return _web_url(value, base) if isinstance(value, str) and len(value) <= 2 * MAX_URL else None


@lru_cache(maxsize=512)
def _web_url(value: str, base: str) -> str | None:
    if len(value) <= MAX_URL and _PLAIN.fullmatch(value):  # as most are
        return value
    # What is no ASCII is escaped, so that the two spellings of one address are one, and no surrogate gets through.
    url = absolute(value.strip().replace(" ", "%20"), base)
    return quote(url, safe=_KEPT, errors="replace") if url else None


def same_site(one: str, other: str) -> bool:
    """Whether two addresses have the same host and port, give or take ``www.`` and the default ports."""
    try:
        return origin(one) == origin(other)
    except ValueError:
        return False


def has_other_path(address: str, path: str) -> bool:
    """Whether a link's address has a path, and not that of its own page."""
    try:
        target = urlsplit(address).path.rstrip("/")
    except ValueError:
        return False
    return bool(target) and target != path.rstrip("/")


def canonical_of(stated: str | None, page: str) -> str | None:
    """The address that a page states as its own, if it can be believed: the same site, not just its home page."""
    url = web_url(stated, page) if stated else None
    if url is None or not same_site(url, page):
        return None
    if urlsplit(url).path in ("", "/") and urlsplit(page).path not in ("", "/"):
        return None
    return without_tracking(url)


def without_tracking(url: str) -> str:
    """The address without the parameters that only say where the visitor came from."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING) and name.lower() not in _TRACKING_NAMES
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))

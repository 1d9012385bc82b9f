"""Addresses on a page: absolute, http or https, and of the page's own site where that matters."""

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

MAX_URL = 2_000

_TRACKING = ("utm_", "mc_", "pk_", "_ga", "hsa_")
_TRACKING_NAMES = frozenset(
    (
        "gclid",
        "fbclid",
        "msclkid",
        "dclid",
        "ref",
        "referrer",
        "srsltid",
        "yclid",
        "igshid",
        "sessionid",
        "sid",
        "_pos",
        "_sid",
        "_ss",
    )
)


def web_url(value: object, base: str) -> str | None:
    """An absolute http(s) address without fragment, or None: no javascript:, data:, credentials or control characters."""
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_URL:
        return None
    text = value.strip()
    if any(ord(c) < 0x21 and c != " " for c in text):
        return None
    try:
        parts = urlsplit(urljoin(base, text.replace(" ", "%20")))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
            return None
        _ = parts.port
    except ValueError:
        return None
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses have the same host and port, give or take ``www.``."""
    return _site(one) == _site(other)


def _site(url: str) -> str:
    parts = urlsplit(url)
    default = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    return parts.netloc.lower().removesuffix(default).removeprefix("www.")


def canonical_of(stated: str | None, page: str) -> str | None:
    """The address that a page states as its own, if it can be believed: same site, and not the home page for another."""
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

"""Addresses: which may be asked for, when two are the same, and which belong to a site."""

import re
from hashlib import blake2b
from urllib.parse import urljoin, urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

MAX_URL = 2_048
_TRACKING = re.compile(
    r"[?&;](utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|srsltid|phpsessid|jsessionid|sessionid|sid)=", re.I
)
PRODUCT_PATH = re.compile(
    r"/(?:products?|produkte?|produits?|productos?|prodotti|prodotto|p|item|dp|shop|artikel)[/.-]", re.I
)
"""What a path looks like that shops choose for their product pages."""
_WHOLE = re.compile(r"https?://[^\s/?;#][^\s?;#]*")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
Origin = tuple[str, int]


def absolute(location: str, base: str | None = None) -> str | None:
    """The http or https address that a page or sitemap names, without fragment; None where it names none."""
    location = location.strip()
    if not location or len(location) > MAX_URL:
        return None
    try:
        # A whole address is joined to nothing, which takes twice as long as all that follows.
        url = location if base is None or _WHOLE.fullmatch(location) else urljoin(base, location)
        url = url.partition("#")[0]
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        return None
    return url if usable and len(url) <= MAX_URL and not _UNSAFE.search(url) else None


def fingerprint(url: str) -> str:
    """The key of an address in the frontier: the same for addresses that differ in order, case of host or tracking."""
    return blake2b(canonicalize_url(without_session(url)).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def without_session(url: str) -> str:
    """The address without the parameters that follow a visitor around."""
    if "?" not in url or not _TRACKING.search(url):
        return url
    names = [match.group(1) for match in _TRACKING.finditer(url)]
    return str(url_query_cleaner(url, names, remove=True))


def origin(url: str) -> Origin:
    """Host and port, where ``www.`` and the two default ports make no difference. Raises ValueError for no address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if not host:
        raise ValueError(f"no host in {url[:200]!r}")
    port = parts.port or 0
    return host, 0 if port in (80, 443) else port

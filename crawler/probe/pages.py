"""Facts about a site that its pages state: its name, its currency, its links, and the feed that it may be."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import unescape

from crawler.extraction.content.decoding import decode_page
from crawler.extraction.content.text import clean_text
from crawler.frontier.links import page_links
from crawler.platforms.feed_table import attribute_name
from crawler.platforms.json_body import read_json
from crawler.probe.fetch import FetchedPage
from crawler.urls import PRODUCT_PATH, origin
from crawler.values.currencies import currency_code

_FEED_ROOT = re.compile(
    rb"^[\xef\xbb\xbf\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL | re.I
)
_SITE_NAME = re.compile(
    r"<meta[^<>]{1,500}property=[\"']og:site_name[\"'][^<>]{0,500}?content=[\"']([^\"']{1,200})|"
    r"<meta[^<>]{1,500}content=[\"']([^\"']{1,200})[\"'][^<>]{0,500}property=[\"']og:site_name",
    re.I,
)
_TWICE = re.compile(r"(.+?)\s+[-–—|·:]\s+\1")
_PART = re.compile(r"\s+[-–—|·•»]\s+|\s*[|»]\s*|:\s+")
_TITLE = re.compile(r"<title[^<>]*>([^<]{1,300})</title>", re.I)
_HEAD = 200_000


def is_google_feed(head: bytes) -> bool:
    """Whether a body begins as RSS or Atom with Google's attributes."""
    head = head[:20_000]
    return bool(_FEED_ROOT.match(head)) and (b"base.google.com/ns/1.0" in head or b"<g:" in head)


def table_columns(head: bytes) -> set[str]:
    """The names in the first line, if it is one of a table."""
    line = head.lstrip()[:20_000].partition(b"\n")[0].decode("utf-8", "replace")
    delimiter = max("\t,;|", key=line.count)
    return {attribute_name(cell) for cell in line.split(delimiter)}


def site_name(body: bytes, others: Sequence[bytes] = ()) -> str | None:
    """What a page or feed calls its site: as such, or in its title as ``others``, further pages of it, do in theirs."""
    head = _head(body)
    match = _SITE_NAME.search(head)
    if match:
        return clean_text(unescape(match[1] or match[2] or ""), 100)
    title = _title(head)
    if shared := _shared_part(title, [_title(_head(other)) for other in others]):
        return shared
    # Shops write "Shoes for everyone | Shop" as often as "Shop – shoes for everyone", so only a short title is a name.
    name = _said_once(title)
    return name if name and len(name) <= 40 else None


def _head(body: bytes) -> str:
    return decode_page(body[:_HEAD]).decode("utf-8", "replace")


def _title(head: str) -> str | None:
    title = _TITLE.search(head)
    return clean_text(unescape(title[1]), 100) if title else None


def _shared_part(title: str | None, others: Sequence[str | None]) -> str | None:
    """The part that a front page's title has in common with those of all other pages, where it is a single one."""
    told = [_PART.split(other or "") for other in others if other != title]
    shared = {part for part in _PART.split(title or "") if told and all(part in parts for parts in told)}
    return shared.pop() if len(shared) == 1 else None


def _said_once(title: str | None) -> str | None:
    """A front page's title where a template puts the site's name behind the site's name."""
    twice = _TWICE.fullmatch(title or "")
    return twice[1] if twice else title


def currency_of(page: FetchedPage, now: datetime) -> str | None:
    """The one currency (ISO 4217) that a page states: as JSON's ``currency``, or in its products' structured data."""
    if page.body.lstrip()[:1] == b"{":
        try:
            document = read_json(page.body)
        except ValueError:
            return None
        stated = document.get("currency") if isinstance(document, dict) else None
        return currency_code(stated) if isinstance(stated, str) else None
    from crawler.extraction.page import extract_page

    products = extract_page(page.body, page.final_url, now).products
    codes = Counter(
        variant.offer.price_currency
        for product in products
        for variant in product.variants
        if variant.offer and variant.offer.price_currency
    )
    return next(iter(codes)) if len(codes) == 1 else None


def own_links(page: FetchedPage) -> list[str]:
    """The addresses of the same host that a page links to, those that look like products first."""
    own = [link for link in page_links(page.body, page.final_url) if origin(link) == origin(page.final_url)]
    return [link for link in own if PRODUCT_PATH.search(link)] or own

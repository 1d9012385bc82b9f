"""Sitemaps: what they list, read with limits, and what their lastmod proves."""

import io
import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from lxml import etree

MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 100_000
"""Twice what the protocol allows in one file."""
_CLOSED = re.compile(rb"</(?:\w+:)?(?:urlset|sitemapindex)\s*>|<(?:\w+:)?(?:urlset|sitemapindex)[^>]*/>")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """An address as the sitemap states it, which may be anything."""

    location: str
    lastmod: str | None = None


@dataclass(slots=True)
class Sitemap:
    """One file: further sitemaps, and pages. ``broken`` says that it breaks off, is too long, or is no sitemap."""

    sitemaps: list[SitemapEntry] = field(default_factory=list)
    pages: list[SitemapEntry] = field(default_factory=list)
    broken: bool = False


def read_sitemap(body: bytes) -> Sitemap:
    """A sitemap or sitemap index in XML, or a text file of addresses, gzipped or not."""
    try:
        body = unzipped(body)
    except (zlib.error, ValueError):
        return Sitemap(broken=True)
    start = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"http://", b"https://")):
        lines = body.decode("utf-8", "replace").split()
        return Sitemap(pages=[SitemapEntry(line) for line in lines[:MAX_ENTRIES]], broken=len(lines) > MAX_ENTRIES)
    return _read_xml(body)


def _read_xml(body: bytes) -> Sitemap:
    sitemap = Sitemap()
    # recover: one bad entry, such as a bare ampersand, must not cost the rest of the file.
    events = etree.iterparse(
        io.BytesIO(body), tag=("{*}url", "{*}sitemap"), recover=True, resolve_entities=False, no_network=True
    )
    try:
        for _, element in events:
            entries = sitemap.sitemaps if etree.QName(element).localname == "sitemap" else sitemap.pages
            location = (element.findtext("{*}loc") or "").strip()
            if len(entries) >= MAX_ENTRIES:
                sitemap.broken = True
            elif location:
                entries.append(SitemapEntry(location, (element.findtext("{*}lastmod") or "").strip()[:40] or None))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError:
        sitemap.broken = True
    if not _CLOSED.search(body[-1024:]):
        sitemap.broken = True
        if entries := sitemap.pages or sitemap.sitemaps:
            entries.pop()  # where the file breaks off, its last address may be a piece of one
    return sitemap


def unzipped(body: bytes) -> bytes:
    """The body, decompressed where it is gzip. Raises ValueError beyond 64 MiB, zlib.error for a broken one."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    inflater = zlib.decompressobj(31)
    plain = inflater.decompress(body, MAX_BYTES)
    if inflater.unconsumed_tail:
        raise ValueError("too large when decompressed")
    return plain


def proof_times(pages: list[SitemapEntry]) -> dict[str, float]:
    """For each lastmod, the Unix time from which a visit has seen that version; without those that prove nothing.

    Where one lastmod stands at most of the pages it is the time of a build, not of a change. A lastmod of a day covers
    all of that day, wherever the site is. One in the future, or no date at all, proves nothing.
    """
    stated = Counter(page.lastmod for page in pages)
    if not stated or stated.most_common(1)[0][1] * 2 > len(pages):
        return {}
    times = ((text, _end(text)) for text in stated if text)
    now = datetime.now(UTC).timestamp()
    return {text: end for text, end in times if end is not None and end <= now}


def _end(lastmod: str) -> float | None:
    try:
        moment = datetime.fromisoformat(lastmod)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC) + timedelta(days=1 if _DAY.fullmatch(lastmod) else 0, hours=12)
        return moment.timestamp()
    except (ValueError, OverflowError):
        return None

"""Sitemaps: what they list, read with limits; of one that breaks off what comes before the break."""

import io
import re
import zlib
from dataclasses import dataclass, field

from lxml import etree

MAX_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 100_000
"""Twice what the protocol allows in one file."""
_PIECE = 1 << 16
_ENTRIES = ("{*}url", "{*}sitemap", "{*}item", "{*}entry")
_TIMES = ("{*}lastmod", "{*}updated", "{*}pubDate")
_CLOSED = re.compile(rb"</(?:\w+:)?(?:urlset|sitemapindex|rss|feed|RDF)\s*>|<(?:\w+:)?(?:urlset|sitemapindex)[^>]*/>")


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
    left_out: int = 0
    """Entries beyond the limit."""


def read_sitemap(body: bytes) -> Sitemap:
    """A sitemap or sitemap index in XML, a feed (RSS or Atom), or a text file of addresses, gzipped or not.

    Pictures, videos, news and the addresses of other languages that an entry names beside its own are no pages.
    """
    text, whole = _unzipped(body)
    start = text[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    sitemap = _read_text(text) if start.startswith((b"http://", b"https://")) else _read_xml(text)
    sitemap.broken = sitemap.broken or not whole or sitemap.left_out > 0
    return sitemap


def _read_text(text: bytes) -> Sitemap:
    lines = text.decode("utf-8-sig", "replace").split()
    kept = [SitemapEntry(line) for line in lines[:MAX_ENTRIES]]
    return Sitemap(pages=kept, left_out=len(lines) - len(kept))


def _read_xml(text: bytes) -> Sitemap:
    sitemap = Sitemap()
    # recover: one bad entry, such as a bare ampersand, must not cost the rest of the file.
    events = etree.iterparse(io.BytesIO(text), tag=_ENTRIES, recover=True, resolve_entities=False, no_network=True)
    try:
        for _, element in events:
            _take(element, sitemap)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError:
        sitemap.broken = True
    if not _CLOSED.search(text[-1024:]):
        sitemap.broken = True
        if entries := sitemap.pages or sitemap.sitemaps:
            entries.pop()  # where the file breaks off, its last address may be a piece of one
    return sitemap


def _take(element: etree._Element, sitemap: Sitemap) -> None:
    kind = etree.QName(element).localname
    entries = sitemap.sitemaps if kind == "sitemap" else sitemap.pages
    location = _location(element, kind)
    if location and len(entries) >= MAX_ENTRIES:
        sitemap.left_out += 1
    elif location:
        stated = (element.findtext(name) for name in _TIMES)
        entries.append(SitemapEntry(location, next((text.strip()[:40] for text in stated if text), None)))


def _location(element: etree._Element, kind: str) -> str:
    if kind in ("url", "sitemap"):
        return (element.findtext("{*}loc") or "").strip()
    for link in element.iterfind("{*}link"):  # RSS has the address as text, Atom in an attribute
        if link.get("rel", "alternate") == "alternate" and (address := link.get("href") or link.text):
            return str(address).strip()
    return ""


def _unzipped(body: bytes) -> tuple[bytes, bool]:
    """The body, decompressed where it is gzip, up to 64 MiB or to where it is damaged; and whether that is all."""
    if not body.startswith(b"\x1f\x8b"):
        return body, True
    inflater = zlib.decompressobj(31)
    pieces, size = [], 0
    try:
        for start in range(0, len(body), _PIECE):
            piece = inflater.decompress(inflater.unconsumed_tail + body[start : start + _PIECE], MAX_BYTES - size or 1)
            pieces.append(piece)
            size += len(piece)
            if size >= MAX_BYTES:
                break
    except zlib.error:
        return b"".join(pieces), False
    return b"".join(pieces), inflater.eof

"""Sitemaps as they are found."""

import gzip
import re
from datetime import UTC, datetime, timedelta

import pytest

from config.settings import Settings
from crawler.frontier.lastmod import proof_times
from crawler.frontier.sitemap import MAX_ENTRIES, SitemapEntry, read_sitemap
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.loopback import LoopbackSite, Response

URLS = (
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://a.example/1 </loc></url></urlset>'
)


@pytest.mark.parametrize(
    ("body", "pages", "sitemaps"),
    [
        (URLS, ["https://a.example/1"], []),
        (gzip.compress(URLS), ["https://a.example/1"], []),
        (b"\xef\xbb\xbf" + URLS, ["https://a.example/1"], []),
        (b"https://a.example/1\nhttps://a.example/2\n", ["https://a.example/1", "https://a.example/2"], []),
        (
            b"<sitemapindex><sitemap><loc>https://a.example/s</loc></sitemap></sitemapindex>",
            [],
            ["https://a.example/s"],
        ),
        (b"<urlset><url><loc>https://a.example/?a=1&b=2</loc></url><url><loc>x</loc></url></urlset>", None, []),
        (b"<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.ex", ["https://a.example/1"], []),
    ],
)
def test_what_a_sitemap_lists(body: bytes, pages: list[str] | None, sitemaps: list[str]) -> None:
    sitemap = read_sitemap(body)
    if pages is None:  # a bare ampersand costs its own entry at most
        assert sitemap.pages[-1].location == "x"
    else:
        assert [entry.location for entry in sitemap.pages] == pages
    assert [entry.location for entry in sitemap.sitemaps] == sitemaps


@pytest.mark.parametrize(
    "body",
    [
        b"<h1>Not found</h1>",
        b"",
        b"\x1f\x8b broken",
        gzip.compress(b"\0" * 70_000_000),
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
    ],
)
def test_what_is_no_sitemap_lists_nothing(body: bytes) -> None:
    assert read_sitemap(body).pages == []


def test_a_sitemap_that_is_too_long_is_not_whole() -> None:
    line = b"https://acme.example/1\n"
    entry = b"<url><loc>https://acme.example/1</loc></url>"
    for body in (line * (MAX_ENTRIES + 1), b"<urlset>" + entry * (MAX_ENTRIES + 1) + b"</urlset>"):
        sitemap = read_sitemap(body)
        assert (len(sitemap.pages), sitemap.broken, sitemap.left_out) == (MAX_ENTRIES, True, 1)


def test_which_lastmods_prove_something() -> None:
    now = datetime.now(UTC)
    good, junk, future = str((now - timedelta(days=9)).date()), "yesterday", (now + timedelta(days=1)).isoformat()
    odd = ("0000-00-00", "2026-13-45", "9" * 40, "Junk, 99", "-", "2026")
    pages = [SitemapEntry(f"/{n}", lastmod) for n, lastmod in enumerate((good, junk, future, *odd))]

    proofs = proof_times(pages)
    assert list(proofs) == [good]
    assert proofs[good] > datetime.fromisoformat(good).replace(tzinfo=UTC).timestamp() + 86_400
    assert proof_times([SitemapEntry("/1", good), SitemapEntry("/2", good)]) == {}


EXTENDED = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
 <image:image><image:loc>https://a.example/1.jpg</image:loc></image:image>
 <loc>https://a.example/1</loc><lastmod>2026-01-02</lastmod>
 <news:news><news:title>New</news:title><news:publication_date>2020-01-01</news:publication_date></news:news>
 <xhtml:link rel="alternate" hreflang="de" href="https://a.example/de/1"/></url></urlset>"""
RSS = b"""<rss version="2.0"><channel><link>https://a.example/</link><item><link>https://a.example/1</link>
<pubDate>Fri, 02 Jan 2026 10:00:00 GMT</pubDate></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/"/><entry>
<link rel="enclosure" href="https://a.example/1.mp3"/><link href="https://a.example/1"/>
<updated>2026-01-02T10:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize(
    ("body", "lastmod"),
    [(EXTENDED, "2026-01-02"), (RSS, "Fri, 02 Jan 2026 10:00:00 GMT"), (ATOM, "2026-01-02T10:00:00Z")],
)
def test_only_pages_are_listed_of_extensions_and_feeds(body: bytes, lastmod: str) -> None:
    sitemap = read_sitemap(body)
    assert (sitemap.pages, sitemap.broken) == ([SitemapEntry("https://a.example/1", lastmod)], False)
    others = [SitemapEntry(f"/{n}", "2020-01-01") for n in range(1)]
    assert lastmod in proof_times([*sitemap.pages, *others, SitemapEntry("/x", "2019-01-01")])


def test_a_packed_sitemap_that_breaks_off_gives_what_came_before() -> None:
    import random

    generator = random.Random(1)
    entries = b"".join(b"<url><loc>https://a.example/%d</loc></url>" % generator.getrandbits(64) for _ in range(20_000))
    packed = gzip.compress(b"<urlset>" + entries + b"</urlset>")
    for damaged in (packed[: len(packed) // 2], packed[: len(packed) // 2] + b"\xff" * 2_000):
        sitemap = read_sitemap(damaged)
        assert sitemap.broken
        assert 5_000 < len(sitemap.pages) < 20_000
        assert all(re.fullmatch(r"https://a\.example/\d+", page.location) for page in sitemap.pages)


def test_hostile_sitemaps_cost_themselves_only(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    """An index that lists itself, goes on for ever, and names other hosts and no addresses at all."""
    shop = Shop(site)
    for number in range(3):
        shop.sell(f"hat-{number}")
    route = site.routes["/sitemap.xml"]
    listed = ("{base}sitemap.xml", "{base}more/1", "{base}shop")
    entries = "".join(f"<sitemap><loc>{each}</loc></sitemap>" for each in listed)
    foreign = "<sitemap><loc>https://other.example/s</loc></sitemap><sitemap><loc>javascript:x()</loc></sitemap>"
    site.add("/sitemap.xml", f"<sitemapindex>{entries}{foreign}</sitemapindex>")
    site.routes["/shop"] = route
    for depth in range(1, 9):
        nested = f"<sitemap><loc>{site.url}more/{depth + 1}</loc></sitemap>"
        site.add(f"/more/{depth}", f"<sitemapindex>{nested}</sitemapindex>")
    shop.configure(settings)
    report = crawl()

    assert (report.state, report.products, len(harvest())) == ("complete", 3, 3)
    assert report.dropped == {"offsite": 1, "bad_url": 1, "sitemap_over_limit": 1}
    assert site.asked["/sitemap.xml"] == 1
    assert site.asked["/more/4"] == 0


def test_a_sitemap_may_have_fifty_megabytes(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    shop = Shop(site)
    shop.sell("hat")
    route = site.routes["/sitemap.xml"]
    assert callable(route)
    site.routes["/sitemap.xml"] = lambda request: Response(
        route(request).body.replace(b"</urlset>", b" " * (20 * 1024 * 1024) + b"</urlset>")
    )
    shop.configure(settings)
    report = crawl()
    assert (report.state, report.products) == ("complete", 1)

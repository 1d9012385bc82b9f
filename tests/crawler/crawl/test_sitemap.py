"""Sitemaps as they are found."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from crawler.sitemap import MAX_ENTRIES, SitemapEntry, proof_times, read_sitemap

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
        assert (len(sitemap.pages), sitemap.broken) == (MAX_ENTRIES, True)


def test_which_lastmods_prove_something() -> None:
    now = datetime.now(UTC)
    good, junk, future = str((now - timedelta(days=9)).date()), "yesterday", (now + timedelta(days=1)).isoformat()
    pages = [SitemapEntry(f"/{n}", lastmod) for n, lastmod in enumerate((good, junk, future))]

    proofs = proof_times(pages)
    assert list(proofs) == [good]
    assert proofs[good] > datetime.fromisoformat(good).replace(tzinfo=UTC).timestamp() + 86_400
    assert proof_times([SitemapEntry("/1", good), SitemapEntry("/2", good)]) == {}

"""An address is http or https and the same when it is read again, or it is none."""

from urllib.parse import urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extraction.content.urls import canonical_of, same_site, web_url, without_tracking
from crawler.frontier.links import page_links
from crawler.robots_directives import read_directives
from crawler.urls import MAX_URL, absolute, fingerprint

quick = settings(max_examples=200)
BASE = "https://shop.example/boots/"
PARTS = ("http:", "https:", "//", "javascript:", "data:", "file:", "user:pw@", "shop.example", "[::1", "]", ":99999")
PIECES = (*PARTS, "/../", "?a=b&utm_source=x", "#top", "%00", "%zz", "\\", "\t", "\x00", "é", "\ud800", "。", " ")
LOCATIONS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@quick
@given(LOCATIONS)
def test_an_address_is_one_of_the_web(location: str) -> None:
    for url in (absolute(location, BASE), web_url(location, BASE)):
        if url is not None:
            assert urlsplit(url).scheme in ("http", "https")
            assert urlsplit(url).hostname
            assert urlsplit(url).username is None
            assert len(url) <= MAX_URL * 3
            assert not any(c <= " " for c in url)


@quick
@given(LOCATIONS)
def test_reading_an_address_again_changes_nothing(location: str) -> None:
    for read in (absolute, web_url):
        if (url := read(location, BASE)) is not None and len(url) <= MAX_URL:
            assert read(url, BASE) == url
    if url := web_url(location, BASE):
        assert without_tracking(without_tracking(url)) == without_tracking(url)


@quick
@given(LOCATIONS)
def test_what_makes_no_difference_makes_none(location: str) -> None:
    if url := absolute(location, BASE):
        host, _, path = url.partition("://")[2].partition("/")
        loud = f"{url.partition('://')[0].upper()}://{host.upper()}/{path}"
        assert "%" in host or "?" in host or fingerprint(loud) == fingerprint(url)
        assert "?" in url or fingerprint(f"{url}?utm_source=x&gclid=y") == fingerprint(url)
        assert len(fingerprint(url)) == 40


@quick
@given(LOCATIONS)
def test_a_canonical_address_stays_on_its_site(location: str) -> None:
    if found := canonical_of(location, BASE):
        assert same_site(found, BASE)


@quick
@given(st.binary(max_size=200), st.lists(st.text(max_size=30), max_size=3))
def test_links_and_directives_of_anything(body: bytes, values: list[str]) -> None:
    assert all(urlsplit(url).scheme in ("http", "https") for url in page_links(b"<a href='" + body, BASE))
    read_directives(values)

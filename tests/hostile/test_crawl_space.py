"""Sites without end: traps, robots.txt that can't be had, sitemaps that list themselves, addresses that are none."""

import gzip
import socket
import struct
from urllib.parse import quote

import pytest

from crawler.frontier.lastmod import proof_times
from crawler.frontier.sitemap import SitemapEntry, read_sitemap
from crawler.politeness.robots import MAX_BYTES, MAX_CRAWL_DELAY, read_rules
from crawler.urls import absolute
from tests.hostile.case import page, product
from tests.hostile.conftest import Crawl, add_decent_products, add_sitemap
from tests.hostile.server import Answer, HostileServer, redirect, respond


def endless_links(server: HostileServer) -> Answer:
    """A home page that leads into a calendar, facets, sessions and a path that grows, each made up when asked for."""
    made = server.routes

    def month(n: int) -> Answer:
        def answer(connection: socket.socket) -> None:
            made[f"/events/{n + 1}/"] = month(n + 1)
            respond(f"<h1>Month {n}</h1><a href='/events/{n + 1}/'>next</a>")(connection)

        return answer

    made["/events/1/"] = month(1)
    for n in range(60):
        made[f"/boots?color={n}&size={n}"] = respond(f"<h1>Boots {n}</h1>")
    made["/deep/"] = respond("<a href='/deep/deep/deep/deep/'>deeper</a>")
    facets = "".join(f"<a href='/boots?color={n}&size={n}'>x</a>" for n in range(60))
    sessions = "".join(f"<a href='/products/decent-0?PHPSESSID={n:032x}'>x</a>" for n in range(60))
    home = "<a href='/events/1/'>x</a><a href='/deep/'>x</a><a href='/products/decent-0'>x</a>"
    return respond(home + facets + sessions)


def test_10_links_without_end(server: HostileServer, crawl: Crawl) -> None:
    """Calendar, facets, sessions and a path that repeats itself, on a site without a sitemap."""
    add_decent_products(server, 1)
    server.routes["/robots.txt"] = respond("")
    server.routes["/"] = endless_links(server)
    found = crawl()

    assert (found.report.state, found.decent) == ("complete", 1)
    assert {"trap_same_content", "trap_queries", "trap_repeated_segment"} <= set(found.report.dropped)
    assert sum(found.server.asked.values()) < 120
    assert sum(count for path, count in server.asked.items() if "decent" in path) == 1


def test_10_products_json_that_repeats_for_ever(server: HostileServer, crawl: Crawl) -> None:
    boots = [
        f'{{"id":{n},"title":"Boot {n}","handle":"boot-{n}","variants":[{{"id":{n},"price":"9.00","available":true}}]}}'
        for n in range(250)
    ]
    answer = respond('{"products":[' + ",".join(boots) + "]}", headers={"Content-Type": "application/json"})
    server.routes = _Everywhere(server.routes | {"/robots.txt": respond("")}, "/products.json", answer)
    found = crawl("shopify", currency="EUR")

    assert len(found.products) == 250
    assert sum(server.asked.values()) < 10


class _Everywhere(dict[str, Answer]):
    """Routes of which one answers whatever query it is asked with."""

    def __init__(self, routes: dict[str, Answer], path: str, answer: Answer) -> None:
        super().__init__(routes)
        self._path, self._answer = path, answer

    def get(self, key: str, default: Answer | None = None) -> Answer:  # type: ignore[override]
        return self._answer if key.startswith(self._path) else super().get(key, default) or respond("", 404)


def reset(connection: socket.socket) -> None:
    """Cut the connection off, so that the client sees a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(respond("", 503), "answered 503", id="11-503"),
        pytest.param(reset, "could not be read", id="11-reset"),
        pytest.param(redirect("/robots.txt"), "could not be read", id="11-redirect-loop"),
    ],
)
def test_robots_unreachable(server: HostileServer, crawl: Crawl, answer: Answer, reason: str) -> None:
    paths = add_decent_products(server)
    add_sitemap(server, paths)
    server.routes["/robots.txt"] = answer
    found = crawl()

    assert (found.report.state, found.decent, reason in str(found.report.reason)) == ("incomplete", 0, True)
    assert set(server.asked) == {"/robots.txt"}


@pytest.mark.parametrize(
    ("stated", "delay"),
    [
        pytest.param("1e9", MAX_CRAWL_DELAY, id="11-delay-1e9"),
        pytest.param("nan", None, id="11-delay-nan"),
        pytest.param("inf", None, id="11-delay-inf"),
        pytest.param("-5", None, id="11-delay-negative"),
        pytest.param("9" * 400, None, id="11-delay-400-digits"),
    ],
)
def test_crawl_delay(stated: str, delay: float | None) -> None:
    assert read_rules(200, f"User-agent: *\nCrawl-delay: {stated}".encode()).crawl_delay == delay


def test_11_robots_of_4_mb() -> None:
    """What is beyond the limit says nothing, and neither does half a line before it."""
    start, half = b"User-agent: *\nDisallow: /private\n", b"Disallow: /"
    filler = b"#" * (MAX_BYTES - len(start) - len(half) - 1) + b"\n"
    body = start + filler + half + b"products/boot\n" + b"#" * 4_000_000
    rules = read_rules(200, body)

    assert rules.allows("https://acme.example/products/boot")
    assert not rules.allows("https://acme.example/private")


def urlset(*locations: str) -> Answer:
    entries = "".join(f"<url><loc>{location}</loc></url>" for location in locations)
    return respond(f"<urlset>{entries}</urlset>", headers={"Content-Type": "application/xml"})


def index(*locations: str) -> Answer:
    entries = "".join(f"<sitemap><loc>{location}</loc></sitemap>" for location in locations)
    return respond(f"<sitemapindex>{entries}</sitemapindex>", headers={"Content-Type": "application/xml"})


def ten_million(connection: socket.socket) -> None:
    """A sitemap that goes on for as long as anybody reads it."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n<urlset>")
    for n in range(10_000):
        rows = (f"<url><loc>http://127.0.0.1/products/{n * 1_000 + m}</loc></url>" for m in range(1_000))
        connection.sendall("".join(rows).encode())


BAD_ADDRESSES = {
    "12-javascript-location": "javascript:alert(1)",
    "13-address-of-2-mb": "/products/" + "x" * 2_000_000,
    "13-userinfo": "http://admin:secret@127.0.0.1/products/x",
    "13-control-characters": "/products/a&#10;b&#9;c\x7f",
}


def test_12_sitemaps_without_end(server: HostileServer, crawl: Crawl) -> None:
    """One that lists itself, an index without end, foreign hosts, ten million locations, addresses that are none."""
    paths = add_decent_products(server)
    add_sitemap(server, paths)
    url = server.url
    server.routes["/self.xml"] = index(f"{url}self.xml", f"{url}sitemap.xml")
    for n in range(20):
        server.routes[f"/endless-{n}.xml"] = index(f"{url}endless-{n + 1}.xml")
    server.routes["/foreign.xml"] = urlset("https://other-brand.example/products/sandal", *BAD_ADDRESSES.values())
    server.routes["/million.xml"] = ten_million
    server.routes["/bomb.xml.gz"] = respond(gzip.compress(b"<urlset>" + bytes(80_000_000), 1))
    named = ("self", "endless-0", "foreign", "million")
    lines = "".join(f"Sitemap: {url}{name}.xml\n" for name in named)
    server.routes["/robots.txt"] = respond(f"{lines}Sitemap: {url}bomb.xml.gz\nSitemap: {url}self.xml\n")
    found = crawl()

    assert found.decent == 5
    assert (server.asked["/self.xml"], server.asked["/sitemap.xml"]) == (1, 1)
    assert found.report.dropped["sitemap_over_limit"] == 1
    assert found.report.dropped["offsite"] == 1
    assert found.report.dropped["bad_url"] == len(BAD_ADDRESSES)
    assert "too_large" in found.dropped["/million.xml"]
    assert found.dropped["/bomb.xml.gz"]
    assert found.report.state == "incomplete"


@pytest.mark.parametrize("location", [pytest.param(address, id=name) for name, address in BAD_ADDRESSES.items()])
def test_bad_address(location: str) -> None:
    assert absolute(location.replace("&#10;", "\n").replace("&#9;", "\t"), "http://127.0.0.1/") is None


@pytest.mark.parametrize(
    "lastmod",
    [
        pytest.param("9999-12-31T23:59:59Z", id="12-lastmod-in-the-future"),
        pytest.param("yesterday", id="12-lastmod-junk"),
        pytest.param("2026-99-99", id="12-lastmod-no-date"),
        pytest.param("0001-01-01T00:00:00+14:00", id="12-lastmod-before-time"),
    ],
)
def test_lastmod(lastmod: str) -> None:
    """It proves nothing of the page, so the page is asked for; a good one beside it does."""
    body = f"<urlset><url><loc>/a</loc><lastmod>{lastmod}</lastmod></url><url><loc>/b</loc></url></urlset>".encode()
    pages = [*read_sitemap(body).pages, SitemapEntry("/c", "2020-01-01")]

    assert len(pages) == 3
    assert set(proof_times(pages)) <= {"2020-01-01", "0001-01-01T00:00:00+14:00"}


def test_13_long_and_odd_links(server: HostileServer, crawl: Crawl) -> None:
    """Links that are no addresses cost nothing but themselves."""
    add_decent_products(server, 1)
    server.routes["/robots.txt"] = respond("")
    odd = "".join(f"<a href='{location}'>x</a>" for location in BAD_ADDRESSES.values())
    server.routes["/"] = respond(f"<a href='/{quote('%00')}'>x</a>{odd}<a href='/products/decent-0'>x</a>")
    server.routes["/%00"] = page(product("Null boot"))
    found = crawl()

    assert (found.report.state, found.decent) == ("complete", 1)
    assert not any("secret" in path or len(path) > 600 for path in server.asked)

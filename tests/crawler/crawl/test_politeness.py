"""What a crawl must not do, and what it must wait for."""

import gzip
import time
from email.message import Message
from itertools import pairwise

import pytest

from config.database import opened_database
from config.settings import Settings
from crawler.politeness.addresses import AddressGuard
from crawler.politeness.retry import retry_after
from crawler.politeness.robots import read_rules
from indexer.documents.stored_style import iter_brand_styles
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.loopback import LoopbackSite, Request, Response


@pytest.mark.parametrize("status", [500, 503, 429])
def test_an_unreachable_robots_txt_forbids_everything(shop: Shop, crawl: Crawl, status: int) -> None:
    shop.site.add("/robots.txt", status=status)
    report = crawl()

    assert (report.state, report.products) == ("incomplete", 0)
    assert report.reason == f"robots.txt answered {status}"
    assert set(shop.site.asked) == {"/robots.txt"}


def test_a_robots_txt_that_redirects_for_ever_forbids_everything(shop: Shop, crawl: Crawl) -> None:
    shop.site.add("/robots.txt", status=302, headers={"Location": "/robots.txt"})
    report = crawl()

    assert report.products == 0
    assert "could not be read" in str(report.reason)
    assert set(shop.site.asked) == {"/robots.txt"}


def test_without_a_robots_txt_everything_is_allowed(shop: Shop, crawl: Crawl) -> None:
    del shop.site.routes["/robots.txt"]
    assert crawl().products == 5


def test_what_robots_txt_forbids_is_not_asked_for(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    rules = "User-agent: offshelf\nDisallow: /products/boot-1\nSitemap: {base}sitemap.xml"
    shop.site.add("/robots.txt", rules)
    report = crawl()

    assert shop.site.asked["/products/boot-1"] == 0
    assert report.dropped["robots_forbidden"] == 1
    assert "Acme boot-1" not in harvest()


def test_private_addresses_are_refused_unless_allowed(shop: Shop, crawl: Crawl) -> None:
    report = crawl(allow_private_addresses=False, min_delay=0)

    assert "not a public address" in str(report.reason)
    assert not shop.site.asked


@pytest.mark.parametrize(
    ("address", "public", "private_allowed"),
    [
        ("93.184.216.34", True, True),
        ("127.0.0.1", False, True),
        ("10.1.2.3", False, True),
        ("::1", False, True),
        ("::ffff:127.0.0.1", False, True),
        ("64:ff9b::7f00:1", False, True),
        ("2002:7f00:1::", False, True),
        ("fd00:ec2::254", False, True),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("0.0.0.0", False, False),
        ("224.0.0.1", False, False),
        ("fe80::1%eth0", False, False),
    ],
)
def test_which_addresses_may_be_connected_to(address: str, public: bool, private_allowed: bool) -> None:
    assert AddressGuard(allow_private=False).allows(address) is public
    assert AddressGuard(allow_private=True).allows(address) is private_allowed


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_loopback_are_refused_too(
    site: LoopbackSite, settings: Settings, crawl: Crawl, host: str
) -> None:
    shop = Shop(site)
    shop.sell("boot")
    brand = shop.configure(settings)
    address = site.url.replace("127.0.0.1", host)
    (settings.brands_dir / "acme.yaml").write_text(f"name: Acme\nurl: '{address}'\nplatform: {brand.platform}\n")
    report = crawl(allow_private_addresses=False, min_delay=0)

    assert report.products == 0
    assert not site.asked


def test_a_redirect_to_another_host_is_not_followed(shop: Shop, crawl: Crawl) -> None:
    with LoopbackSite() as other:
        shop.site.add("/products/boot-1", status=302, headers={"Location": other.url})
        report = crawl()
        assert not other.asked
    assert (report.products, report.pages["gone"]) == (4, 1)


def test_a_redirect_after_a_retry_does_not_slip_past_the_check(shop: Shop, crawl: Crawl) -> None:
    with LoopbackSite() as other:
        answers = iter([Response(b"", 503), Response(b"", 302, headers={"Location": other.url})])
        shop.site.routes["/products/boot-1"] = lambda _: next(answers)
        report = crawl()
        assert not other.asked
    assert report.requests["503"] == 1
    assert report.pages["gone"] == 1


@pytest.mark.parametrize(
    ("location", "dropped"),
    [
        ("file:///etc/passwd", {"http_302": 1}),
        ("javascript:alert(1)", {"bad_url": 1}),
        ("http://169.254.169.254/", {}),  # another site, so the page is gone
        ("/loop", {"redirect_loop": 1}),
    ],
)
def test_a_bad_redirect_costs_its_own_page_only(
    shop: Shop, crawl: Crawl, location: str, dropped: dict[str, int]
) -> None:
    shop.site.add("/loop", status=302, headers={"Location": "/loop"})
    shop.site.add("/products/boot-1", status=302, headers={"Location": location})
    report = crawl()

    assert (report.state, report.products, report.dropped) == ("complete", 4, dropped)
    assert sum(report.pages.values()) == 6


def test_retry_after_is_honoured(shop: Shop, crawl: Crawl) -> None:
    times: list[float] = []

    def busy_once(_: Request) -> Response:
        times.append(time.monotonic())
        return Response(b"", 503, headers={"Retry-After": "2"}) if len(times) == 1 else Response(b"no product")

    shop.site.routes["/products/boot-1"] = busy_once
    report = crawl()

    assert report.state == "complete"
    assert times[1] - times[0] >= 2


def test_an_absurd_retry_after_fails_the_page_and_harms_nothing_else(shop: Shop, crawl: Crawl) -> None:
    shop.site.add("/products/boot-1", status=429, headers={"Retry-After": "1000000000"})
    report = crawl()

    assert shop.site.asked["/products/boot-1"] == 1
    assert (report.products, report.dropped["http_429"]) == (4, 1)


def test_crawl_delay_is_kept(shop: Shop, crawl: Crawl) -> None:
    times: list[float] = []
    shop.site.add("/robots.txt", "User-agent: *\nCrawl-delay: 0.4\nSitemap: {base}sitemap.xml")
    for name in shop.prices:
        page = shop.site.routes[shop.path(name)]

        def timed(request: Request, page: object = page) -> Response:
            times.append(time.monotonic())
            assert callable(page)
            answer = page(request)
            assert isinstance(answer, Response)
            return answer

        shop.site.routes[shop.path(name)] = timed
    assert crawl().products == 5
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.3


def test_a_page_that_asks_not_to_be_listed_is_not(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    shop.site.add("/products/boot-1", '<meta name="robots" content="noindex">' + _product(shop, "boot-1"))
    shop.site.add("/products/boot-2", _product(shop, "boot-2"), headers={"X-Robots-Tag": "noindex, nofollow"})
    report = crawl()

    assert report.dropped["noindex"] == 2
    assert sorted(harvest()) == ["Acme boot-0", "Acme boot-3", "Acme boot-4"]


def test_a_page_is_not_listed_after_the_date_that_it_names(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    """Though its ETag and the sitemap's lastmod say that it is unchanged: it is read in every run until then."""
    shop.lastmod = {name: f"2020-01-0{number + 1}" for number, name in enumerate(shop.prices)}
    body = _product(shop, "boot-1").encode()
    for end, listed in (("Fri, 31 Dec 2100 23:59:59 GMT", True), ("Wed, 21 Oct 2015 07:28:00 GMT", False)):
        headers = {"X-Robots-Tag": f"unavailable_after: {end}", "ETag": '"1"'}
        shop.site.routes["/products/boot-1"] = Response(body, headers=headers)
        crawl()
        assert ("Acme boot-1" in harvest()) is listed
    asked = [request for request in shop.site.requests if request.path == "/products/boot-1"]
    assert [request.headers["If-None-Match"] for request in asked] == [None, None]
    assert len(harvest()) == 4


def test_links_that_a_header_forbids_are_not_followed(shop: Shop, crawl: Crawl) -> None:
    shop.site.add("/robots.txt", "")
    del shop.site.routes["/sitemap.xml"]
    shop.site.add("/", "<a href='/products/boot-1'>x</a><a href='/about'>y</a>")
    shop.site.add("/about", "<a href='/products/boot-2'>x</a>", headers={"X-Robots-Tag": "nofollow"})
    crawl()

    assert (shop.site.asked["/products/boot-1"], shop.site.asked["/products/boot-2"]) == (1, 0)


def test_the_user_agent_says_whom_to_ask(shop: Shop, crawl: Crawl) -> None:
    crawl(contact="https://shop.example/bot")
    agents = {request.headers["User-Agent"] for request in shop.site.requests}

    assert len(agents) == 1
    assert agents.pop().endswith("(+https://shop.example/bot)")
    assert not any(request.headers["Referer"] or request.headers["Cookie"] for request in shop.site.requests)


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        ({f"X-{n}": "x" * 1000 for n in range(3000)}, b"", "bad_response"),
        ({"X-Long": "x" * 100_000}, b"", "bad_response"),
        ({}, b"x" * (17 * 1024 * 1024), "too_large"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"x" * (17 * 1024 * 1024)), "too_large"),
        ({"Content-Length": "5000", "Connection": "close"}, b"short", "truncated"),
    ],
)
def test_what_is_too_much_is_dropped_and_counted(
    shop: Shop, crawl: Crawl, headers: dict[str, str], body: bytes, reason: str
) -> None:
    shop.site.routes["/products/boot-1"] = Response(body, headers=headers)
    report = crawl()

    assert (report.products, report.dropped[reason]) == (4, 1)


@pytest.mark.parametrize(
    ("status", "body", "allowed", "delay"),
    [
        (200, b"User-agent: *\nDisallow: /", False, None),
        (200, b"User-agent: *\nDisallow: /\n\nUser-agent: Offshelf\nAllow: /", True, None),
        (200, b"\xff\xfe\x00garbage", True, None),
        (200, b"User-agent: *\nCrawl-delay: 1e9", True, 60.0),
        (200, b"User-agent: *\nCrawl-delay: nan", True, None),
        (200, b"User-agent: *\nDisallow:\n" + b"#" * 4_000_000, True, None),
        (404, b"", True, None),
        (403, b"", True, None),
        (500, b"", False, None),
        (302, b"", False, None),
    ],
)
def test_what_an_answer_to_robots_txt_means(status: int, body: bytes, allowed: bool, delay: float | None) -> None:
    rules = read_rules(status, body)
    assert rules.allows("https://acme.example/products/1") is allowed
    assert rules.crawl_delay == delay


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120", 120), (" 5 ", 5), ("-5", None), ("soon", None), ("", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)],
)
def test_what_a_retry_after_header_asks_for(text: str, seconds: float | None) -> None:
    assert retry_after(text) == seconds


def test_a_sentence_in_robots_txt_leaves_shoppers_a_link_only(settings: Settings, shop: Shop, crawl: Crawl) -> None:
    sentence = "Automated checkouts and buy-for-me agents are not permitted"
    shop.site.add("/robots.txt", f"# {sentence}\nUser-agent: *\nDisallow: /cart\nSitemap: {shop.site.url}sitemap.xml\n")

    crawl()

    with opened_database(settings) as database, database.connect() as connection:
        styles = list(iter_brand_styles(connection, 10))
    assert [variant.purchase_refusal for style in styles for variant in style.variants] == [sentence] * 5


def _product(shop: Shop, name: str) -> str:
    page = shop.site.routes[shop.path(name)]
    assert callable(page)
    answer = page(Request("GET", "", {}, Message(), ""))
    return str(answer.body.decode())

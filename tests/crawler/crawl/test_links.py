"""Sites without a sitemap: products are found by links, and spaces without end are left."""

import re
from collections.abc import Callable

import pytest

from config.settings import Settings
from crawler.frontier.links import page_links
from crawler.frontier.traps import MAX_ALIKE, MAX_FRUITLESS, MAX_QUERIES, TrapGuard, pattern_of
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop, page_of
from tests.loopback import LoopbackSite, Request, Response

AT_ONCE = 16
"""Requests that are under way when a trap is seen for what it is."""
Trap = Callable[[Request], str]


def links(*paths: str) -> str:
    return "".join(f'<a href="{path}">x</a>' for path in paths)


class Maze(LoopbackSite):
    """A shop with five products behind a category, and a trap beside it that answers for every other address."""

    def __init__(self, start: str, trap: Trap) -> None:
        super().__init__()
        self._trap = trap
        self.add("/", f"<title>Maze</title>{links('/category', start)}")
        self.add("/category", links(*(f"/goods/{n}" for n in range(5))))
        for number in range(5):
            self.add(f"/goods/{number}", page_of(f"hat-{number}", "9.00", f"{self.url}goods/{number}"))

    def _respond(self, request: Request) -> Response:
        answer = super()._respond(request)
        if answer.status != 404 or request.path in ("/robots.txt", "/sitemap.xml"):
            return answer
        return Response(self._trap(request).encode())

    @property
    def trapped(self) -> int:
        return sum(
            count for path, count in self.asked.items() if not re.match(r"/(?:goods|category|robots|sitemap|$)", path)
        )


def calendar(request: Request) -> str:
    year, month = (int(part) for part in request.path.split("/")[-2:])
    return f"<h1>{'abc'[month % 3]}{month}</h1>" + links(
        f"/events/{year + month // 12}/{month % 12 + 1}", f"/events/{year - 1}/{month}"
    )


def facets(request: Request) -> str:
    chosen = request.query.get("f", [""])[0]
    return links(*(f"/list?f={chosen}{letter}" for letter in "abcdefgh"))


def sessions(request: Request) -> str:
    return links(*(f"/info;jsessionid={request.path.__hash__()}{n}" for n in range(9)), f"/info?sid={id(request)}")


def segments(request: Request) -> str:
    return links(f"{request.path.rstrip('/')}/more", f"{request.path}/again/{len(request.path)}")


def ever_longer(request: Request) -> str:
    return links(f"{request.path}-{'x' * 150}")


def same_content(request: Request) -> str:
    number = int(request.path.rpartition("-")[2])
    return f"<h1>Nothing {number}</h1>" + links(*(f"/empty-{number * 10 + n}" for n in range(10)))


@pytest.mark.parametrize(
    ("start", "trap", "limit", "reason"),
    [
        ("/events/2026/1", calendar, 2 * MAX_FRUITLESS, None),
        ("/list?f=a", facets, MAX_QUERIES + 2, "trap_queries"),
        ("/info", sessions, 2, None),
        ("/deep", segments, 130, "trap_repeated_segment"),
        ("/long", ever_longer, 8, "trap_long_address"),
        ("/empty-1", same_content, MAX_ALIKE + 2, "trap_same_content"),
    ],
)
def test_a_trap_is_left_and_the_products_are_found(
    settings: Settings, crawl: Crawl, harvest: Harvest, start: str, trap: Trap, limit: int, reason: str | None
) -> None:
    with Maze(start, trap) as site:
        Shop(site).configure(settings)
        del site.routes["/robots.txt"], site.routes["/sitemap.xml"]
        report = crawl()

        assert (report.state, report.products, len(harvest())) == ("complete", 5, 5)
        assert 1 <= site.trapped <= limit + AT_ONCE
        assert reason is None or report.dropped[reason] >= 1


def test_a_pattern_that_gives_products_is_never_given_up() -> None:
    guard = TrapGuard()
    for number in range(MAX_FRUITLESS):
        guard.learn(f"https://a.example/goods/{number}", b"%d" % number, fruitful=number == 3)
    assert guard.exhausted("https://a.example/goods/99") is None
    for number in range(MAX_FRUITLESS):
        guard.learn(f"https://a.example/days/{number}", bytes([65 + number]), fruitful=False)
    assert guard.exhausted("https://a.example/days/99") == "trap_fruitless"


def test_the_pages_of_a_long_list_are_no_facets() -> None:
    guard = TrapGuard()
    assert not any(guard.refusal(f"https://a.example/all?page={n}", 1) for n in range(5 * MAX_QUERIES))
    refused = [guard.refusal(f"https://a.example/all?page=1&sort={n}", 1) for n in range(2 * MAX_QUERIES)]
    assert refused.count("trap_queries") == MAX_QUERIES


def test_links_have_no_session_ids() -> None:
    body = links("/a;jsessionid=1F?x=1", "/a?x=1&PHPSESSID=9", "/(S(abcdefghij0123456789abcd))/b", "/a?x=1").encode()
    assert list(page_links(body, "https://a.example/")) == ["https://a.example/a?x=1", "https://a.example/b"]


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/events/2026/05?day=7&month=1", "/events/0/0?day&month"),
        ("/p/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "/p/0"),
        ("/red-boot", "/red-boot"),
    ],
)
def test_the_pattern_of_an_address(path: str, pattern: str) -> None:
    assert pattern_of("https://a.example" + path) == pattern


def test_an_unchanged_site_without_a_sitemap_keeps_its_products(
    site: LoopbackSite, settings: Settings, crawl: Crawl
) -> None:
    shop = Shop(site)
    paths = [shop.sell(f"hat-{number}") for number in range(4)]
    del site.routes["/robots.txt"], site.routes["/sitemap.xml"]
    site.routes["/"] = lambda request: (
        Response(status=304)
        if request.headers["If-None-Match"]
        else Response(links(*paths).encode(), headers={"ETag": '"1"'})
    )
    shop.configure(settings)
    for _ in range(4):
        report = crawl()
        assert (report.state, report.products, report.listed) == ("complete", 4, 4)

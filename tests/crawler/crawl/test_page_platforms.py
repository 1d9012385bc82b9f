"""Platforms that are read by their pages' structured data: recognised by a mark, listed by sitemaps."""

import pytest

from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import add_brand
from crawler.probe.fetch import FetchedPage
from crawler.recognition.marks import BIGCOMMERCE, PRESTASHOP, SALESFORCE, found_mark
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.loopback import LoopbackSite

CASES = [
    (
        "bigcommerce",
        "BigCommerce",
        '<img src="https://cdn11.bigcommerce.com/s-1a2b3c/images/x.jpg">',
        ".bigcommerce.com/s-",
    ),
    ("bigcommerce", "BigCommerce", "<script>window.stencilBootstrap('home')</script>", "stencilBootstrap"),
    (
        "salesforce",
        "Salesforce Commerce Cloud",
        '<link href="/on/demandware.static/Sites-x/a.css">',
        "/on/demandware.static/",
    ),
    ("salesforce", "Salesforce Commerce Cloud", '<img src="/dw/image/v2/ABCD_PRD/x.jpg">', "/dw/image/v2/"),
]


@pytest.mark.parametrize(("platform", "name", "source", "mark"), CASES)
def test_it_is_recognised_and_harvested(
    site: LoopbackSite,
    settings: Settings,
    crawl: Crawl,
    harvest: Harvest,
    platform: str,
    name: str,
    source: str,
    mark: str,
) -> None:
    shop = Shop(site)
    for number in range(3):
        shop.sell(f"hat-{number}")
    site.add("/", f"<title>Hats</title>{source}")
    report = add_brand(settings, site.url, "acme", None, silent)
    assert (report.platform, report.sampled, report.warnings) == (platform, 3, [])
    assert report.reasons == [f"its front page carries {name}'s mark '{mark}'"]

    assert crawl().products == 3
    assert len(harvest()) == 3


@pytest.mark.parametrize(
    "source", ["<title>demandware and bigcommerce compared</title>", "<p>We left PrestaShop</p>", ""]
)
def test_words_about_a_platform_are_no_mark(source: str) -> None:
    page = FetchedPage("https://a.example/", "https://a.example/", 200, {}, source.encode())
    assert not any(found_mark(page, known.marks) for known in (BIGCOMMERCE, PRESTASHOP, SALESFORCE))


def test_headers_and_cookies_have_marks_too() -> None:
    page = FetchedPage("https://a.example/", "https://a.example/", 200, {"set-cookie": "dwsid=1; path=/"}, b"")
    assert found_mark(page, SALESFORCE.marks) == "dwsid="

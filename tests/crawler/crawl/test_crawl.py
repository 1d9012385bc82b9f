"""Whole crawls of a site that behaves well."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from config.database import opened_database
from config.settings import Settings
from crawler.crawl import crawl_brands
from crawler.tables import offer_history
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop, page_of
from tests.loopback import LoopbackSite, Response


def test_a_crawl_harvests_every_product_of_the_sitemap(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    report = crawl()

    assert (report.state, report.products, report.variants) == ("complete", 5, 5)
    assert report.fill["price"] == 1.0
    assert report.requests == {"200": 7}  # robots.txt, sitemap, five pages
    stored = harvest()["Acme boot-3"]
    offer = stored.product.variants[0].offer
    assert offer
    assert (str(offer.price), offer.price_currency) == ("9.50", "EUR")
    assert stored.product.provenance["name"].url == f"{shop.site.url}products/boot-3"


@pytest.mark.usefixtures("shop")
def test_a_second_crawl_costs_no_bodies(crawl: Crawl, harvest: Harvest) -> None:
    first = crawl()
    before = harvest()["Acme boot-0"].product.observed_at
    second = crawl()

    assert second.state == "complete"
    assert second.requests == {"200": 2, "304": 5}
    assert second.bytes < first.bytes / 2
    assert (second.products, second.changed) == (5, 0)
    assert harvest()["Acme boot-0"].product.observed_at > before


@pytest.mark.usefixtures("shop")
def test_a_full_crawl_reads_every_page_anew(crawl: Crawl) -> None:
    crawl()
    assert crawl(full=True).requests == {"200": 7}


def test_a_changed_price_is_stored_and_its_history_kept(
    shop: Shop, crawl: Crawl, harvest: Harvest, settings: Settings
) -> None:
    crawl()
    shop.sell("boot-2", "7.25")
    report = crawl()

    offer = harvest()["Acme boot-2"].product.variants[0].offer
    assert offer
    assert str(offer.price) == "7.25"
    assert report.changed == 1
    with opened_database(settings) as database, database.connect() as connection:
        query = select(offer_history.c.price).where(
            offer_history.c.variant_id == harvest()["Acme boot-2"].variant_ids[0]
        )
        assert list(connection.execute(query.order_by(offer_history.c.id)).scalars()) == ["9.50", "7.25"]


def test_a_lastmod_that_proves_a_page_unchanged_saves_its_request(shop: Shop, crawl: Crawl) -> None:
    today = datetime.now(UTC).date()
    shop.lastmod = {name: str(today - timedelta(days=10 + n)) for n, name in enumerate(shop.prices)}
    crawl()
    shop.site.requests.clear()
    shop.lastmod["boot-1"] = str(today - timedelta(days=5))
    report = crawl()

    assert [path for path in shop.site.asked if path.startswith("/products/")] == ["/products/boot-1"]
    assert (report.state, report.products) == ("complete", 5)


def test_a_lastmod_that_all_pages_share_proves_nothing(shop: Shop, crawl: Crawl) -> None:
    shop.lastmod = dict.fromkeys(shop.prices, "2020-01-01")
    crawl()
    shop.sell("boot-1", "5.00")

    assert crawl().changed == 1


@pytest.mark.usefixtures("shop")
def test_links_are_followed_only_where_no_sitemap_gave_products(
    site: LoopbackSite, crawl: Crawl, harvest: Harvest
) -> None:
    site.add("/", '<a href="/about">About</a>')
    crawl()
    assert "/" not in site.asked

    del site.routes["/sitemap.xml"]
    site.add("/robots.txt", "User-agent: *\nAllow: /")
    site.add("/", '<a href="/list">All</a><a href="/products/boot-0" rel="nofollow">no</a><a href="mailto:x@y">m</a>')
    site.add("/list", '<a href="/products/boot-1">1</a><a href="https://elsewhere.example/products/9">out</a>')
    report = crawl(full=True)

    assert site.asked["/list"] == 1
    assert report.requests["200"] >= 4
    assert "Acme boot-1" in harvest()


@pytest.mark.usefixtures("shop")
def test_an_endless_calendar_ends(site: LoopbackSite, crawl: Crawl) -> None:
    del site.routes["/sitemap.xml"]
    site.add("/", '<a href="/calendar?day=0">Calendar</a><a href="/products/boot-1">Boot</a>')
    site.routes["/calendar"] = lambda request: Response(
        b"".join(b'<a href="/calendar?day=%d">next</a>' % (int(request.query["day"][0]) + n) for n in range(1, 9))
    )
    report = crawl()

    assert report.products == 1
    assert site.asked["/calendar"] <= 21


def test_sitemaps_that_nest_for_ever_end(shop: Shop, crawl: Crawl) -> None:
    shop.site.add("/robots.txt", "Sitemap: {base}maps/0.xml\nSitemap: {base}sitemap.xml")
    for number in range(9):
        nested = "".join(f"<sitemap><loc>{{base}}maps/{n}.xml</loc></sitemap>" for n in (number + 1, 0))
        shop.site.add(f"/maps/{number}.xml", f"<sitemapindex>{nested}</sitemapindex>")
    report = crawl()

    assert (report.state, report.products) == ("complete", 5)
    assert [shop.site.asked[f"/maps/{number}.xml"] for number in range(5)] == [1, 1, 1, 1, 0]
    assert report.dropped["sitemap_over_limit"] == 2


def test_sites_are_told_apart_by_port(shop: Shop, crawl: Crawl) -> None:
    with LoopbackSite() as other:
        other.add("/products/other", page_of("other", "1.00", f"{other.url}products/other"))
        foreign = f"<url><loc>{other.url}products/other</loc></url>"
        listed = f"<url><loc>{shop.site.url}products/boot-0</loc></url>"
        shop.site.add("/sitemap.xml", f"<urlset>{foreign}{listed}</urlset>", content_type="application/xml")
        report = crawl()

        assert not other.asked
    assert (report.products, report.dropped["offsite"]) == (1, 1)


def test_a_crawl_says_how_far_it_is(shop: Shop, settings: Settings) -> None:
    heard: list[tuple[str, int, int | None, str]] = []
    shop.prices["vanished"] = "1.00"

    def listen(stage: str, done: int, total: int | None, note: str = "") -> None:
        heard.append((stage, done, total, note))

    crawl_brands(settings, ["acme"], False, listen)

    stage, done, total, note = heard[-1]
    assert (stage, done, total) == ("crawl acme", 7, 7)
    assert "5 products read, 0 in the queue" in note
    assert note.endswith("errors: 404 1")

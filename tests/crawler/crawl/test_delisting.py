"""When what a run no longer finds is delisted, and when it is not."""

from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop, page_of
from tests.loopback import Response


def test_a_page_that_is_gone_is_delisted_in_that_run(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.remove("boot-1", keep_in_sitemap=True)
    report = crawl()

    assert (report.state, report.delisted_products, report.listed) == ("complete", 1, 4)
    assert "Acme boot-1" not in harvest()


def test_a_page_that_left_the_sitemap_is_looked_at_once_more(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.remove("boot-1")
    report = crawl()

    assert report.delisted_products == 1
    assert "Acme boot-1" not in harvest()


def test_a_page_that_redirects_to_no_product_is_delisted(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.site.add("/", "<h1>Home</h1>")
    shop.site.add("/products/boot-1", status=301, headers={"Location": "/"})
    crawl()

    assert sorted(harvest()) == ["Acme boot-0", "Acme boot-2", "Acme boot-3", "Acme boot-4"]


def test_absence_from_two_complete_runs_delists(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    del shop.prices["boot-1"]  # the page stays, the sitemap no longer names it
    shop.site.routes["/products/boot-1"] = Response(page_of("boot-1", "9.50", f"{shop.site.url}products/boot-1"))
    assert crawl().delisted_products == 0
    assert "Acme boot-1" in harvest()

    assert crawl().delisted_products == 1
    assert "Acme boot-1" not in harvest()


def test_a_page_without_its_product_is_missed_first(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.site.add("/products/boot-1", "<h1>Are you a robot?</h1>")
    assert (crawl().delisted_products, "Acme boot-1" in harvest()) == (0, True)
    assert (crawl().delisted_products, "Acme boot-1" in harvest()) == (1, False)


def test_a_product_that_comes_back_is_listed_again(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.remove("boot-1")
    crawl()
    shop.sell("boot-1")
    report = crawl()

    assert (report.changed, report.listed) == (1, 5)
    assert "Acme boot-1" in harvest()


def test_a_page_that_fails_says_nothing(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.site.add("/products/boot-1", status=500)
    for _ in range(3):
        report = crawl()
    assert (report.state, report.delisted_products, report.pages["failed"]) == ("complete", 0, 1)
    assert "Acme boot-1" in harvest()


def test_a_run_that_finds_too_little_delists_nothing(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.remove("boot-1")
    shop.remove("boot-2", keep_in_sitemap=True)
    for _ in range(2):
        report = crawl()
        assert report.state == "incomplete"
        assert report.reason == "only 3 products were found, after 5 in run 1"
    assert len(harvest()) == 5


def test_an_empty_site_delists_nothing(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    for name in list(shop.prices):
        shop.remove(name)
    report = crawl()

    assert (report.state, report.reason) == ("incomplete", "no product was found")
    assert len(harvest()) == 5


def test_a_run_without_its_whole_sitemap_delists_nothing(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    shop.site.add("/robots.txt", "Sitemap: {base}sitemap.xml\nSitemap: {base}more.xml")
    shop.site.add("/more.xml", status=500)
    shop.remove("boot-1")
    report = crawl()

    assert report.state == "incomplete"
    assert report.reason == f"{shop.site.url}more.xml could not be read whole"
    assert len(harvest()) == 5


def test_a_site_that_goes_down_in_mid_crawl_delists_nothing(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    for number in range(30):
        shop.sell(f"shoe-{number}")
    crawl()
    shop.remove("boot-1", keep_in_sitemap=True)
    for name in shop.prices:
        if name.startswith("shoe"):
            shop.site.add(shop.path(name), status=503)
    report = crawl()

    assert report.state == "incomplete"
    assert report.reason == "the site stopped answering (http_503)"
    assert len(harvest()) == 35


def test_a_variant_that_its_page_no_longer_has_is_delisted(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    def page(sizes: list[str]) -> str:
        variants = ",".join(
            f'{{"@type":"Product","name":"Acme clog","sku":"c{s}","size":"{s}","url":"{{base}}products/clog?size={s}",'
            f'"offers":{{"@type":"Offer","price":"5.00","priceCurrency":"EUR"}}}}'
            for s in sizes
        )
        return (
            '<h1>Acme clog</h1><script type="application/ld+json">{"@context":"https://schema.org",'
            '"@type":"ProductGroup","name":"Acme clog","productGroupID":"clog","variesBy":"https://schema.org/size",'
            f'"hasVariant":[{variants}]}}</script>'
        ).replace("{base}", shop.site.url)

    shop.prices["clog"] = ""
    shop.site.add("/products/clog", page(["40", "41", "42"]))
    crawl()
    before = harvest()["Acme clog"]
    assert [variant.options["size"] for variant in before.product.variants] == ["40", "41", "42"]

    shop.site.add("/products/clog", page(["40", "42"]))
    report = crawl()
    after = harvest()["Acme clog"]

    assert (report.delisted_products, report.delisted_variants) == (0, 1)
    assert [variant.options["size"] for variant in after.product.variants] == ["40", "42"]
    assert after.variant_ids == [before.variant_ids[0], before.variant_ids[2]]

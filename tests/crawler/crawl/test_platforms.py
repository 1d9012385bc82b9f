"""Crawls of platforms that list their products at one endpoint."""

import json
from typing import Any

from config.settings import Settings
from crawler.runs.report import RunReport
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.loopback import LoopbackSite, Request, Response


def shopify_page(numbers: range) -> Response:
    products = [
        {
            "id": number,
            "title": f"Boot {number}",
            "handle": f"boot-{number}",
            "vendor": "Acme",
            "options": [{"name": "Size", "position": 1}],
            "variants": [
                {"id": number * 10 + n, "title": size, "option1": size, "price": "9.50", "available": True}
                for n, size in enumerate(("40", "41"))
            ],
        }
        for number in numbers
    ]
    return as_json({"products": products})


def as_json(document: Any, **headers: str) -> Response:
    return Response(json.dumps(document).encode(), content_type="application/json", headers=headers)


def test_shopify_is_read_page_by_page_until_one_is_empty(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    Shop(site).configure(settings, platform="shopify")
    pages = {"1": range(1, 4), "2": range(4, 6)}
    site.routes["/products.json"] = lambda request: shopify_page(pages.get(request.query["page"][0], range(0)))
    report = crawl()

    assert (report.state, report.products, report.variants) == ("complete", 5, 10)
    assert site.asked["/products.json"] == 3
    assert [request.query["limit"] for request in site.requests if request.query] == [["250"]] * 3
    offer = harvest()["Boot 5"].product.variants[1].offer
    assert offer
    assert (str(offer.price), offer.price_currency) == ("9.50", "EUR")


def test_shopify_pages_that_repeat_end_the_crawl(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    Shop(site).configure(settings, platform="shopify")
    site.routes["/products.json"] = lambda _: shopify_page(range(1, 4))
    report = crawl()

    assert (report.state, report.products, report.dropped["repeated_page"]) == ("complete", 3, 1)
    assert site.asked["/products.json"] == 2


def test_shopify_unchanged_pages_cost_no_bodies(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    def page(request: Request) -> Response:
        if request.headers["If-None-Match"]:
            return Response(status=304)
        full = shopify_page(range(1, 4) if request.query["page"] == ["1"] else range(0))
        return Response(full.body, content_type=full.content_type, headers={"ETag": '"one"'})

    Shop(site).configure(settings, platform="shopify")
    site.routes["/products.json"] = page
    crawl()
    report = crawl()

    assert report.requests == {"200": 1, "304": 2}  # robots.txt, and two pages
    assert (report.state, report.products) == ("complete", 3)


def test_shopify_absence_from_two_runs_delists(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    Shop(site).configure(settings, platform="shopify")
    numbers = range(1, 9)
    site.routes["/products.json"] = lambda request: shopify_page(
        numbers if request.query["page"] == ["1"] else range(0)
    )
    crawl()
    numbers = range(1, 8)
    assert (crawl().delisted_products, crawl().delisted_products) == (0, 1)


def test_a_shopify_endpoint_that_is_gone_delists_nothing(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    Shop(site).configure(settings, platform="shopify")
    site.routes["/products.json"] = lambda request: shopify_page(
        range(3) if request.query["page"] == ["1"] else range(0)
    )
    crawl()
    del site.routes["/products.json"]
    report = crawl()

    assert (report.state, report.listed) == ("incomplete", 3)


def test_woocommerce_variations_have_their_own_prices(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    def prices(amount: str) -> dict[str, Any]:
        return {"price": amount, "regular_price": amount, "currency_code": "EUR", "currency_minor_unit": 2}

    def products(request: Request) -> Response:
        if request.query.get("type") == ["variation"]:
            return as_json(
                [
                    {
                        "id": int(key),
                        "type": "variation",
                        "parent": 7,
                        "prices": prices(f"{key}00"),
                        "is_in_stock": True,
                    }
                    for key in request.query["include"][0].split(",")
                ]
            )
        parts = [{"id": n, "attributes": [{"name": "Size", "value": str(n)}]} for n in (40, 41)]
        shoe = {"id": 7, "name": "Clog", "type": "variable", "permalink": f"{site.url}product/clog/"}
        return as_json(
            [shoe | {"variations": parts, "prices": prices("4000")}] if request.query["page"] == ["1"] else [],
            **{"X-Robots-Tag": "noindex"},  # as WordPress says of every answer of its API
        )

    Shop(site).configure(settings, platform="woocommerce")
    site.routes["/wp-json/wc/store/v1/products"] = products
    report = crawl()

    assert (report.state, report.products, report.variants) == ("complete", 1, 2)
    offers = [variant.offer for variant in harvest()["Clog"].product.variants]
    assert [str(offer.price) for offer in offers if offer] == ["40.00", "41.00"]


FEED = """<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
<item><g:id>1</g:id><title>Boot</title><link>{base}p/1</link><g:price>9.50 EUR</g:price></item>
<item><g:id>2</g:id><title>Clog</title><link>{base}p/2</link><g:price>5.00 EUR</g:price></item>
</channel></rss>"""


def crawl_feed(site: LoopbackSite, settings: Settings, crawl: Crawl, text: str) -> RunReport:
    Shop(site).configure(settings, platform="merchant_feed")
    address = site.add("/feed.xml", text, content_type="application/xml")
    with (settings.brands_dir / "acme.yaml").open("a") as yaml:
        yaml.write(f"feeds: ['{address}']\n")
    return crawl()


def test_a_merchant_feed_is_harvested(site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest) -> None:
    report = crawl_feed(site, settings, crawl, FEED)

    assert (report.state, report.products) == ("complete", 2)
    assert sorted(harvest()) == ["Boot", "Clog"]


def test_a_feed_that_breaks_off_is_stored_but_not_complete(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    report = crawl_feed(site, settings, crawl, FEED[: FEED.index("<item><g:id>2")])

    assert report.state == "incomplete"
    assert sorted(harvest()) == ["Boot"]

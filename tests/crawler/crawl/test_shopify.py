"""Shopify beyond its listing: products that it lists in part, and lists that are too long."""

import json
from typing import Any

from config.settings import Settings
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.crawler.crawl.test_platforms import as_json, shopify_page
from tests.loopback import LoopbackSite, Request, Response


def script(number: int) -> dict[str, Any]:
    variants = [
        {
            "id": number * 10 + n,
            "title": size,
            "option1": size,
            "price": 950,
            "compare_at_price": 1200,
            "available": n == 0,
            "barcode": "4006381333931" if n == 0 else None,
            "sku": f"B-{size}",
        }
        for n, size in enumerate(("40", "41"))
    ]
    return {
        "id": number,
        "title": f"Boot {number}",
        "handle": f"boot-{number}",
        "vendor": "Acme",
        "type": "Boots",
        "description": "<p>Warm.</p>",
        "images": ["//cdn.example/1.jpg"],
        "variants": variants,
        "options": [{"name": "Size", "position": 1, "values": ["40", "41"]}],
    }


def partial_listing(site: LoopbackSite) -> None:
    """Boots 1 to 3, the second without prices and stock."""

    def listing(request: Request) -> Response:
        if request.query["page"] != ["1"]:
            return shopify_page(range(0))
        document = json.loads(shopify_page(range(1, 4)).body)
        for variant in document["products"][1]["variants"]:
            del variant["price"], variant["available"]
        return as_json(document)

    site.routes["/products.json"] = listing
    site.routes["/products/boot-2.js"] = as_json(script(2))


def test_what_the_listing_leaves_out_is_asked_for(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    partial_listing(site)
    Shop(site).configure(settings, platform="shopify")
    report = crawl()

    assert (report.state, report.products, report.variants) == ("complete", 3, 6)
    assert {path for path in site.asked if path.endswith(".js")} == {"/products/boot-2.js"}
    boot = harvest()["Boot 2"].product
    first, second = (variant.offer for variant in boot.variants)
    assert first
    assert second
    assert (str(first.price), str(first.list_price), first.price_currency) == ("9.50", "12.00", "EUR")
    assert (first.availability, second.availability) == ("InStock", "OutOfStock")
    assert (boot.variants[0].gtin, boot.category, boot.description) == ("04006381333931", "Boots", "Warm.")
    assert boot.images == ["http://cdn.example/1.jpg"]
    assert boot.provenance["price"].source == "shopify_js"


def test_products_of_their_own_stay_where_nothing_has_changed(
    site: LoopbackSite, settings: Settings, crawl: Crawl
) -> None:
    partial_listing(site)
    for path in ("/products.json", "/products/boot-2.js"):
        site.routes[path] = unchanging(site.routes[path])
    Shop(site).configure(settings, platform="shopify")
    first, second, third = crawl(), crawl(), crawl()
    for report in (first, second, third):
        assert (report.state, report.products, report.listed) == ("complete", 3, 3)
    assert second.requests == {"200": 1, "304": 3}  # robots.txt, two pages of the list, and the product


def unchanging(route: Any) -> Any:
    def answer(request: Request) -> Response:
        full = route if isinstance(route, Response) else route(request)
        assert isinstance(full, Response)
        if request.headers["If-None-Match"]:
            return Response(status=304)
        return Response(full.body, content_type=full.content_type, headers={"ETag": '"1"'})

    return answer


def test_a_list_that_shopify_cuts_delists_nothing(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    def endless(request: Request) -> Response:
        page = int(request.query["page"][0])
        return shopify_page(range(page, page + 1)) if page <= 100 else Response(b"{}", 400)

    site.routes["/products.json"] = endless
    Shop(site).configure(settings, platform="shopify")
    report = crawl()

    assert (report.state, report.products, site.asked["/products.json"]) == ("incomplete", 100, 100)

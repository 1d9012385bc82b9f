"""Magento 2: the catalog over GraphQL, page by page, and its pages where GraphQL is refused."""

import json
import re
from typing import Any

import pytest

from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import add_brand
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.loopback import LoopbackSite, Request, Response

FRONT = '<title>Lumen</title><script type="text/x-magento-init">{"*": {}}</script>'


def price(value: float, regular: float | None = None, high: float | None = None) -> dict[str, Any]:
    def bound(final: float) -> dict[str, Any]:
        return {
            "final_price": {"value": final, "currency": "EUR"},
            "regular_price": {"value": regular or final, "currency": "EUR"},
        }

    return {"minimum_price": bound(value), "maximum_price": bound(high or value)}


def simple(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "sku": f"L-{number}",
        "name": f"Lamp {number}",
        "url_key": f"lamp-{number}",
        "url_suffix": ".html",
        "stock_status": "IN_STOCK",
        "price_range": price(20, regular=25),
    }


def configurable() -> dict[str, Any]:
    def variant(number: int, label: str, stock: str) -> dict[str, Any]:
        attributes = [{"code": "color", "label": label}]
        own = {"items": [{"code": "ean", "value": "4006381333931"}]} if number == 91 else None
        product = {"id": number, "sku": f"S-{number}", "stock_status": stock, "price_range": price(number)}
        return {"attributes": attributes, "product": product | {"custom_attributesV2": own}}

    return simple(9) | {
        "name": "Shade",
        "canonical_url": "shade.html",
        "price_range": price(90, high=91),
        "configurable_options": [{"attribute_code": "color", "label": "Colour"}],
        "variants": [variant(90, "Red", "IN_STOCK"), variant(91, "Blue", "OUT_OF_STOCK")],
        "custom_attributesV2": {
            "items": [
                {"code": "manufacturer", "selected_options": [{"label": "Lumen"}]},
                {"code": "material", "value": "Linen"},
            ]
        },
        "categories": [{"name": "Shades", "breadcrumbs": [{"category_name": "Light"}]}],
    }


class Magento:
    """A shop whose GraphQL knows ``custom_attributesV2`` or not, or is closed."""

    def __init__(self, site: LoopbackSite, knows_attributes: bool = True) -> None:
        self.knows_attributes = knows_attributes
        self.pages: dict[int, list[Any]] = {1: [simple(1), configurable()], 2: [simple(2)]}
        site.add("/", FRONT)
        site.routes["/graphql"] = self.answer

    def answer(self, request: Request) -> Response:
        query = request.query["query"][0]
        number = re.search(r"currentPage:(\d+)", query)
        assert number
        if "custom_attributesV2" in query and not self.knows_attributes:
            return as_json({"errors": [{"message": "Cannot query field custom_attributesV2"}]})
        items = self.pages[int(number[1])]
        found = {"items": items, "total_count": 3, "page_info": {"total_pages": len(self.pages)}}
        return as_json({"data": {"storeConfig": {"base_currency_code": "EUR"}, "products": found}})


def as_json(document: Any) -> Response:
    return Response(json.dumps(document).encode(), content_type="application/json")


def test_the_catalog_is_read_page_by_page_with_its_variants(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    Magento(site)
    Shop(site).configure(settings, platform="magento")
    report = crawl()

    assert (report.state, report.products, report.variants) == ("complete", 3, 4)
    assert (site.asked["/graphql"], site.asked["/"], site.asked["/sitemap.xml"]) == (2, 0, 0)
    lamp, shade = harvest()["Lamp 1"].product, harvest()["Shade"].product
    offer = lamp.variants[0].offer
    assert offer
    assert (str(offer.price), str(offer.list_price), offer.price_currency) == ("20", "25", "EUR")
    assert (lamp.url, shade.url) == (f"{site.url}lamp-1.html", f"{site.url}shade.html")
    assert (shade.brand, shade.category, shade.attributes) == ("Lumen", "Light > Shades", {"material": "Linen"})
    assert [(v.sku, v.gtin, v.options, v.offer and v.offer.availability) for v in shade.variants] == [
        ("S-90", None, {"color": "Red"}, "InStock"),
        ("S-91", "04006381333931", {"color": "Blue"}, "OutOfStock"),
    ]


def test_an_older_shop_is_asked_for_less(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    Magento(site, knows_attributes=False)
    Shop(site).configure(settings, platform="magento")
    report = crawl()

    assert (report.state, report.products, report.dropped) == ("complete", 3, {"graphql_refused": 1})


@pytest.mark.parametrize(
    "refusal",
    [
        Response(b"<h1>Forbidden</h1>", 403),
        Response(b"<h1>Not here</h1>", 404),
        Response(b"<h1>A page</h1>"),
        as_json({"errors": [{"message": "not authorized"}]}),
        None,
    ],
)
def test_where_graphql_is_refused_the_pages_are_read(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest, refusal: Response | None
) -> None:
    shop = Shop(site)
    path = shop.sell("lamp")
    page = site.routes[path]
    assert callable(page)
    form = b'<form id="product_addtocart_form"><input type="hidden" name="product" value="71"></form>'
    site.routes[path] = lambda request: Response(page(request).body + form)
    if refusal:
        site.routes["/graphql"] = refusal
    else:
        site.add("/robots.txt", "User-agent: *\nDisallow: /graphql\nSitemap: {base}sitemap.xml")
    shop.configure(settings, platform="magento")
    report = crawl()

    assert (report.state, report.products, report.dropped) == ("complete", 1, {"graphql_refused": 2})
    assert harvest()["Acme lamp"].product.product_id == "71"  # as GraphQL would call it


def test_a_later_page_that_fails_makes_the_run_incomplete(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    magento = Magento(site)
    Shop(site).configure(settings, platform="magento")
    crawl()
    magento.answer = lambda request: (  # type: ignore[method-assign]
        Magento.answer(magento, request) if "currentPage:1" in request.query["query"][0] else Response(b"down", 403)
    )
    site.routes["/graphql"] = magento.answer
    report = crawl()

    assert (report.state, report.listed, report.delisted_products) == ("incomplete", 3, 0)


def test_it_is_recognised_with_and_without_graphql(site: LoopbackSite, settings: Settings) -> None:
    magento = Magento(site, knows_attributes=False)
    report = add_brand(settings, site.url, None, None, silent)
    assert (report.platform, report.products, report.counting, report.fill["price"]) == ("magento", 3, "exact", 1.0)
    assert report.reasons == [
        "its front page carries Magento's mark 'text/x-magento-init'",
        "/graphql answers with products",
    ]
    del site.routes["/graphql"]
    assert magento.pages
    report = add_brand(settings, site.url, None, None, silent)
    assert (report.platform, report.reasons[-1]) == (
        "magento",
        "/graphql is refused (status 404), so its pages are read",
    )

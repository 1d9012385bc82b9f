"""PrestaShop: what a product page holds as data, found by links or sitemaps."""

import json
from html import escape
from typing import Any

from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import add_brand
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop, page_of
from tests.loopback import LoopbackSite

HEAD = '<title>Verger</title><script>var prestashop = {"currency":{"name":"Euro","iso_code":"EUR"}};</script>'


def page(**fields: Any) -> str:
    record = {
        "id_product": 7,
        "name": "Cider vinegar",
        "price": "8,40 €",
        "price_amount": 8.4,
        "quantity": 3,
        "regular_price_amount": 10.5,
        "availability": "available",
        "reference": "CV-1",
        "ean13": "4006381333931",
        "manufacturer_name": "Verger",
        "category_name": "Pantry",
        "id_product_attribute": 12,
        "attributes": {"1": {"group": "Size", "name": "500 ml"}},
        "cover": {"bySize": {"large": {"url": "/7-large.jpg"}}},
        **fields,
    }
    decoy = '<article data-product="7">'
    return f'{HEAD}{decoy}<h1>Cider vinegar</h1><div id="product-details" data-product="{escape(json.dumps(record))}">'


def test_a_pages_data_is_its_product(site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest) -> None:
    site.add("/", f'{HEAD}<a href="/pantry/7-cider-vinegar.html">x</a><a href="/pantry/8-salt.html">y</a>')
    site.add("/pantry/7-cider-vinegar.html", page())
    site.add("/pantry/8-salt.html", page(id_product=8, name="Salt", available_for_order=0, ean13="", price_amount=0))
    Shop(site).configure(settings, platform="prestashop")
    site.add("/sitemap.xml", "gone", status=404)
    report = crawl()

    assert report.products == 2
    product, salt = harvest()["Cider vinegar"].product, harvest()["Salt"].product
    [variant] = product.variants
    assert variant.offer
    assert (str(variant.offer.price), str(variant.offer.list_price)) == ("8.4", "10.5")
    assert (variant.offer.price_currency, variant.offer.availability) == ("EUR", "InStock")
    assert (product.product_id, product.brand, product.category) == ("7", "Verger", "Pantry")
    assert (variant.key, variant.sku, variant.gtin) == ("12", "CV-1", "04006381333931")
    assert (variant.options, product.images) == ({"size": "500 ml"}, [f"{site.url}7-large.jpg"])
    assert product.provenance["price"].source == "prestashop"
    assert salt.variants[0].offer
    assert (salt.variants[0].gtin, salt.variants[0].offer.availability) == (None, "OutOfStock")


def test_data_that_is_broken_leaves_the_pages_structured_data(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    shop = Shop(site)
    shop.prices["jam"] = "4.00"
    broken = b'<div data-product="{&quot;id_product&quot;: 7, &quot;name"></div>'
    site.add(shop.path("jam"), page_of("jam", "4.00", site.url) + broken)
    shop.configure(settings, platform="prestashop")

    assert crawl().products == 1
    assert harvest()["Acme jam"].product.provenance["price"].source == "json-ld"


def test_it_is_recognised_by_its_mark(site: LoopbackSite, settings: Settings) -> None:
    site.add("/", f'{HEAD}<a href="/p/7-cider-vinegar.html">x</a>')
    site.add("/p/7-cider-vinegar.html", page())
    report = add_brand(settings, site.url, None, None, silent)
    assert (report.sampled, report.fill["gtin"], report.fill["price_currency"]) == (1, 1.0, 1.0)
    assert (report.platform, report.reasons) == (
        "prestashop",
        ["its front page carries PrestaShop's mark 'var prestashop ='"],
    )

"""Adding brand sites, against real sites on loopback: what is recognised, counted and written."""

import gzip
import json

import pytest

from config.brand_files import load_brand_site, load_brand_sites, write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.errors import InputError
from config.settings import Settings
from crawler.probe.pages import site_name
from crawler.recognition.feed import feed_platform
from tests.crawler.brands.sites import add, port, printed, product_page, shopify, sitemap
from tests.loopback import LoopbackSite


def test_a_site_with_structured_data(settings: Settings, acme: LoopbackSite) -> None:
    report = add(settings, acme.url)
    assert (report.platform, report.robots, report.sitemaps) == (
        "structured_data",
        "read",
        [f"{acme.url}maps/all.xml"],
    )
    assert (report.products, report.counting, report.sampled) == (40, "estimate", 10)
    assert report.fill["brand"] == 1.0
    assert report.fill["sku"] == 1.0
    assert report.fill["gtin"] == 0.0
    site = load_brand_site(settings.brands_dir, f"127-0-0-1-{port(acme)}")
    assert (site.name, site.brand, site.platform, site.url) == ("Acme", "Acme", "structured_data", acme.url)
    assert acme.asked["/products/boot-1"] <= 1


def test_pages_without_products_lower_the_estimate(settings: Settings, site: LoopbackSite) -> None:
    paths = [f"p/{n}" for n in range(20)]
    sitemap(site, *paths)
    site.add("/", "<title>Mixed</title>")
    for number, path in enumerate(paths):
        site.add(f"/{path}", product_page(f"Mug {number}", f"Brand {number}") if number % 2 else "<h1>Guide</h1>")
    report = add(settings, site.url)
    assert 0 < (report.products or 0) < 20
    assert report.counting == "estimate"
    assert report.brand is None  # several are sold, so none may fill a gap


def test_without_a_sitemap_the_links_of_the_page_are_looked_at(settings: Settings, site: LoopbackSite) -> None:
    links = "".join(f'<a href="/products/{n}">x</a>' for n in range(3))
    site.add("/", f'<title>Small</title>{links}<a href="https://elsewhere.example/products/9">x</a>')
    for number in range(3):
        site.add(f"/products/{number}", product_page(f"Mug {number}", None))
    report = add(settings, site.url)
    assert (report.sampled, report.products, report.counting) == (3, None, "unknown")
    assert any("no sitemap" in warning for warning in report.warnings)
    assert "no product states one: if the site sells one brand only" in printed(report)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Haldor – Haldor", "Haldor"), ("Haldor | Haldor tents", "Haldor | Haldor tents"), ("Ko-Ko", "Ko-Ko")],
)
def test_a_title_that_says_the_site_s_name_twice(title: str, name: str) -> None:
    assert site_name(f"<title>{title}</title>".encode()) == name


@pytest.mark.parametrize(
    ("front", "others", "name"),
    [
        ("Accueil | Maison Haldor", ["Pull | Maison Haldor", "Robe | Maison Haldor"], "Maison Haldor"),
        ("Haldor: tents for all who sleep outside in any weather", ["Haldor: Kite tent"], "Haldor"),
        ("Shop – Haldor", ["Kite tent", "Fell tent"], "Shop – Haldor"),
        ("Shop – Haldor", ["Shop – Haldor"], "Shop – Haldor"),
        ("Tents – Haldor – Kiel", ["Kite – Haldor – Kiel"], "Tents – Haldor – Kiel"),
    ],
)
def test_what_all_titles_have_in_common_is_the_site_s_name(front: str, others: list[str], name: str) -> None:
    titles = [f"<title>{title}</title>".encode() for title in (front, *others)]
    assert site_name(titles[0], titles[1:]) == name


def test_where_the_page_links_to_categories_one_more_step_is_taken(settings: Settings, site: LoopbackSite) -> None:
    site.add("/", '<title>Small</title><a href="/mugs">x</a>')
    site.add("/mugs", "".join(f'<a href="/mugs/{n}">x</a>' for n in range(3)))
    for number in range(3):
        site.add(f"/mugs/{number}", product_page(f"Mug {number}", None))
    report = add(settings, site.url)
    assert (report.sampled, report.products, report.counting) == (3, None, "unknown")


@pytest.mark.parametrize(
    ("pages", "currency", "source"),
    [
        ({"meta.json": '{"name": "Capital", "currency": "GBP"}'}, "GBP", "/meta.json"),
        ({"products/cap-1": product_page("Cap 1", currency="SEK")}, "SEK", "/products/cap-1"),
        ({"cart.js": '{"currency": "NOK", "items": []}'}, "NOK", "/cart.js"),
        ({"meta.json": '{"currency": "???"}'}, None, None),
    ],
)
def test_shopifys_currency_is_what_the_site_states_or_unknown(
    settings: Settings, site: LoopbackSite, pages: dict[str, str], currency: str | None, source: str | None
) -> None:
    shopify(site, pages)
    report = add(settings, site.url, site_id="capital")
    assert (report.platform, report.currency, report.currency_source) == ("shopify", currency, source)
    assert (report.products, report.counting, report.brand) == (4, "exact", "Capital")
    assert load_brand_site(settings.brands_dir, "capital").currency == currency
    assert any("currency" in warning for warning in report.warnings) is (currency is None)


def test_a_long_shopify_catalog_is_counted_by_what_it_states(settings: Settings, site: LoopbackSite) -> None:
    shopify(site, {"meta.json": '{"published_products_count": 731, "currency": "EUR"}'}, 250)
    report = add(settings, site.url)
    assert (report.products, report.counting) == (731, "exact")


def test_woocommerce(settings: Settings, site: LoopbackSite) -> None:
    prices = {"price": "1000", "currency_code": "EUR", "currency_minor_unit": 2}
    records = [
        {"id": n, "name": f"Pan {n}", "permalink": f"{site.url}product/pan-{n}", "prices": prices, "is_in_stock": True}
        for n in range(1, 4)
    ]
    site.add("/", "<title>Pans</title>")
    site.add("/wp-json/wc/store/v1/products", json.dumps(records), headers={"X-WP-Total": "77"})
    report = add(settings, site.url, name="Pan Company")
    assert (report.platform, report.products, report.counting) == ("woocommerce", 77, "exact")
    assert report.name == "Pan Company"
    assert report.fill["price_currency"] == 1.0


def test_a_feed(settings: Settings, site: LoopbackSite) -> None:
    items = "".join(
        f"<item><g:id>{n}</g:id><title>Knife {n}</title><link>{site.url}{n}</link><g:price>5 EUR</g:price></item>"
        for n in range(6)
    )
    address = site.add(
        "/feeds/google.xml", f'<rss xmlns:g="http://base.google.com/ns/1.0"><channel>{items}</channel></rss>'
    )
    report = add(settings, address, site_id="knives")
    assert (report.platform, report.products, report.counting) == ("merchant_feed", 6, "exact")
    known = load_brand_site(settings.brands_dir, "knives")
    assert (known.url, known.feeds) == (site.url, [address])
    assert add(settings, address).id == "knives"


@pytest.mark.parametrize(
    ("body", "platform"),
    [
        (b"id\ttitle\tlink\tprice\n1\tA\thttps://a.example/\t1 EUR\n", "merchant_feed"),
        (b'\xef\xbb\xbf"id"\t"title"\t"link"\r\n', "merchant_feed"),
        (b"g:id;title;link\n", "merchant_feed"),
        (gzip.compress(b'<rss xmlns:g="http://base.google.com/ns/1.0"><channel></channel></rss>'), "merchant_feed"),
        (b"<?xml version='1.0'?><!-- ours --><feed xmlns:g='http://base.google.com/ns/1.0'></feed>", "merchant_feed"),
        (b'{"id": "1", "title": "A", "link": "https://a.example/", "enable_search": true}\n', "agentic_feed"),
        (b'[{"item_id": "1", "title": "A", "url": "https://a.example/"}]', "agentic_feed"),
        (b"enable_search,id,title,link\ntrue,1,A,https://a.example/\n", "agentic_feed"),
        (b'{"products": [{"id": 1, "title": "A", "variants": [{"id": 2}]}]}', None),
        (b'{"currency": "EUR"}', None),
        (b"<rss><channel><item><title>News</title></item></channel></rss>", None),
        (b"<!doctype html><title>id title link</title>", None),
        (b"\x1f\x8b broken", None),
        (b"", None),
    ],
)
def test_a_feed_is_known_by_its_content(body: bytes, platform: str | None) -> None:
    assert feed_platform(body) == platform


def test_adding_again_keeps_what_people_wrote(settings: Settings, acme: LoopbackSite) -> None:
    write_brand_site(
        settings.brands_dir,
        BrandSite(
            id="acme", name="ACME!", url=acme.url, aliases=["akme"], schedule="0 1 * * *", consent=Consent.OPTED_IN
        ),
    )
    add(settings, acme.url)
    [site] = load_brand_sites(settings.brands_dir).values()
    assert (site.name, site.aliases, site.schedule, site.consent) == ("ACME!", ["akme"], "0 1 * * *", Consent.OPTED_IN)
    assert site.sitemaps == [f"{acme.url}maps/all.xml"]


def test_ids_and_addresses_that_are_taken(settings: Settings, acme: LoopbackSite) -> None:
    write_brand_site(settings.brands_dir, BrandSite(id="acme", name="A", url="https://acme.example/"))
    with pytest.raises(InputError, match=r"belongs to https://acme\.example/"):
        add(settings, acme.url, site_id="acme")
    add(settings, acme.url, site_id="other")
    with pytest.raises(InputError, match="is the brand site 'other'"):
        add(settings, acme.url, site_id="third")
    for bad in ("home", "A B", "../x", "-x"):
        with pytest.raises(InputError, match="can't be an id"):
            add(settings, acme.url, site_id=bad)

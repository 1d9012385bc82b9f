"""Adding, checking and listing brand sites, against real sites on loopback."""

import gzip
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from config.brand_site import BrandSite, load_brand_site, load_brand_sites, write_brand_site
from config.consent import Consent
from config.database import open_database
from config.errors import ConsentError, CrawlError, InputError, NotFoundError
from config.progress import silent
from config.settings import Settings
from crawler.brand_report import BrandReport
from crawler.brands import add_brand, check_brand, list_brands
from crawler.lock import site_lock
from crawler.recognition.feed import feed_platform
from crawler.tables import run, tombstone
from tests.loopback import LoopbackSite

JSON_LD = """<!doctype html><title>{name} | Acme shoes and more things to wear</title>
<meta property="og:site_name" content="Acme"><script type="application/ld+json">{data}</script><h1>{name}</h1>"""


def product_page(name: str, brand: str | None = "Acme", currency: str = "EUR", **fields: Any) -> str:
    offer = {
        "@type": "Offer",
        "price": "10.00",
        "priceCurrency": currency,
        "availability": "https://schema.org/InStock",
    }
    node = {"@context": "https://schema.org", "@type": "Product", "name": name, "offers": offer, **fields}
    if brand:
        node["brand"] = {"@type": "Brand", "name": brand}
    return JSON_LD.replace("{name}", name).replace("{data}", json.dumps(node).replace("{", "{ "))


def sitemap(site: LoopbackSite, *paths: str) -> None:
    entries = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in paths)
    site.add("/sitemap.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')


@pytest.fixture
def acme(site: LoopbackSite) -> LoopbackSite:
    """Structured data: 40 products and some other pages in a sitemap that robots.txt names."""
    site.add("/robots.txt", "User-agent: *\nDisallow: /cart\nSitemap: {base}maps/all.xml\n")
    site.add("/", "<title>Acme</title><h1>Welcome</h1>")
    pages = [f"products/boot-{n}" for n in range(40)]
    for page in pages:
        site.add(f"/{page}", product_page(f"Boot {page[-2:]}", sku=page[-6:]))
    entries = "".join(f"<url><loc>{site.url}{page}</loc></url>" for page in [*pages, "about", "blog/a", "blog/b"])
    site.add("/maps/all.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')
    return site


def shopify(site: LoopbackSite, pages: dict[str, str], count: int = 4) -> None:
    products = [
        {"id": n, "title": f"Cap {n}", "handle": f"cap-{n}", "vendor": "Capital", "options": [{"name": "Title"}],
         "variants": [{"id": n * 10, "price": "12.00", "option1": "Default Title", "available": True}]}
        for n in range(1, count + 1)
    ]  # fmt: skip
    site.add("/", "<title>Capital</title>")
    site.add("/products.json", json.dumps({"products": products}), content_type="application/json")
    for path, body in pages.items():
        site.add("/" + path, body)


def add(settings: Settings, url: str, **how: Any) -> BrandReport:
    return add_brand(settings, url, how.pop("site_id", None), how.pop("name", None), silent, **how)


def port(site: LoopbackSite) -> str:
    return site.url.rstrip("/").rpartition(":")[2]


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


@pytest.mark.parametrize(
    "url", ["ftp://acme.example/", "https://user:pw@acme.example/", "javascript:alert(1)", "http://", ""]
)
def test_what_is_no_address(settings: Settings, url: str) -> None:
    with pytest.raises(InputError, match="no web address"):
        add(settings, url)


def test_a_site_that_can_not_be_reached(settings: Settings, site: LoopbackSite) -> None:
    gone = site.url
    site.close()
    with pytest.raises(CrawlError, match="can't be read") as failure:
        add(settings, gone)
    assert "\n" not in str(failure.value)
    assert not list(settings.brands_dir.glob("*"))


def test_a_private_address_needs_the_setting(settings: Settings, acme: LoopbackSite) -> None:
    with pytest.raises(CrawlError, match="OFFSHELF_ALLOW_PRIVATE_ADDRESSES"):
        add(settings.model_copy(update={"allow_private_addresses": False}), acme.url)
    assert not acme.asked


def test_an_error_page(settings: Settings, site: LoopbackSite) -> None:
    with pytest.raises(CrawlError, match="answered 404"):
        add(settings, site.url)


def test_a_robots_txt_that_forbids_everything(settings: Settings, acme: LoopbackSite) -> None:
    acme.add("/robots.txt", "User-agent: *\nDisallow: /\n")
    with pytest.raises(CrawlError, match=r"robots\.txt .* forbids"):
        add(settings, acme.url)
    assert set(acme.asked) == {"/robots.txt"}


def bury(settings: Settings, site: str, url: str) -> None:
    database = open_database(settings)
    with database.begin() as connection:
        row = {"site": site, "url": url, "reason": "asked to", "purged_at": datetime(2026, 1, 2)}
        connection.execute(tombstone.insert().values(row))
    database.dispose()


def test_a_purged_site_is_refused_until_its_tombstone_is_lifted(settings: Settings, acme: LoopbackSite) -> None:
    bury(settings, "acme", acme.url)
    for site_id in (None, "acme", "renamed"):
        with pytest.raises(ConsentError, match=r"purged on 2026-01-02: asked to"):
            add(settings, acme.url, site_id=site_id)
    assert not acme.asked
    assert add(settings, acme.url, lift=True).sampled == 10
    add(settings, acme.url)


def test_a_site_that_opted_out_is_not_read(settings: Settings, acme: LoopbackSite) -> None:
    site = BrandSite(id="acme", name="A", url=acme.url, consent=Consent.OPTED_OUT)
    write_brand_site(settings.brands_dir, site)
    with pytest.raises(ConsentError, match="opted out"):
        add(settings, acme.url)
    with pytest.raises(ConsentError, match="opted out"):
        check_brand(settings, "acme", silent)
    assert not acme.asked


def test_a_brand_that_opted_out_gets_no_site(settings: Settings, acme: LoopbackSite) -> None:
    strict = settings.model_copy(update={"brand_consent": {"ACME": Consent.OPTED_OUT}})
    with pytest.raises(ConsentError, match="Acme"):
        add(strict, acme.url)
    assert not list(settings.brands_dir.glob("*"))


def test_check_says_what_is_lacking_and_writes_nothing(settings: Settings, acme: LoopbackSite) -> None:
    add(settings, acme.url, site_id="acme")
    before = (settings.brands_dir / "acme.yaml").read_text()
    for number in range(40):
        acme.add(f"/products/boot-{number}", "<h1>Sold somewhere else</h1>")
    shopify(acme, {})
    report = check_brand(settings, "acme", silent)
    assert any("its file says structured_data" in warning for warning in report.warnings)
    assert report.written is None
    assert (settings.brands_dir / "acme.yaml").read_text() == before
    with pytest.raises(NotFoundError, match="known: acme"):
        check_brand(settings, "nosuch", silent)


def test_the_list_shows_state_and_next_step(settings: Settings) -> None:
    for number, consent in enumerate((Consent.SILENT, Consent.OPTED_OUT, Consent.SILENT, Consent.SILENT)):
        write_brand_site(
            settings.brands_dir,
            BrandSite(id=f"s{number}", name=f"[red]S{number}", url=f"https://s{number}.example/", consent=consent),
        )
    bury(settings, "gone", "https://gone.example/")
    database = open_database(settings)
    with database.begin() as connection:
        for site, state in (("s2", "failed"), ("s2", "complete"), ("s3", "failed")):
            row = {"site": site, "state": state, "started_at": datetime(2026, 1, 2), "full": False, "report": {}}
            connection.execute(run.insert().values(row))
    database.dispose()
    listed = list_brands(settings)
    assert [(row.id, row.last_crawl, row.next_step) for row in listed.sites] == [
        ("s0", None, "offshelf crawl s0"),
        ("s1", None, "offshelf brand purge s1"),
        ("s2", "complete", "offshelf index"),
        ("s3", "failed", "offshelf brand check s3"),
    ]
    assert [stone.site for stone in listed.purged] == ["gone"]
    shown = printed(listed)
    assert "offshelf brand purge s1" in shown
    assert "Purged: gone, 2026-01-02: asked to" in shown


def test_the_list_tells_a_running_crawl_from_one_that_was_killed(settings: Settings) -> None:
    database = open_database(settings)
    for site in ("alive", "dead"):
        write_brand_site(settings.brands_dir, BrandSite(id=site, name=site, url=f"https://{site}.example/"))
        with database.begin() as connection:
            at = datetime(2026, 1, 2)
            connection.execute(run.insert().values(site=site, state="running", started_at=at, full=False, report={}))
    database.dispose()
    for site in ("alive", "dead"):
        with site_lock(settings.data_dir, site):  # both have a lock file, as after a crawl
            pass
    with site_lock(settings.data_dir, "alive"):
        listed = list_brands(settings)

    assert [(row.id, row.last_crawl) for row in listed.sites] == [("alive", "running"), ("dead", "cut short")]


@pytest.fixture(name="hostile")
def _hostile(site: LoopbackSite) -> LoopbackSite:
    sitemap(site, *(f"products/{n}" for n in range(4)))
    site.add("/", '<meta property="og:site_name" content="[bold]Evil\x1b[2J">')
    for number in range(4):
        site.add(f"/products/{number}", product_page(f"[red]Thing {number}\x1b[2J", "[blink]Brand"))
    return site


def test_what_a_site_says_is_shown_never_obeyed(settings: Settings, hostile: LoopbackSite) -> None:
    shown = printed(add(settings, hostile.url))
    assert "[bold]Evil" in shown
    assert "[blink]Brand" in shown
    assert "\x1b" not in shown


def test_a_malformed_file_of_another_site_is_named(settings: Settings, acme: LoopbackSite) -> None:
    from config.errors import ConfigError

    settings.brands_dir.mkdir(parents=True)
    Path(settings.brands_dir / "bad.yaml").write_text("id: bad\nname: Bad\nurl: nowhere\n")
    with pytest.raises(ConfigError, match=r"bad\.yaml:3: key 'url'"):
        add(settings, acme.url)


def printed(report: object) -> str:
    console = Console(width=120, file=io.StringIO(), record=True)
    console.print(report)
    return console.export_text()

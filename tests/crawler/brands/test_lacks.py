"""What a brand's owner is told about the pages."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import check_brand
from crawler.brands.owner_page import owner_page
from crawler.brands.report import BrandReport
from crawler.brands.site_probe import SiteProbe
from crawler.extraction.page import extract_page
from tests.loopback import LoopbackSite

BASE = "https://kettles.example/"
PAGE = '<title>{name}</title><script type="application/ld+json">{data}</script><h1>{name}</h1>'
NOW = datetime(2030, 1, 2, tzinfo=UTC)


def page(name: str, **fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "Product", "name": name, **fields}
    return PAGE.replace("{name}", name).replace("{data}", json.dumps(node).replace("{", "{ "))


def pages() -> list[str]:
    """Four products: none with a GTIN or a brand, one without an offer, all with a number."""
    stock = "https://schema.org/InStock"
    offer = {"@type": "Offer", "price": "10.00", "priceCurrency": "EUR", "availability": stock}
    offered = [page(f"Kettle {number}", sku=f"K{number}", offers=offer) for number in range(3)]
    return [*offered, page("Kettle [red]\x9b2J", sku="K4")]


def checked(brand: str | None = None) -> BrandReport:
    """A look at a site with these pages, without the site."""
    probe = SiteProbe(url=BASE)
    for number, body in enumerate(pages()):
        found = extract_page(body.encode(), f"{BASE}products/kettle-{number}", NOW, site_brand=brand)
        probe.sample += found.products
    return BrandReport.of(BrandSite(id="kettles", name="Kettles [b]\x1b[2J", url=BASE, brand=brand), probe)


def test_what_costs_most_comes_first() -> None:
    lacks = {lack.field: lack for lack in checked().lacks}

    assert list(lacks)[:2] == ["gtin", "brand"]
    assert (lacks["gtin"].lacking, lacks["gtin"].sampled, lacks["gtin"].share) == (4, 4, 1.0)
    assert (lacks["price"].lacking, lacks["price"].share) == (1, 0.25)
    assert lacks["price"].example_urls == [f"{BASE}products/kettle-3"]
    assert "sku" not in lacks


def test_a_single_variant_needs_no_options() -> None:
    assert "options" not in {lack.field for lack in checked().lacks}


def test_a_brand_that_only_our_file_states_is_lacking_on_the_pages() -> None:
    report = checked("Kettle Works")

    assert report.fill["brand"] == 1.0
    assert next(lack for lack in report.lacks if lack.field == "brand").lacking == 4


def test_the_table_says_what_to_add_with_an_example() -> None:
    console = Console(width=80, record=True, file=StringIO(), force_terminal=True)
    console.print(checked())
    text = console.export_text()

    assert "4 of 4" in text
    assert "gtin13" in text
    assert "/products/kettle-" in text
    assert "\x9b" not in text


def test_a_page_for_the_owner_obeys_nothing_that_the_site_wrote() -> None:
    text = owner_page(checked(), NOW)

    assert "4 of 4" in text
    assert "no verdict by identifier" in text
    assert f'<a href="{BASE}products/kettle-3" rel="noreferrer noopener">' in text
    assert "<script" not in text
    assert "\x1b" not in text


@pytest.fixture
def site_of_kettles(site: LoopbackSite) -> LoopbackSite:
    site.add("/", "<title>Kettles</title><h1>Kettles</h1>")
    for number, body in enumerate(pages()):
        site.add(f"/products/kettle-{number}", body)
    entries = "".join(f"<url><loc>{site.url}products/kettle-{number}</loc></url>" for number in range(4))
    site.add("/sitemap.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')
    return site


def test_a_check_of_a_real_site_leaves_a_page(site_of_kettles: LoopbackSite, settings: Settings) -> None:
    write_brand_site(settings.brands_dir, BrandSite(id="kettles", name="Kettles", url=site_of_kettles.url))

    report = check_brand(settings, "kettles", silent)

    assert report.page == str((settings.data_dir / "reports" / "kettles" / "check.html").resolve())
    assert f"{site_of_kettles.url}products/kettle-3" in Path(report.page).read_text(encoding="utf-8")

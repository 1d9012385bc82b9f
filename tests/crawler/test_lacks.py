"""What a brand's owner is told about the pages, from a real site on loopback."""

import json
from io import StringIO

import pytest
from rich.console import Console

from config.progress import silent
from config.settings import Settings
from crawler.brand_report import BrandReport
from crawler.brands import add_brand, check_brand
from tests.loopback import LoopbackSite

PAGE = '<title>{name}</title><script type="application/ld+json">{data}</script><h1>{name}</h1>'


def page(name: str, **fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "Product", "name": name, **fields}
    return PAGE.replace("{name}", name).replace("{data}", json.dumps(node).replace("{", "{ "))


def offer(**terms: object) -> dict[str, object]:
    return {"@type": "Offer", "price": "10.00", "priceCurrency": "EUR", **terms}


@pytest.fixture
def checked(site: LoopbackSite, settings: Settings) -> BrandReport:
    """Four products: none with a GTIN, one without a price, three with stock, all with a number."""
    pages = [
        page(f"Kettle {number}", sku=f"K{number}", offers=offer(availability="https://schema.org/InStock"))
        for number in range(3)
    ]
    site.add("/", "<title>Kettles</title><h1>Kettles</h1>")
    pages.append(page("Kettle [red]\x9b2J", sku="K4"))
    for number, body in enumerate(pages):
        site.add(f"/products/kettle-{number}", body)
    entries = "".join(f"<url><loc>{site.url}products/kettle-{number}</loc></url>" for number in range(4))
    site.add("/sitemap.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')
    added = add_brand(settings, site.url, "kettles", None, silent)
    return check_brand(settings, added.id, silent)


def test_what_costs_most_comes_first(checked: BrandReport) -> None:
    lacks = {lack.field: lack for lack in checked.lacks}

    assert [lack.field for lack in checked.lacks][:2] == ["gtin", "brand"]
    assert (lacks["gtin"].lacking, lacks["gtin"].sampled, lacks["gtin"].share) == (4, 4, 1.0)
    assert (lacks["price"].lacking, lacks["price"].share) == (1, 0.25)
    assert lacks["price"].example_urls == [f"{checked.url}products/kettle-3"]
    assert "sku" not in lacks


def test_a_single_variant_needs_no_options(checked: BrandReport) -> None:
    assert "options" not in {lack.field for lack in checked.lacks}


def test_a_brand_that_only_our_file_states_is_lacking_on_the_pages(checked: BrandReport, settings: Settings) -> None:
    assert checked.brand is None
    file = settings.brands_dir / "kettles.yaml"
    file.write_text(file.read_text() + "brand: Kettle Works\n")

    lacks = {lack.field: lack for lack in check_brand(settings, "kettles", silent).lacks}

    assert lacks["brand"].lacking == 4


def test_the_table_says_what_to_add_with_an_example(checked: BrandReport) -> None:
    console = Console(width=80, record=True, file=StringIO(), force_terminal=True)
    console.print(checked)
    text = console.export_text()

    assert "4 of 4" in text
    assert "gtin13" in text
    assert "/products/kettle-" in text
    assert "\x9b" not in text

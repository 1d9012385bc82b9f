"""What the preview shows of a page."""

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from config.errors import CrawlError, InputError
from config.settings import Settings
from crawler.brands.preview import Preview, preview_page
from crawler.product import Alternative
from tests.crawler.extraction.test_pages import PAGES
from tests.loopback import LoopbackSite


def test_file_json(settings: Settings) -> None:
    preview = preview_page(
        settings, str(PAGES / "fellwind/product-group.html"), "https://fellwind.example/p/ridge-runner?variant=413"
    )

    document = json.loads(preview.model_dump_json())
    assert document["products"][0]["variants"][0]["offer"]["price"] == "119"
    assert document["products"][0]["provenance"]["price"]["source"] == "json-ld"
    assert document["rejected"] == []


def test_compressed_file_without_an_address_takes_the_one_that_it_states(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "snare.html.gz"
    path.write_bytes(gzip.compress((PAGES / "brio/opengraph.html").read_bytes()))

    assert preview_page(settings, str(path), None).products[0].url == "http://127.0.0.1:9000/products/snare%2014"


def test_tables_show_every_field_and_what_was_dropped(settings: Settings) -> None:
    preview = preview_page(
        settings, str(PAGES / "fellwind/scripted-name.html"), "https://fellwind.example/p/hut-slipper"
    )

    text = printed(preview)
    assert "Hut Slipper & Liner" in text
    assert "json-ld" in text
    assert "image_url_refused" in text


def test_tables_show_variants_and_say_when_there_is_no_product(settings: Settings) -> None:
    variants = printed(preview_page(settings, str(PAGES / "fellwind/references.html"), None))
    nothing = printed(preview_page(settings, str(PAGES / "plain/bot-wall.html"), None))

    assert "2 variants" in variants
    assert "240.00 EUR" in variants
    assert "No product" in nothing


CONTRADICTION = """<title>Tarn Mug</title><meta property="og:title" content="Tarn Mug">
<meta property="product:price:amount" content="19.00"><meta property="product:price:currency" content="EUR">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Tarn Mug",
"offers": {"@type": "Offer", "price": "14.00", "priceCurrency": "EUR"}}</script>
<h1>Tarn Mug</h1><p class="price">14.00 EUR</p><button>Add to cart</button>"""


def test_tables_show_what_other_sources_state_and_why_it_lost(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "mug.html"
    path.write_text(CONTRADICTION)
    preview = preview_page(settings, str(path), "https://hexley.example/mug")

    lines = printed(preview).splitlines()
    row = next(line for line in lines if "✗ 19.00" in line)
    agreed = next(line for line in lines if line.startswith("name "))
    assert f"+{len(preview.products[0].provenance['name'].agreeing)} " in agreed
    assert "opengraph" in preview.products[0].provenance["name"].agreeing
    assert "opengraph" in row
    assert preview.products[0].provenance["price"].alternatives[0].value == "19.00"


@pytest.mark.parametrize(("probability", "shown"), [(0.874, "87%"), (0.9999, ">99%")])
def test_tables_say_how_sure_a_value_is(settings: Settings, probability: float, shown: str) -> None:
    preview = preview_page(settings, str(PAGES / "fellwind/no-offer.html"), None)
    product = preview.products[0]
    product.provenance["name"] = product.provenance["name"].model_copy(update={"probability": probability})

    assert next(line for line in printed(preview).splitlines() if line.startswith("name ")).endswith(shown)


def test_text_of_a_site_is_neither_markup_nor_control_sequence(settings: Settings) -> None:
    preview = preview_page(settings, str(PAGES / "fellwind/no-offer.html"), None)
    product, hostile = preview.products[0], "[red]Hexley[/red] \x1b[2J\x1b]0;pwned\x07"
    lost = Alternative(value=hostile, source=hostile, reason=hostile)
    origin = product.provenance["name"].model_copy(update={"source": hostile, "alternatives": (lost,)})
    product.name, product.brand, product.provenance["name"] = hostile, hostile, origin
    console = Console(width=160, record=True, file=StringIO(), force_terminal=True, color_system="standard")

    console.print(preview)

    styled = console.export_text(clear=False, styles=True)
    assert "\x1b[2J" not in styled
    assert "\x1b]0;" not in styled
    assert console.export_text().count("[red]Hexley[/red]") == 7


def printed(preview: Preview) -> str:
    console = Console(width=100, record=True, file=StringIO())
    console.print(preview)
    return console.export_text()


def test_address(settings: Settings, site: LoopbackSite) -> None:
    address = site.add("/p/sock", (PAGES / "fellwind/no-offer.html").read_bytes())

    product = preview_page(settings, address, None).products[0]

    assert (product.name, product.url) == ("Corrie 60 Pack", address)


def test_address_that_is_not_there(settings: Settings, site: LoopbackSite) -> None:
    with pytest.raises(CrawlError, match="404"):
        preview_page(settings, site.url + "gone", None)


def test_an_address_that_is_none_is_refused(settings: Settings) -> None:
    with pytest.raises(InputError, match="'brio' is no web address"):
        preview_page(settings, str(PAGES / "brio/opengraph.html"), "brio")


@pytest.mark.parametrize("content", [None, b"\x1f\x8bbroken"])
def test_file_that_cannot_be_read(settings: Settings, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "page.html.gz"
    if content:
        path.write_bytes(content)

    with pytest.raises(InputError, match="can't be read"):
        preview_page(settings, str(path), None)

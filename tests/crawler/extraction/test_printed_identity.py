"""Brand and codes that a page prints, beside what its data states."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/chairs/40376-oak-stool.html"
DATA = '{"@type": "Product", "name": "Oak stool", "sku": "OS-511", "offers": {"@type": "Offer", "price": 80}}'


@pytest.mark.parametrize(
    ("html", "brand"),
    [
        ("<li>- Marca: Norra</li>", "Norra"),
        ("<p>• Brand: Norra</p>", "Norra"),
        ("<p>Brand: <b>Dr. Norra</b></p>", "Dr. Norra"),
        ("<p>Brand: <b>Made by hand. Since 1920</b></p>", None),
    ],
)
def test_brand(html: str, brand: str | None) -> None:
    page = f'<title>Oak stool</title><script type="application/ld+json">{DATA}</script><h1>Oak stool</h1>{html}'

    assert extract_page(page.encode(), URL, NOW).products[0].brand == brand


@pytest.mark.parametrize(("html", "sku"), [("<p>SKU: <b>OS-511</b></p>", "OS-511"), ("", "40376")])
def test_a_number_that_people_are_told_outranks_the_one_in_the_address(html: str, sku: str) -> None:
    page = (
        '<title>Oak stool</title><meta property="product:retailer_item_id" content="40376">'
        f'<script type="application/ld+json">{DATA}</script><h1>Oak stool</h1>{html}'
    )

    assert extract_page(page.encode(), URL, NOW).products[0].variants[0].sku == sku

"""Where pages show a brand that their data leaves open."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/chairs/40376.html"


def brand(html: str, name: str = "Norra oak stool", title: str = "Chairs", head: str = "") -> str | None:
    data = f'{{"@type": "Product", "name": "{name}", "sku": "OS-511", "offers": {{"@type": "Offer", "price": 80}}}}'
    page = f'<title>{title}</title>{head}<script type="application/ld+json">{data}</script><h1>{name}</h1>{html}'
    return extract_page(page.encode(), URL, NOW).products[0].brand


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p class='product-brand'>Norra</p>", "Norra"),
        ("<li class='menu brands'><a href='/x'>Norra</a></li>", "Norra"),
        ("<div class='manufacturer-name'><span>Norra</span></div>", "Norra"),
        ("<select name='manufacturers_id'><option>All<option value=7>Norra</select>", "Norra"),
        ("<img src='/manufacturer/n.gif' alt='Norra Logo'>", "Norra"),
        ("<img class='marca' src='/i/7.gif' alt='Norra'>", "Norra"),
        ("<p class='itemBrand'>Norra</p>", "Norra"),
        ("<a href='#' onclick=\"byBrand('Norra')\">more</a>", "Norra"),
        ("<p class='product-brand'>Oak</p>", None),
        ("<p class='rebranded'>Norra</p>", None),
        ("<select name='size'><option>Norra</select>", None),
    ],
)
def test_an_element_that_is_named_for_it(html: str, expected: str | None) -> None:
    assert brand(html) == expected


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Norra oak stool - Norra - Stools", "Norra oak stool", "Norra"),
        ("Oak stool by Norra | Norra | Stools", "Oak stool by Norra", "Norra"),
        ("Oak stool by Norra | Stools", "Oak stool by Norra", None),
        ("Stools | Norra oak stool with a seat", "Norra oak stool with a seat of red wool", None),
    ],
)
def test_a_part_of_the_title_that_the_name_has_too(title: str, name: str, expected: str | None) -> None:
    assert brand("", name, title) == expected


def test_a_text_behind_a_label_that_the_site_is_called_by() -> None:
    row = "<p>Brand</p><p>Norra Home</p>"
    site = "<meta property='og:site_name' content='Norra Home: lamps and stools'>"

    assert brand(row, "Oak stool", head=site) == "Norra Home"
    assert brand(row, "Oak stool") is None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2 class='view-brand'><a href='/brands/norra'><span>Norra &amp; Sons</span></a></h2>", "Norra & Sons"),
        ("<div class='manufacturers'><span></span><a href='/m/brand/7'>Norra</a></div>", "Norra"),
        ("<div class='brand'><a href='/brands/nordlicht'><img src='/i/7.gif' alt='Норра'></a></div>", "Норра"),
        (
            "<p class='brand'><a href='/brands/norra'>Norra</a></p><p class='brand'><a href='/brands/lys'>Lys</a></p>",
            None,
        ),
        ("<section><p class='brand'><a href='/help'>Norra</a></p></section>", None),
        ("<section><p class='top'><a href='/brands/norra'>Norra</a></p></section>", None),
    ],
)
def test_the_one_link_to_a_brand_in_an_element_that_is_named_for_it(html: str, expected: str | None) -> None:
    assert brand(html, "Oak stool") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div class='name'>Brand</div><div class='spec-value'>Norra</div>", "Norra"),
        ("<li><span class='label'>Brand</span> <span class='data'><a href='/x'>Norra</a></span></li>", "Norra"),
        ("<div class='filters'><b>Brand</b><i class='value'>Norra</i></div>", None),
        ("<div class='name'>Brand</div><div class='spec-value'>Norra</div><p>Brand</p><p>Lys</p>", None),
        ("<p>Vendor: Norra</p>", "Norra"),
    ],
)
def test_a_row_whose_value_is_named_for_one(html: str, expected: str | None) -> None:
    assert brand(f"<section>{html}</section>", "Oak stool") == expected


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("<span class='product-brand'>Norra</span>", "", "Norra"),
        ("<span class='productBrand'>Norra</span>", "", "Norra"),
        ("<a class='pdp-brand-link' href='/brands/norra'>Norra</a>", "", "Norra"),
        ("", "<p class='vendor'>by <a href='/collections/vendors?q=Norra'>Norra</a></p>", "Norra"),
        ("", "<p>Made by <a href='/makers/norra'>Norra &amp; Sons</a></p>", "Norra & Sons"),
        ("", "<div><a class='more' href='/stores/norra'><span>Visit the Norra Store</span></a></div>", "Norra"),
        ("<a class='brand' href='/'>Brenholt</a>", "", None),
        ("<header><span class='brand'>Brenholt</span></header>", "", None),
        ("", "<p class='product-brand'>Norra</p><p class='product-brand'>Lys</p>", None),
        ("", "<a href='/brands/all'>All brands</a>", None),
        ("", "<section><span class='product-brand'>Norra</span></section>", None),
    ],
)
def test_a_brand_right_beside_the_heading(before: str, behind: str, expected: str | None) -> None:
    page = f"<title>Oak stool</title><div>{before}<h1>Oak stool</h1><b class='price'>€ 80</b>{behind}</div>"
    product = extract_page(page.encode(), URL, NOW).products[0]
    assert product.brand == expected

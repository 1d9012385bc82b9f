"""Brands that stand apart from the product's name: beside its heading, in links, logos and paths."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool-40376"
SOLD = "<b class='price'>€ 80.00</b><button>Add to cart</button>"


def product(html: str, title: str = "Oak stool with a seat | Brenholt", head: str = "") -> Product:
    return extract_page(f"<title>{title}</title>{head}{html}".encode(), URL, NOW).products[0]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("<h1>NORRA</h1><h2>Oak stool with a seat</h2><a href='/x'>Norra</a>", "NORRA"),
        ("<a href='/x'><span>Norra</span></a><h1><i>Norra</i> <i>Oak stool with a seat</i></h1>", "Norra"),
        ("<h1>NORRA</h1><h2>Oak stool with a seat</h2>", None),
        ("<h1><span>Norra</span> <span>Oak stool with a seat</span></h1>", None),
        ("<p class='kicker'>Norra</p><h1>Oak stool with a seat</h1>", "Norra"),
        ("<h1>Oak stool with a seat</h1><h2><a href='/c/norra'>Norra</a></h2>", "Norra"),
        ("<ul><li>Norra</li></ul><h1>Oak stool with a seat</h1>", None),
        ("<h1>Oak stool with a seat</h1><p>from Norra, of oiled oak</p>", None),
    ],
)
def test_a_text_beside_the_heading_with_which_the_title_begins(heading: str, expected: str | None) -> None:
    found = product(f"<main>{heading}{SOLD}</main>", "Norra Oak stool with a seat | Brenholt")

    assert found.brand == expected
    assert "Oak stool with a seat" in found.name


@pytest.mark.parametrize("word", ["Women's", "Leather", "Red", "New"])
def test_whom_it_is_for_or_what_it_is_made_of_is_no_brand(word: str) -> None:
    html = f"<main><p>{word}</p><h1>Ridge boots with laces</h1>{SOLD}</main>"

    assert product(html, f"{word} Ridge boots with laces | Brenholt").brand is None


def test_a_text_beside_the_heading_that_the_code_states_as_a_brand() -> None:
    html = f"<main><p>Hej &amp; Havn</p><h1>Oak stool with a seat</h1>{SOLD}</main>"
    code = '<script>var meta = {"vendor": "Hej & Havn"}</script>'

    assert product(html).brand is None
    assert product(html, head=code).brand == "Hej & Havn"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<a href='/x?m=7'>Tous les produits de la marque Norra</a>", "Norra"),
        ("<a href='/marche/norra'>Vedi tutti i prodotti Norra</a>", "Norra"),
        ("<a href='/norra/'>Alle Artikel von Norra »</a>", "Norra"),
        ("<a href='/c/norra'>Alle Artikel von Norra »</a>", None),
        ("<a href='/c/seating'>Mehr von Norra</a>", None),
        ("<a href='/c/stools'>Shop all Stools</a>", None),
        ("<a href='/norra'>More by Norra</a>", "Norra"),
        ("<a href='/norra'>More by Norra</a><a href='/lys'>More by Lys &amp; Co</a>", "Norra"),
        ("<a href='/norra'>More by Norra</a><a href='/skov'>More by Skov</a>", None),
        ("<a href='/author/norra'>More by Norra</a>", None),
        ("<a href='/this-seller'>More by this seller</a>", None),
        ("<b>Mehr Artikel von:</b> <a href='?m=3'>Norra</a>", "Norra"),
        ("<div class='marke'>von <a href='/hersteller/norra'>Norra</a></div>", "Norra"),
        ("<p class='fiche-marque'>Norra</p>", "Norra"),
        ("<a href='/brands/norra'><img src='/7.gif' alt='Norra logo'></a>", "Norra"),
        ("<h3>Brand Name</h3>by <a href='/norra,/brand'>Norra</a>", None),
    ],
)
def test_a_link_to_all_that_a_brand_makes(link: str, expected: str | None) -> None:
    assert product(f"<main><h1>Oak stool with a seat</h1>{SOLD}<div>{link}</div></main>").brand == expected


def test_a_name_before_which_a_word_stands_behind_its_label() -> None:
    row = "<h3>Brand Name</h3>by <a href='/x'>Norra</a>"

    assert product(f"<h1>Oak stool by Norra</h1>{SOLD}{row}", "Oak stool by Norra | Brenholt").brand == "Norra"


def test_the_logo_of_the_brand_that_the_name_begins_with_beside_those_of_others() -> None:
    logos = "<a href='/brand/norra'><img src='/7.gif' alt='Norra logo'></a><a href='/brand/lys'>Lys</a>"
    html = f"<div>{logos}<h1>Norra oak stool with a seat</h1>{SOLD}</div>"

    assert product(html, "Norra oak stool with a seat").brand == "Norra"


def test_a_brand_in_the_path_of_links_to_the_product() -> None:
    path = "<nav class='breadcrumb'><a href='/brands'>Brands</a><a href='/brands/norra'>Norra</a></nav>"
    menu = "<ul><li><a href='/brands/lys'>Lys</a></li></ul>"

    assert product(f"{menu}{path}<h1>Oak stool with a seat</h1>{SOLD}").brand == "Norra"


@pytest.mark.parametrize(
    ("picture", "title", "expected"),
    [
        ("<img alt='Norra' src='/logos/norra.svg'>", "Oak stool with a seat - Norra", "Norra"),
        ("<img alt='Norra' src='/i/1.jpg'>", "Oak stool with a seat - Norra", None),
        ("<img alt='Brenholt' src='/logos/1.svg'>", "Oak stool with a seat - Brenholt", None),
        ("<img alt='Norra' src='/logos/norra.svg'>", "Oak stool with a seat - Stools", None),
    ],
)
def test_a_logo_that_the_title_names(picture: str, title: str, expected: str | None) -> None:
    assert product(f"<div>{picture}<h1>Oak stool with a seat</h1>{SOLD}</div>", title).brand == expected


@pytest.mark.parametrize(
    ("shown", "title", "expected"),
    [
        ("<a class='brand' href='/norra'>Norra</a>", "Oak stool - Norra | Brenholt", "Norra"),
        ("<p>Brand: Norra</p>", "Oak stool - Norra | Brenholt", "Norra"),
        ("<a class='brand' href='/norra'>Norra</a>", "Oak stool | Brenholt", "Brenholt"),
        ("", "Oak stool - Norra | Brenholt", "Brenholt"),
    ],
)
def test_a_shop_that_data_calls_the_brand_of_all_it_sells(shown: str, title: str, expected: str) -> None:
    data = '{"@type": "Product", "name": "Oak stool", "brand": "Brenholt", "offers": {"@type": "Offer", "price": 80}}'
    script = f'<script type="application/ld+json">{data}</script>'

    assert product(f"<div>{shown}<h1>Oak stool</h1>{SOLD}</div>", title, script).brand == expected


def test_what_templates_call_a_brand_but_is_the_name() -> None:
    head = (
        "<meta property='og:type' content='product'>"
        "<meta property='og:title' content='Oak stool with a seat - Brenholt'>"
        "<meta property='product:price:amount' content='80'>"
    )
    html = f"<h1><span class='store-productBrand '>Oak stool with a seat</span></h1>{SOLD}"

    assert product(html, head=head).brand is None


def test_the_sites_name_behind_a_line_says_nothing_of_who_makes_a_product() -> None:
    about = "<meta name='description' content='Oak stool with a seat - Brenholt'>"
    html = f"<main><h1>Oak stool with a seat</h1>{SOLD}</main>"

    assert product(html, head=about).brand is None
    assert product(html, head=about.replace("- Brenholt", "of Brenholt")).brand == "Brenholt"

"""Pages on which shops sell something that they are not about: searches, errors, stories, things to put together."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"
SOLD = "<b>$80.00</b><button>Add to cart</button>"


def names(title: str, html: str, url: str = URL) -> list[str | None]:
    page = f"<title>{title} | Brenholt</title><h1>{title}</h1>{html}"
    return [product.name for product in extract_page(page.encode(), url, NOW).products]


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "404 error",
        "Hoppla, Seite nicht gefunden",
        "Cette page est introuvable",
        "Search results for oak stool",
        "Suchergebnisse für Hocker",
        "Wyniki wyszukiwania: stołek",
        "Saved items",
        "My shopping bag",
        "Mon panier",
    ],
)
def test_a_title_that_names_no_product(title: str) -> None:
    assert names(title, SOLD) == []


@pytest.mark.parametrize("path", ["search", "de/suche", "search/oak-stool", "catalogsearch/result/"])
def test_an_address_at_which_shops_find_things(path: str) -> None:
    assert names("Oak stool", SOLD) == ["Oak stool"]
    assert names("Oak stool", SOLD, f"https://brenholt.example/{path}?q=oak+stool") == []


@pytest.mark.parametrize("path", ["blog/oak-stool", "de/ratgeber/oak-stool", "blogs/news/oak-stool"])
def test_an_address_at_which_sites_write(path: str) -> None:
    assert names("Oak stool", SOLD, f"https://brenholt.example/{path}") == []


@pytest.mark.parametrize(
    ("path", "sold"), [("guide/oak-stool", False), ("products/oak-stool", True), ("product/oak-stool", True)]
)
def test_what_calls_itself_an_article_sells_at_an_address_of_products_only(path: str, sold: bool) -> None:
    story = '<script type="application/ld+json">{"@type": "Article", "headline": "Oak stool"}</script>'

    assert bool(names("Oak stool", story + SOLD, f"https://brenholt.example/{path}")) is sold


def test_several_areas_alike_with_headings_prices_and_buttons_of_their_own() -> None:
    one = "<div class='card'><h3>{}</h3><p>${}.00</p><button>Choose</button></div>"
    both = one.format("Oak seat", 50) + one.format("Ash seat", 60)
    page = "<section>{}</section><button>Add to cart</button>"

    assert names("Make your own stool", page.format(both)) == []
    assert names("Make your own stool", page.format(one.format("Oak seat", 50))) == ["Make your own stool"]

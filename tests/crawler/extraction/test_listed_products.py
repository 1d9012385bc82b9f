"""Pages that state one product of another page: results of a search, a site's first page, a list of one."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.extraction.page import extract_page

SITE = "https://brenholt.example"


def found(path: str, heading: str, head: str = "", body: str = "", data: list[dict[str, Any]] | None = None) -> bool:
    block = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    page = f"<title>{heading}</title>{head}{block}<h1>{heading}</h1>{body}"
    return bool(extract_page(page.encode(), SITE + path, datetime(2026, 3, 1, tzinfo=UTC)).products)


def product(**more: Any) -> dict[str, Any]:
    offer = {"@type": "Offer", "price": 80, "priceCurrency": "EUR", "url": f"{SITE}/p/oak-stool"}
    return {"@type": "Product", "name": "Oak stool", "offers": offer} | more


@pytest.mark.parametrize("kind", ["SearchResultsPage", "CollectionPage"])
def test_the_only_result_of_a_search(kind: str) -> None:
    page = {"@type": kind, "name": "Oak stool"}

    assert not found("/search/oak", "Oak stool", data=[page, product(url=f"{SITE}/p/oak-stool")])
    assert found("/p/oak-stool", "Oak stool", data=[page, product(url=f"{SITE}/p/oak-stool")])


@pytest.mark.parametrize("path", ["/", "/en/", "/de-at"])
def test_what_is_offered_on_another_page_than_the_first(path: str) -> None:
    assert not found(path, "Chairs to keep", data=[product()])
    assert found("/p/stool", "Chairs to keep", data=[product()])


def test_tags_make_no_product_of_the_first_page() -> None:
    head = "<meta property='og:type' content='product'><meta property='og:title' content='Brenholt'>"
    head += "<meta property='og:price:amount' content='80'><meta property='og:price:currency' content='EUR'>"

    assert not found("/", "Chairs to keep", head)
    assert found("/p/brenholt", "Brenholt", head)


def test_the_only_card_of_a_list() -> None:
    card = (
        "<div itemscope itemtype='http://schema.org/Product'><a href='/p/oak'><b itemprop='name'>Oak stool</b></a>"
        "<i itemprop='offers' itemscope itemtype='http://schema.org/Offer'><b itemprop='price'>80</b></i></div>"
    )

    assert not found("/chairs", "Chairs", body=card)
    assert found("/chairs", "Stool of oak", body=card)


def test_a_card_of_two_words_that_a_search_finds() -> None:
    card = "<li><a href='/p/{0}-stool'><h2>{0} stool</h2></a><b>$ 80.00</b><button>Add to cart</button></li>"

    assert not found("/search?q=oak+stool", "Search results: oak stool", body=card.format("oak") + card.format("ash"))


def test_a_list_with_a_price_behind_it() -> None:
    link = "<a href='/p/{0}-stool'><img src='s.jpg'><h3>{0} stool</h3></a>"
    card = f"<div>{link}<b>$ 80.00</b><button>Add to cart</button></div>"
    body = f"{card.format('oak')}{card.format('ash')}<h2>About our stools</h2><p>From $ 30.00</p>"

    assert not found("/stools", "Oak stools", body=body)

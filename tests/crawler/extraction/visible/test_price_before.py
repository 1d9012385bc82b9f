"""Prices that stand before the heading of their product."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"
BUY = "<button>Add to cart</button>"


def prices(html: str) -> list[tuple[Decimal | None, Decimal | None]]:
    """Price and list price of what a page without data sells."""
    found = extract_page(f"<title>Oak stool | Brenholt</title><body>{html}</body>".encode(), URL, NOW).products
    return [(offer.price, offer.list_price) for product in found if (offer := product.variants[0].offer)]


@pytest.mark.parametrize(
    ("html", "price", "before"),
    [
        (f"<main><p>$80.00</p><h1>Oak stool</h1>{BUY}</main>", "80.00", None),
        (f"<div><b>$80.00</b> <s>$95.00</s></div><div><h1>Oak stool</h1><p>New</p>{BUY}</div>", "80.00", "95.00"),
        (f"<ul><li><b>$7.00</b></li></ul><div><b>$80.00</b><h1>Oak stool</h1>{BUY}</div>", "80.00", None),
        ("<section><span class='price'>Rs 80</span><h1>Oak stool</h1></section>", "80", None),
    ],
)
def test_a_price_before_the_heading(html: str, price: str, before: str | None) -> None:
    assert prices(html) == [(Decimal(price), before and Decimal(before))]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>Free shipping over $50</p><h1>Oak stool</h1>{BUY}",
        f"<div><a href='/p/bench'><img src='b.jpg'></a><b>$7.00</b></div><h1>Oak stool</h1>{BUY}",
        f"<div><b>$7.00</b></div><div><b>$80.00</b></div><h1>Oak stool</h1>{BUY}",
        f"<nav><a href='/sale'>Under $20</a></nav><h1>Oak stool</h1>{BUY}",
        f"<div><b>$20.00</b></div>{'<i>x</i>' * 80}<h1>Oak stool</h1>{BUY}",
    ],
)
def test_an_amount_before_the_heading_that_is_none(html: str) -> None:
    assert all(found == (None, None) for found in prices(html))


def test_a_price_behind_the_heading_comes_first() -> None:
    assert prices(f"<p>$20.00</p><h1>Oak stool</h1><p>$80.00</p>{BUY}") == [(Decimal("80.00"), None)]

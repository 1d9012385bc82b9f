"""What a page shows of the stock, beside data that says otherwise."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Availability

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"
CART = "<button>Add to cart</button>"
CARD = f"<li><a href='/p/pine-bench'><img src='b.jpg'></a><b class='price'>$ 7.00</b>{CART}</li>"
FAR = "<i></i>" * 120


def availability(html: str, stated: str = "InStock") -> Availability | None:
    data = (
        '{"@type": "Product", "name": "Oak stool", "sku": "OS-511", "brand": "Norra", "offers": {"@type": "Offer", '
        f'"price": 80, "priceCurrency": "USD", "availability": "{stated}"}}}}'
    )
    page = (
        f'<title>Oak stool</title><script type="application/ld+json">{data}</script>'
        f"<div><h1>Oak stool</h1><b class='price'>$80.00</b>{html}</div>"
    )
    offer = extract_page(page.encode(), URL, NOW).products[0].variants[0].offer
    assert offer is not None
    return offer.availability


@pytest.mark.parametrize(
    ("html", "stated", "shown"),
    [
        ("<p>OUT OF STOCK</p>", "InStock", Availability.OUT_OF_STOCK),
        (f"<p>Sold out</p><ul>{CARD}{CARD}</ul>", "InStock", Availability.OUT_OF_STOCK),
        ("<p>Nicht mehr lieferbar</p>", "InStock", Availability.DISCONTINUED),
        ("<p>Temporarily on backorder</p>", "InStock", Availability.BACK_ORDER),
        (f"<p>Sold out</p>{CART}", "InStock", Availability.IN_STOCK),
        (f"{FAR}<p>Sold out</p>", "InStock", Availability.IN_STOCK),
        (f"<ul><li><a href='/p/bench'><img src='b.jpg'></a><p>Sold out</p></li>{CARD}</ul>", "InStock", "InStock"),
        ("<p>Never sold out again: ask us</p>", "InStock", Availability.IN_STOCK),
        ("<p>In stock</p>", "OutOfStock", Availability.OUT_OF_STOCK),
    ],
)
def test_words_that_a_product_cannot_be_had_outrank_the_data(html: str, stated: str, shown: str) -> None:
    assert availability(html, stated) == shown

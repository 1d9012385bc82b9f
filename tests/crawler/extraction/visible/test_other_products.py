"""What a page shows of other products behind its own: prices and buttons that are not the product's."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Availability, Offer, Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"
OTHER = "<div><h3>Pine bench</h3><b>€ 70.00</b> <button>Add to cart</button></div>"


def product(html: str) -> Product | None:
    page = f"<title>Oak stool with a cushion</title><main><h1>Oak stool with a cushion</h1>{html}</main>"
    return next(iter(extract_page(page.encode(), URL, NOW).products), None)


def offer(html: str) -> Offer:
    found = product(html)
    return (found.variants[0].offer if found else None) or Offer()


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>You may also like</h2>",
        "<h3>Kunden kauften auch</h3>",
        "<div class='t'>Vous aimerez aussi</div>",
        "<p><strong>関連商品</strong></p>",
        "<h2>4 altri prodotti della stessa categoria:</h2>",
    ],
)
def test_a_price_behind_a_heading_of_other_products_is_theirs(heading: str) -> None:
    assert offer(f"{heading}{OTHER}").price is None
    assert offer(f"<b>€ 80.00</b><button>Add to cart</button>{heading}{OTHER}").price == Decimal("80.00")


def test_a_tab_or_link_to_the_others_is_no_heading_of_them() -> None:
    tabs = "<ul><li>Similar products</li></ul><a href='#others'>You may also like</a>"

    assert offer(f"{tabs}<b>€ 80.00</b><button>Add to cart</button>").price == Decimal("80.00")


@pytest.mark.parametrize(
    "asked", ["Preis auf Anfrage", "Price on request", "Prix sur demande", "POA", "価格はお問い合わせください"]
)
def test_a_price_behind_one_on_request_is_something_elses(asked: str) -> None:
    found = offer(f"<p>{asked}</p><h3>Accessories</h3>{OTHER}")

    assert (found.price, found.availability) == (None, None)
    assert product(f"<p>{asked}</p><button>Ask us</button>") is not None
    assert product("<p>Ask us</p><button>Send</button>") is None


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<p>Sold out</p><h2>You may also like</h2>{OTHER}", Availability.OUT_OF_STOCK),
        (f"<p>Sold out</p><section>{OTHER}</section>", Availability.OUT_OF_STOCK),
        ("<p>Sold out</p><div>€ 80.00 <button>Add to cart</button></div>", None),
        (f"<p>Sold out. Our joiners make new ones each spring.</p>{OTHER}", Availability.OUT_OF_STOCK),
        (
            f"<p>This item has been discontinued by the manufacturer and is no longer available.</p>{OTHER}",
            Availability.DISCONTINUED,
        ),
        ("<button class='btn add-to-cart-btn'>Add</button>", Availability.IN_STOCK),
        ("<button class='add-to-cart'>Notify me when available</button>", Availability.OUT_OF_STOCK),
    ],
)
def test_a_button_beside_another_price_is_another_products(html: str, shown: Availability | None) -> None:
    assert offer(f"<b class='price'>€ 80.00</b>{html}").availability is shown

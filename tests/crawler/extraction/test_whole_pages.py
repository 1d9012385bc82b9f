"""What the markup of large shops has: amounts with their unit outside, names for tests, brands inside headings."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Availability, Offer, Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"
SOLD = "<b>$80.00</b>"


def read(html: str, name: str = "Oak stool", button: str = "<button>Add to cart</button>") -> Product | None:
    """The product of a page that nothing but its title, its heading and a button describes."""
    heading = "" if "<h1" in html else f"<h1>{name}</h1>"
    page = f"<title>{name} | Brenholt</title><main>{heading}{html}{button}</main>"
    products = extract_page(page.encode(), URL, NOW).products
    return products[0] if products else None


def offer_of(html: str, button: str = "<button>Add to cart</button>") -> Offer:
    product = read(html, button=button)
    assert product is not None
    assert product.variants[0].offer is not None
    return product.variants[0].offer


@pytest.mark.parametrize(
    ("html", "price", "before"),
    [
        (
            "<div><i>65,00 zł netto</i> <i><b>79,95</b> zł brutto</i><p>Cena katalogowa: <s>99,00 zł</s></p></div>",
            "79.95",
            "99.00",
        ),
        ("<div><b class='price'>790,-</b> <i>inkl. mva</i> <i>632,- eks. mva</i></div>", "790", None),
        (
            "<ul><li>Audio <b>$19.00</b></li><li>Ebook <b>$9.00</b></li><li>Paper <b>$14.00</b></li></ul><p>$14.00</p>",
            "14.00",
            None,
        ),
        (
            "<ul><li>Audio book <b>$19.00</b></li><li>Paperback <b>$14.00</b></li></ul><p>$8.00</p>",
            "19.00",
            None,
        ),
        (
            "<div><b class='price'>44<sup>95</sup></b> <del>59,99</del> <i>Save 25%</i></div>",
            "44.95",
            "59.99",
        ),
        ("<p><i>$0.19 / oz</i> <b class='price'>$5.99</b> <i>each</i></p>", "5.99", None),
        ("<p><i>€</i><i>(182)</i> <b>$5.99</b></p>", "5.99", None),
        ("<p><s><i>420</i>원</s> <b><i>299</i><i>원</i></b></p>", "299", "420"),
        ("<p><b>580</b>원 <i>A note of a few more words than a price has</i></p>", "580", None),
        ("<b>990 kr</b><p>Förpris 1 290 kr</p>", "990", "1290"),
        ("<p data-testid='price-original'>$99.00</p><p>or $80.00</p>", "80.00", "99.00"),
    ],
)
def test_price(html: str, price: str, before: str | None) -> None:
    offer = offer_of(html)

    assert (offer.price, offer.list_price) == (Decimal(price), before and Decimal(before))


@pytest.mark.parametrize(
    "button",
    ["<button>Agregar a mi bolsa</button>", "<div class='pdp-add-to-bag'>Add to bag</div>"],
)
def test_button(button: str) -> None:
    assert offer_of("<b class='price'>$80.00</b>", button).availability is Availability.IN_STOCK


@pytest.mark.parametrize(
    ("html", "name", "brand"),
    [
        (f"<h1><a href='/norra-stools/'><i>Norra</i></a> <i>Oak stool</i></h1>{SOLD}", "Norra Oak stool", None),
        (f"<h1><a href='/norra/'><i>Norra</i></a> <i>Oak stool</i></h1>{SOLD}", "Norra Oak stool", "Norra"),
        (
            f"<h1>Oak stool</h1><a class='p-page__header-brand' href='/brands/norra'>Norra</a>{SOLD}",
            "Oak stool",
            "Norra",
        ),
        (
            f"<h1>Oak stool</h1><a class='product__header-brand' href='/brands/norra'>Norra</a>{SOLD}",
            "Oak stool",
            "Norra",
        ),
        (f"<h1>Oak stool</h1><a id='pdp-brand' href='/norra'>Norra</a>{SOLD}", "Oak stool", "Norra"),
        (f"<h1>Norra Oak stool</h1><a href='/norra/'>Norra</a>{SOLD}", "Norra Oak stool", "Norra"),
        (f"<h1>Oak stool</h1><div class='site-header__brand'><a>Norra</a></div>{SOLD}", "Oak stool", None),
        (f"<h1>Oak stool</h1><div data-qa='pdp-brand'><a>Norra</a></div>{SOLD}", "Oak stool", "Norra"),
        (f"<p>Brand: <a href='/n'><img src='n.png' alt='Norra logo'></a></p>{SOLD}", "Oak stool", "Norra"),
        (f"<p>Brand: <img src='n.png' alt='Logo Norra'></p>{SOLD}", "Oak stool", "Norra"),
        (f"<p>Brand: <a href='/n'><img src='n.png'></a></p><h2>Opinions (18)</h2>{SOLD}", "Oak stool", None),
    ],
)
def test_brand(html: str, name: str, brand: str | None) -> None:
    product = read(html, name)

    assert product is not None
    assert product.brand == brand


@pytest.mark.parametrize(
    "html",
    [
        "<p>Item #<b>2841</b> | Model #<b>OS-511</b></p>",
        "<p>Item no. 2841 | Model no. OS-511 | Norra</p>",
        "<p>Item no. 2841</p><dl><dt>MPN (Manufacturer Part Number)</dt><dd>OS-511</dd></dl>",
    ],
)
def test_codes_with_a_line_between(html: str) -> None:
    product = read(SOLD + html)

    assert product is not None
    assert (product.variants[0].sku, product.variants[0].mpn) == ("2841", "OS-511")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Brand:</p><p>Condition:</p>",
        "<div class='brand'><span>Things of the house:</span></div>",
        "<img src='/products/17/queen_logo_60.jpg' alt='Oak'>",
    ],
)
def test_what_is_no_brand(html: str) -> None:
    product = read(SOLD + html)

    assert product is not None
    assert product.brand is None


def test_a_number_in_the_pages_code_is_no_brand() -> None:
    product = read(
        f'{SOLD}<script>var p = {{"name": "Oak stool", "price": 80, "brand": "1", "brandName": "Norra"}};</script>'
    )

    assert product is not None
    assert product.brand == "Norra"


def test_cards_behind_the_price_have_buttons_of_their_own() -> None:
    link = "<a href='/p/bench'><img src='b.jpg'></a>"
    card = f"<li>{link}<a href='/p/bench'>Bench</a><i>$7.00</i><button>Add to cart</button></li>"

    assert offer_of(f"<i>$80.00</i><div><button>Add to cart</button></div><ul>{card * 4}</ul>", "").price == 80


def test_buttons_on_cards_alone_sell_other_products() -> None:
    card = "<li><a href='/p/bench'><img src='b.jpg'></a><i>$7.00</i><button>Add to cart</button></li>"

    assert read(f"<h2>Oak bench</h2><p>$7.00</p><a href='/p/bench'>Shop now</a><ul>{card * 2}</ul>", button="") is None


def test_what_an_order_ships_for_is_no_price() -> None:
    product = read("<p>Every order ships for $5</p>")

    assert product is None or product.variants[0].offer is None or product.variants[0].offer.price is None


def test_arabic_spellings_of_a_name() -> None:
    html = "<title>دينمو ماء ايطالي | متجر</title><h1>دينمو ماء إيطالي</h1><b>129 ر.س</b><button>أضف للسلة</button>"

    assert [product.name for product in extract_page(html.encode(), URL, NOW).products] == ["دينمو ماء إيطالي"]


def test_a_name_whose_brand_is_in_a_heading_of_its_own() -> None:
    title = "<title>Norra Works Oak stool | Brenholt</title>"
    html = f"{title}<h2>Norra Works</h2><h1>Oak stool</h1>{SOLD}<button>Buy now</button>"

    assert [product.name for product in extract_page(html.encode(), URL, NOW).products] == ["Norra Works Oak stool"]


@pytest.mark.parametrize(
    ("button", "stock"),
    [
        ("<button>Add to cart</button>", Availability.IN_STOCK),
        ("<button disabled>Add to cart</button>", Availability.IN_STORE_ONLY),
        (
            "<ul><li><a href='/p/bench'><img src='b.jpg'></a><i>$7.00</i><button>Add to cart</button></li></ul>",
            Availability.IN_STORE_ONLY,
        ),
    ],
)
def test_what_stores_sell_may_be_sold_here_too(button: str, stock: Availability) -> None:
    assert offer_of(f"<b class='price'>$80.00</b><p>Sold in stores</p>{button}", "").availability is stock

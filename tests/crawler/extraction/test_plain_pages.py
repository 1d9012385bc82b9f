"""Pages that mark little: buttons that are pictures, names in plain text, data without a name, a wrong charset."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool-three-legs"
TITLE = "<title>Oak stool three legs | Stools | Brenholt</title>"
FAR = "<i></i>" * 60
BUTTON = "<button>Add to cart</button>"


def read(html: str, url: str = URL) -> Product | None:
    products = extract_page(html.encode(), url, NOW).products
    return products[0] if products else None


def price_of(product: Product | None) -> Decimal | None:
    assert product is not None
    assert product.variants[0].offer is not None
    return product.variants[0].offer.price


@pytest.mark.parametrize(
    "button",
    [
        "<input type='image' src='b.gif' alt='Add to basket'>",
        "<input type='image' src='/img/btn_AddtoCart.gif'>",
        "<input type='submit' class='add_cart' value=''>",
        "<a href='#'><img src='b.gif' alt='In den Warenkorb'></a>",
        "<a href='#'><img src='b.gif' alt='Acquista - metti nel carrello'></a>",
        "<a href='#'><img src='/i/compra-ora.jpg'></a>",
        "<input type='submit' value='Add to your basket'>",
        "<input type='submit' id='send' name='send' value='Koupit'>",
        "<input type='submit' value='Add One To Basket'>",
        "<input type='submit' value='Order'>",
        "<input type='image' src='b.gif' alt='In den Korb'>",
        "<input type='image' src='/i/btn_buynow_LG.gif' alt='The easy way to pay'>",
        "<form action='addtocart.asp?product=7'><input name='quantity'></form>",
    ],
)
def test_a_button_without_words_of_its_own(button: str) -> None:
    page = f"{TITLE}<div><h1>Oak stool three legs</h1><p>{FAR}</p><b>$ 12.50</b>{button}</div>"

    assert price_of(read(page)) == Decimal("12.50")
    assert read(page.replace(button, "<input type='submit' value='Search'>")) is None


@pytest.mark.parametrize(
    ("button", "price"),
    [
        ("Buy for $12.50", "12.50"),
        ("Jetzt kaufen – 12,50 €", "12.50"),
        ("Comprar por <b>12,50 €</b>", "12.50"),
        ("Купить за 1 250 ₽", "1250"),
        ("Buy 3 for $12.50", None),
        ("How to buy for $12.50", None),
        ("Buy 12", None),
    ],
)
def test_a_button_that_names_the_price(button: str, price: str | None) -> None:
    page = f"{TITLE}<div><h1>Oak stool three legs</h1><p>Turned by hand</p><button>{button}</button></div>"
    product = read(page)

    assert (price_of(product) if product else None) == (Decimal(price) if price else None)


@pytest.mark.parametrize("words", ["Add to my calendar", "Zum Kalender hinzufügen", "Ajouter à l'agenda"])
def test_what_takes_place_is_no_product(words: str) -> None:
    page = f"{TITLE}<div><h1>Oak stool three legs</h1><p>{FAR}</p><b>$ 12.50</b>{BUTTON}</div>"
    found = extract_page(f"{page}<a href='/ics'>{words}</a>".encode(), URL, NOW)

    assert read(f"{page}<a href='/2026'>Calendar of 2026</a>") is not None
    assert not found.products
    assert [rejection.reason for rejection in found.rejected] == ["product_is_event"]


def test_a_name_before_a_colon_of_the_title() -> None:
    title = TITLE.replace(" | Stools | Brenholt", " : Old chairs and tables of Brenholt")
    page = f"{title}<table><tr><td>Oak stool three legs<br><i>[OS-3]</i></td><td>$ 12.50</td></tr></table>{BUTTON}"
    assert price_of(read(page)) == Decimal("12.50")
    assert read(page.replace(" : Old", " and old")) is None


@pytest.mark.parametrize("tag", ["p class='name'", "td", "span", "font"])
def test_a_name_in_plain_text(tag: str) -> None:
    line = f"<{tag}>Oak stool three legs</{tag.split()[0]}>"
    page = f"{TITLE}<div>{line}<p><b>$ 12.50</b></p>{BUTTON}</div>"
    path = f"{TITLE}<div><a href='/stools'>{line}</a><p><b>$ 12.50</b></p>{BUTTON}</div>"

    product = read(page)

    assert price_of(product) == Decimal("12.50")
    assert product is not None
    assert product.name == "Oak stool three legs"
    assert read(path) is None


def test_a_heading_with_the_number_of_its_product() -> None:
    title = "<title>Oak stool three legs for little money</title>"
    heading = "<h1>Oak stool three legs <i>SKU: OS-3</i></h1>"
    product = read(f"{title}<div>{heading}<b>$ 12.50</b>{BUTTON}</div>")

    assert product is not None
    assert product.name == "Oak stool three legs"


def test_a_name_that_the_title_has_between_those_of_market_and_shop() -> None:
    title = "<title>【広場】木の椅子 三本脚 大：ブレンホルト家具店 本店</title>"
    product = read(f"{title}<b>木の椅子 三本脚 大</b><p>9,980円</p><button>買い物かごに入れる</button>")

    assert product is not None
    assert product.name == "木の椅子 三本脚 大"
    assert price_of(product) == Decimal(9980)


def test_a_price_beside_plain_text_needs_a_button() -> None:
    page = f"{TITLE}<div><p>Oak stool three legs</p><b class='price'>$ 12.50</b></div>"

    assert read(page) is None
    assert price_of(read(page.replace("<p>", "<h1>").replace("</p>", "</h1>"))) == Decimal("12.50")


def test_data_without_a_name_takes_it_from_the_page() -> None:
    page = (
        f"{TITLE}<div itemscope itemtype='http://schema.org/Product'><h1>Oak stool three legs</h1>"
        f"<b class='price'>$ 12.50</b>{BUTTON}</div>"
    )

    product = read(page)

    assert product is not None
    assert product.name == "Oak stool three legs"


def test_a_title_that_gives_the_name_in_parts() -> None:
    title = "<title>Oak stool | Brenholt | Home | three legs with a red seat</title>"
    heading = "Oak stool by Brenholt three legs with a red seat for home"

    product = read(f"{title}<h1>{heading}</h1><b class='price'>$ 12.50</b>{BUTTON}")

    assert product is not None
    assert product.name == heading


def test_the_number_of_the_page_is_no_part_of_the_name() -> None:
    number = "N1ORB4411X7"
    page = (
        f"<title>Oak stool {number} | Brenholt</title><h1>Oak stool {number}</h1><b class='price'>$ 12.50</b>{BUTTON}"
    )

    numbered, other = read(page, f"https://brenholt.example/p/{number.lower()}"), read(page)

    assert numbered is not None
    assert other is not None
    assert (numbered.name, other.name) == ("Oak stool", f"Oak stool {number}")


def test_good_utf_8_is_read_as_such_whatever_is_declared() -> None:
    page = "<meta charset='iso-8859-2'><title>Židle Bára | Brenholt</title><h1>Židle Bára</h1><b class=price>120 Kč</b>"
    page += "<button>Koupit</button>"

    names = [extract_page(page.encode(charset), URL, NOW).products[0].name for charset in ("utf-8", "iso-8859-2")]

    assert names == ["Židle Bára", "Židle Bára"]


def test_a_page_without_a_title_is_called_by_its_only_heading() -> None:
    page = f"<div><h1>Oak stool three legs</h1><b class='price'>$ 12.50</b>{BUTTON}</div>"

    assert price_of(read(page)) == Decimal("12.50")
    assert read(f"<h1>Brenholt stools</h1>{page}") is None


@pytest.mark.parametrize(
    "drawing", ["<svg><title>More</title></svg>", "<svg><symbol><title>More</title></symbol></svg>"]
)
def test_the_title_of_a_drawing_is_not_the_page_s(drawing: str) -> None:
    page = f"<div><h1>Oak stool three legs</h1><b class='price'>$ 12.50</b>{BUTTON}</div>"

    assert price_of(read(drawing + page)) == Decimal("12.50")
    assert read(f"<svg></svg><title>More</title>{page}") is None


def test_a_charset_that_scripts_have_pushed_behind() -> None:
    page = f"<script>{'x' * 5_000}</script><meta charset=windows-1251><title>Дубовый табурет | Brenholt</title>"
    page += "<h1>Дубовый табурет</h1><b class=price>120 руб</b><button>Купить</button>"

    assert extract_page(page.encode("cp1251"), URL, NOW).products[0].name == "Дубовый табурет"


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("<img src='/i/bowl.jpg' alt='Oak salad bowl'>", "/i/bowl.jpg"),
        ("<img src='data:image/gif;base64,R0' data-src='/i/b.jpg' alt='Oak salad bowl, from above'>", "/i/b.jpg"),
        ("<img src='/i/logo.png' alt='Brenholt'><img src='/i/pine.jpg' alt='Pine bowl'>", None),
        ("<img src='javascript:x' alt='Oak salad bowl'>", None),
    ],
)
def test_an_image_that_is_called_like_the_product(image: str, address: str | None) -> None:
    product = read(f"<title>Oak salad bowl</title><h1>Oak salad bowl</h1>{image}<b class='price'>$40</b>{BUTTON}")
    assert product is not None
    assert [url.removeprefix("https://brenholt.example") for url in product.images] == ([address] if address else [])


@pytest.mark.parametrize("called", ["breadcrumb", "crumbs", "page-crumb", "fil-d-ariane"])
def test_the_path_above_a_product(called: str) -> None:
    crumbs = f"<nav class='{called}'><a href='/'>Home</a> › <a href='/bowls'>Bowls</a> › Oak salad bowl</nav>"
    product = read(f"<title>Oak salad bowl</title>{crumbs}<h1>Oak salad bowl</h1><b class='price'>$40</b>{BUTTON}")
    assert product is not None
    assert product.category == "Bowls"


@pytest.mark.parametrize(("path", "found"), [("/products/puffer", True), ("/jackets", False)])
def test_a_name_of_one_word_needs_the_address_of_a_product(path: str, found: bool) -> None:
    page = f"<title>Puffer | Norra</title><h1>Puffer</h1><b class='price'>$220</b>{BUTTON}"
    products = extract_page(page.encode(), f"https://brenholt.example{path}", NOW).products
    assert [product.name for product in products] == ["Puffer"] * found


def test_words_of_two_characters_name_a_product_in_east_asian_scripts() -> None:
    page = "<title>린넨 셔츠 | 노라</title><h1>린넨 셔츠</h1><b>39,000원</b><button>장바구니 담기</button>"
    products = extract_page(page.encode(), "https://brenholt.example/goods/12", NOW).products
    assert [product.name for product in products] == ["린넨 셔츠"]


def test_links_to_everything_of_a_kind_are_no_levels_of_the_path() -> None:
    links = "<a href='/'>Home</a> <a href='/b'>Bowls</a> <a href='/n'>Shop all Norra</a> <a href='/m'>More by Norra</a>"
    page = f"<title>Oak salad bowl</title><nav class='breadcrumb'>{links}</nav><h1>Oak salad bowl</h1>"

    product = read(f"{page}<b class='price'>$40</b>{BUTTON}")

    assert product is not None
    assert product.category == "Bowls"

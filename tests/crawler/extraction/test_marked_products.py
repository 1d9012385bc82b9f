"""What marks a product, and what only seems to."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from crawler.extraction.data.variant_keys import complete_options
from crawler.extraction.page import PageExtraction, extract_page
from crawler.product import Availability, Variant

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"


def read(head: str = "", body: str = "", url: str = URL, data: dict[str, Any] | None = None) -> PageExtraction:
    """A page with one block of data, if any is given."""
    block = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    page = f"<html><head><title>Oak stool</title>{head}{block}</head><body><h1>Oak stool</h1>{body}</body></html>"
    return extract_page(page.encode(), url, NOW)


def product(**more: Any) -> dict[str, Any]:
    offer = {"@type": "Offer", "price": 80, "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}
    return {"@type": "Product", "name": "Oak stool", "sku": "OS-1", "offers": offer} | more


def test_the_object_of_an_action() -> None:
    found = read(data={"@type": "BuyAction", "object": product()}).products[0]

    assert found.variants[0].offer is not None
    assert found.variants[0].offer.price == 80


def test_types_in_lower_case() -> None:
    offer = {"@type": "offer", "price": 80, "availability": "InStock"}

    found = read(data={"@type": "http://schema.org/product", "name": "Oak stool", "offers": offer}).products[0]

    assert found.variants[0].offer is not None
    assert found.variants[0].offer.availability is Availability.IN_STOCK


def test_a_category_that_is_marked_as_a_product() -> None:
    offers = {"@type": "AggregateOffer", "lowPrice": 12, "highPrice": 90, "priceCurrency": "EUR"}
    several = {"@type": "Brand", "name": ["Norra", "Sella"]}

    page = read(data={"@type": "Product", "name": "Oak stool", "brand": several, "offers": offers})

    assert page.products == []
    assert [rejection.reason for rejection in page.rejected] == ["several_products"]
    assert read(data={"@type": "Product", "name": "Oak stool", "brand": "Norra", "offers": offers}).products
    unbranded = {"@type": "Product", "name": "Oak stool", "offers": offers}
    assert read(data=unbranded).products
    assert read(url="https://brenholt.example/stools", data=unbranded).products == []


def test_the_stock_of_the_product_itself_is_that_of_an_offer_that_states_none() -> None:
    offer = {"@type": "Offer", "price": 80, "priceCurrency": "EUR"}
    found = read(data=product(availability="https://schema.org/PreOrder", offers=offer)).products[0].variants[0].offer
    assert found is not None
    assert found.availability is Availability.PRE_ORDER


def test_a_price_of_zero_gives_way_to_one_that_something_is_sold_for() -> None:
    free = product(brand="Norra")
    free["offers"]["price"] = "0"
    shown = "<b class='price'>80,00 €</b>"
    sold = read(body=f"{shown}<button>Add to cart</button>", data=free).products[0].variants[0].offer
    asked = read(body=f"{shown}<button>Request a quote</button>", data=free).products[0].variants[0].offer
    assert sold is not None
    assert sold.price == 80
    assert asked is not None
    assert asked.price is None


@pytest.mark.parametrize(
    ("shown", "price", "before"),
    [
        ("<i>Now $60.00</i><i>Was $80.00</i>", 60, 80),
        ("<i>Was</i><i>$80.00</i><i>$60.00</i>", 60, 80),
        ("<i>$80.00</i><i>Shipping $6.00</i>", 80, None),
        ("<i>$80.00</i><i>It was $60.00 in 2019</i>", 80, None),
    ],
)
def test_data_whose_price_the_page_calls_the_one_of_before(shown: str, price: int, before: int | None) -> None:
    data = product(brand="Norra")
    data["offers"]["priceCurrency"] = "USD"
    found = read(body=f"<p>{shown}</p><button>Add to cart</button>", data=data).products[0].variants[0].offer
    assert found is not None
    assert found.price == price
    assert found.list_price == before


def test_a_name_that_is_only_rated() -> None:
    stars = {"@type": "AggregateRating", "ratingValue": 4.8, "reviewCount": 81}
    rated = {"@type": "Product", "name": "Oak stool", "aggregateRating": stars}

    assert read(data=rated).products == []
    assert read(data=rated, body="<button>Add to cart</button>").products
    assert read(data=rated | {"sku": "OS-1"}).products
    assert read(data=rated | {"image": "/oak.jpg"}).products


def test_the_first_page_of_a_site() -> None:
    named: dict[str, Any] = {"@type": "Product", "name": "Oak stool"}

    assert read(url="https://brenholt.example/", data=named).products == []
    assert read(data=named).products
    assert read(url="https://brenholt.example/", data=product()).products


def test_tags_that_describe_every_product_of_a_list() -> None:
    kind = '<meta property="og:type" content="product"><meta property="og:title" content="Oak stool">'
    prices = [f'<meta property="product:price:amount" content="{price}">' for price in (145, 90)]

    assert read(kind + prices[0]).products
    assert read(kind + prices[0], body=prices[1]).products == []


def test_a_type_alone_makes_no_product() -> None:
    kind = '<meta property="og:type" content="product"><meta property="og:title" content="Oak stool">'
    card = "<li><a href='/p/{0}'><img src='/{0}.jpg'></a><b class='price'>$ {0}</b><button>Add to cart</button></li>"
    cards = "<ul>" + "".join(card.format(n) for n in range(11, 19)) + "</ul>"

    assert read(kind, body=cards).products == []
    assert read(kind, body="<b class='price'>$ 12.50</b><button>Add to cart</button>").products


def test_a_brand_or_a_number_makes_a_product_of_a_type() -> None:
    kind = '<meta property="og:type" content="product"><meta property="og:title" content="Oak stool">'

    number = '<meta property="product:retailer_item_id" content="OS-1">'

    assert read(kind + '<meta property="product:brand" content="Norra">').products[0].brand == "Norra"
    assert read(kind + number).products[0].variants[0].sku == "OS-1"
    assert read(kind).products == []


def test_an_address_that_differs_is_no_other_page_where_the_heading_has_the_name() -> None:
    tags = (
        '<meta property="og:type" content="product"><meta property="og:title" content="Oak stool">'
        '<meta property="og:url" content="https://brenholt.example/index.jsp?id=7">'
        '<meta property="product:price:amount" content="80">'
    )

    assert read(tags).products[0].name == "Oak stool"


def test_a_brand_that_is_a_number() -> None:
    assert read(data=product(brand={"@type": "Brand", "name": "4248"})).products[0].brand is None
    assert read(data=product(brand="Norra 7")).products[0].brand == "Norra 7"


def test_the_stock_that_a_page_prints_beside_an_offer_that_is_always_in_stock() -> None:
    markup = (
        "<div itemscope itemtype='https://schema.org/Product'><b itemprop='name'>Oak stool</b>"
        "<p itemprop='availability' href='https://schema.org/BackOrder'>En arrivage</p>"
        "<div itemprop='offers' itemscope itemtype='https://schema.org/Offer'><meta itemprop='price' content='80'>"
        "<link itemprop='availability' href='https://schema.org/InStock'></div></div>"
    )

    offer = read(body=markup).products[0].variants[0].offer

    assert offer is not None
    assert offer.availability is Availability.BACK_ORDER


@pytest.mark.parametrize(
    "asked",
    [
        "Please log in to see prices",
        "Regístrese para ver los precios",
        "Connectez-vous pour voir nos prix",
        "Melden Sie sich bitte an: Preise nach Anmeldung",
        "Accedi per vedere i prezzi",
        "Zaloguj się, aby zobaczyć ceny",
    ],
)
def test_prices_that_are_for_customers_only(asked: str) -> None:
    state = '<script>var item = {"name": "Oak stool", "sku": "OS-1", "price": 3.52, "currency": "EUR"};</script>'
    named: dict[str, Any] = {"@type": "Product", "name": "Oak stool"}

    hidden, told = (
        read(body=state + text, data=named).products[0].variants[0].offer for text in (f"<p>{asked}</p>", "")
    )

    assert hidden is None or hidden.price is None
    assert told is not None
    assert told.price == Decimal("3.52")


def test_a_price_that_code_has_worked_out() -> None:
    state = '<script>var item = {"name": "Oak stool", "sku": "OS-1", "price": 17264.4628};</script>'

    offer = read(body=state, data={"@type": "Product", "name": "Oak stool"}).products[0].variants[0].offer

    assert offer is None or offer.price is None


def test_the_variant_that_a_range_starts_with_comes_first() -> None:
    variation = [
        {
            "variation_id": price,
            "display_price": price,
            "sku": f"OS-{price}",
            "attributes": {"attribute_size": size},
            "is_in_stock": True,
        }
        for price, size in ((320, "large"), (65, "small"))
    ]
    offers = {"@type": "AggregateOffer", "lowPrice": 65, "highPrice": 320, "priceCurrency": "EUR"}
    form = f"<form class='variations_form' data-product_variations='{json.dumps(variation)}'></form>"

    found = read(body=form, data={"@type": "Product", "name": "Oak stool", "offers": offers}).products[0]

    assert len(found.variants) == 2
    assert found.variants[0].offer is not None
    assert found.variants[0].offer.price == 65


def test_the_currency_that_a_stray_property_states() -> None:
    offer = (
        read(
            '<meta itemprop="priceCurrency" itemtype="https://schema.org/Product" content="CAD">',
            data={"@type": "Product", "name": "Oak stool", "offers": {"@type": "Offer", "price": "12.50"}},
        )
        .products[0]
        .variants[0]
        .offer
    )

    assert offer is not None
    assert offer.price_currency == "CAD"


def test_a_card_that_has_the_title_is_no_product() -> None:
    card = (
        "<li><a href='/p/oak-stool-three-legs'><img src='/7.jpg'></a><h2>Oak stool three legs</h2>"
        "<b class='price'>$ 12.50</b><button>Add to cart</button></li>"
    )
    page = f"<title>Oak stool three legs and more | Brenholt</title><h1>Stools</h1><ul>{card}</ul>"

    assert extract_page(page.encode(), "https://brenholt.example/stools", NOW).products == []
    assert extract_page(page.encode(), "https://brenholt.example/p/oak-stool-three-legs", NOW).products


BROKEN = (
    "<title>Oak stool red | Brenholt</title><div itemscope itemtype='http://schema.org/Product'>"
    "<a itemprop='url' href='/i/oak.jpg'><img itemprop='image' src='/i/oak.jpg'></a></div></div>"
    "<h1 itemprop='name'>Oak stool</h1><span itemprop='sku'>OS-511</span>"
    "<p itemprop='offers' itemscope itemtype='http://schema.org/Offer'><b itemprop='price'>£ 12.50</b></p>"
)


def test_a_product_that_a_tag_too_many_closed_early() -> None:
    product = extract_page(BROKEN.encode(), URL, NOW).products[0]

    assert (product.name, product.variants[0].sku) == ("Oak stool", "OS-511")
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price == Decimal("12.50")


def test_several_names_outside_of_a_product_are_not_its_own() -> None:
    page = BROKEN + "<h2 itemprop='name'>Pine bench</h2>"

    assert extract_page(page.encode(), URL, NOW).products == []


def test_software_that_is_only_downloaded() -> None:
    page = (
        "<title>Norra Notes | Brenholt</title><div itemscope itemtype='http://schema.org/SoftwareApplication'>"
        "<h1 itemprop='name'>Norra Notes</h1><p itemprop='offers' itemscope itemtype='http://schema.org/Offer'>"
        "<b itemprop='price'>$ 70.00</b></p></div>"
    )

    assert extract_page(f"{page}<a href='/n.zip'>Download</a>".encode(), URL, NOW).products == []
    assert extract_page(f"{page}<button>Add to cart</button>".encode(), URL, NOW).products[0].name == "Norra Notes"


@pytest.mark.parametrize(("codes", "sku"), [("OS-511", "OS-511"), ("OS-511 OS-512", None)])
def test_a_code_before_the_only_product(codes: str, sku: str | None) -> None:
    stray = "".join(f"<meta itemprop='sku' content='{code}'>" for code in codes.split())
    page = (
        f"<title>Oak stool | Brenholt</title>{stray}<div itemscope itemtype='http://schema.org/Product'>"
        "<h1 itemprop='name'>Oak stool</h1></div>"
    )

    assert extract_page(page.encode(), URL, NOW).products[0].variants[0].sku == sku


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Oak stool red> Stools> Chairs of Brenholt", "Oak stool red"),
        ("Oak stool red: 4006381333931 | | Brenholt.example", "Sale"),
        ("Oak stool red | Brenholt.example", "Sale"),
    ],
)
def test_a_name_that_is_a_whole_title(name: str, heading: str) -> None:
    page = (
        f"<title>{name}</title><meta property='og:type' content='product'><meta property='og:title' content='{name}'>"
        f"<meta property='product:price:amount' content='80'><h1>{heading}</h1>"
    )

    assert extract_page(page.encode(), URL, NOW).products[0].name == "Oak stool red"


def test_a_name_with_a_bar_of_its_own() -> None:
    page = (
        "<title>Oak stool | red</title><meta property='og:type' content='product'>"
        "<meta property='og:title' content='Oak stool | red'><meta property='product:price:amount' content='80'>"
    )

    assert extract_page(page.encode(), URL, NOW).products[0].name == "Oak stool | red"


def test_variants_that_only_the_state_tells_the_options_of() -> None:
    def offer(number: int) -> dict[str, Any]:
        return {"@type": "Offer", "price": 80, "sku": "", "url": f"{URL}?variant={number}"}

    data = {"@type": "Product", "name": "Oak stool", "offers": [offer(4711), offer(4712)]}
    variants = [{"id": 4712, "option1": "Red", "price": 80}, {"id": 4711, "option1": "Blue", "price": 80}]
    state = json.dumps({"product": {"name": "Oak stool", "price": 80, "options": ["Farbe"], "variants": variants}})

    product = read(body=f"<h1>Oak stool</h1><script>var shop = {state};</script>", data=data).products[0]

    assert [variant.options for variant in product.variants] == [{"color": "Blue"}, {"color": "Red"}]


def test_options_that_not_every_variant_is_told_of() -> None:
    one, other = Variant(sku="A"), Variant(sku="B")
    complete_options(
        [one, other], [Variant(sku="A", options={"color": "red"}), Variant(sku="C", options={"size": "S"})]
    )

    assert (one.options, other.options) == ({}, {})


@pytest.mark.parametrize(
    ("behind", "sold"),
    [
        ("<span>Per Night</span>", False),
        (" USD / Woche (7 Tage)", False),
        ("<sup>00</sup> € par nuit", False),
        ("<p>A Night at the Opera</p>", True),
        ("<p>Night cream</p>", True),
        (" per piece", True),
    ],
)
def test_a_stay_is_no_product(behind: str, sold: bool) -> None:
    offer = {"@type": "Offer", "price": "220", "priceCurrency": "USD"}
    node = {"@type": "Product", "name": "Oak loft by the harbour", "offers": offer}
    page = (
        f"<title>Oak loft by the harbour</title><script type='application/ld+json'>{json.dumps(node)}</script>"
        f"<h1>Oak loft by the harbour</h1><p>220{behind}</p>"
    )
    found = extract_page(page.encode(), "https://brenholt.example/rooms/7", NOW)
    assert bool(found.products) is sold
    assert ("product_is_stay" in {rejection.reason for rejection in found.rejected}) is not sold


@pytest.mark.parametrize(
    ("title", "heading", "name"),
    [
        ("Oak stool, three legs by Brenholt Official", "Oak stool, three legs", "Oak stool, three legs"),
        ("€80 20% OFF|Oak stool, three legs|Stools - Shop", "Oak stool, three legs", "Oak stool, three legs"),
        ("Oak stool, three", "Oak stool, three legs and oiled", "Oak stool, three legs and oiled"),
        ("Oak stool, three legs", "Stool", "Oak stool, three legs"),
        ("Oak stool, three legs", "Our three stools", "Oak stool, three legs"),
    ],
)
def test_a_title_that_stands_for_a_name(title: str, heading: str, name: str) -> None:
    head = f"<meta property='og:type' content='product'><meta property='og:title' content='{title}'>"
    head += "<meta property='product:price:amount' content='80'>"
    page = f"<title>{title}</title>{head}<h1>{heading}</h1><b class='price'>€ 80</b><button>Add to cart</button>"

    assert extract_page(page.encode(), URL, NOW).products[0].name == name


def test_the_code_of_a_page_names_the_options_of_variants_that_its_data_tells_apart_by_number() -> None:
    offers = [
        {"@type": "Offer", "sku": f"OS-{size}", "price": 80, "priceCurrency": "EUR", "url": f"{URL}?variant={number}"}
        | {"availability": "https://schema.org/InStock"}
        for number, size in ((4001, "S"), (4002, "L"))
    ]
    node = {"@type": "Product", "name": "Oak stool", "brand": "Norra", "url": URL, "offers": offers}
    held = [
        {"id": number, "title": size, "option1": size, "sku": f"OS-{size}", "price": 8000, "available": True}
        for number, size in ((4001, "S"), (4002, "L"))
    ]
    code = {"id": 7, "title": "Oak stool", "handle": "oak-stool", "options": ["Size"], "variants": held}
    page = read(body=f"<script type='application/json'>{json.dumps(code)}</script>", data=node)

    assert [(variant.sku, variant.options) for variant in page.products[0].variants] == [
        ("OS-S", {"size": "S"}),
        ("OS-L", {"size": "L"}),
    ]


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ("51,18 – 105,97 €", ("51.18", "105.97")),
        ("<b>51.18 €</b> - <b>105.97 €</b>", ("51.18", "105.97")),
        ("51 – 105 €", ("51", "105")),
        ("151,18 – 105,97 €", ("51", "105")),
        ("51,18 – 99,97 €", ("51", "105")),
    ],
)
def test_a_range_has_the_cents_that_are_printed(printed: str, ends: tuple[str, str]) -> None:
    offer = {"@type": "AggregateOffer", "lowPrice": 51, "highPrice": 105, "priceCurrency": "EUR"}
    node = {"@type": "Product", "name": "Oak stool three legs", "offers": offer}
    page = (
        f"<title>Oak stool three legs</title><script type='application/ld+json'>{json.dumps(node)}</script>"
        f"<h1>Oak stool three legs</h1><p>{printed}</p>"
    )
    read = extract_page(page.encode(), "https://brenholt.example/p/7", NOW).products[0].variants[0].offer
    assert read is not None
    assert (read.low_price, read.high_price) == tuple(Decimal(end) for end in ends)

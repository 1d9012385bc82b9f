"""What a page shows of the stock, beside data that says otherwise."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page
from crawler.extraction.stock.words import WAITING, said_availability, says_waiting
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
        (f"<ul><li>0 Units in Stock</li></ul>{CART}", "InStock", Availability.OUT_OF_STOCK),
        (
            f"<p>Out of stock - on backorder and will be dispatched once in stock.</p>{CART}",
            "InStock",
            Availability.BACK_ORDER,
        ),
        (f"<p>Sold out</p><ul>{CARD}{CARD}</ul>", "InStock", Availability.OUT_OF_STOCK),
        ("<p>Nicht mehr lieferbar</p>", "InStock", Availability.DISCONTINUED),
        ("<input type='submit' value='Sold out' disabled>", "InStock", Availability.OUT_OF_STOCK),
        ("<p>Temporarily on backorder</p>", "InStock", Availability.BACK_ORDER),
        (f"<p>Sold out</p>{CART}", "InStock", Availability.IN_STOCK),
        (f"{FAR}<p>Sold out</p>", "InStock", Availability.IN_STOCK),
        (f"<ul><li><a href='/p/bench'><img src='b.jpg'></a><p>Sold out</p></li>{CARD}</ul>", "InStock", "InStock"),
        ("<p>Never sold out again: ask us</p>", "InStock", Availability.IN_STOCK),
        ("<p>In stock</p>", "OutOfStock", Availability.OUT_OF_STOCK),
        (
            f"<meta property='og:title' content='Oak stool'><meta property='og:availability' content='backorder'>"
            f"<meta property='og:type' content='product'>{FAR}<p>Ships when it’s back in stock</p>{CART}",
            "OutOfStock",
            Availability.BACK_ORDER,
        ),
    ],
)
def test_words_that_a_product_cannot_be_had_outrank_the_data(html: str, stated: str, shown: str) -> None:
    assert availability(html, stated) == shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("25+ in stock", Availability.IN_STOCK),
        ("In stock: 6", Availability.IN_STOCK),
        ("In stock: 0", None),
        ("Sofort versandfertig, Lieferzeit 1-3 Werktage", Availability.IN_STOCK),
        ("Auf Lager, Versand heute", Availability.IN_STOCK),
        ("Produit en stock", Availability.IN_STOCK),
        ("Hay existencias", Availability.IN_STOCK),
        ("Disponibile in magazzino", Availability.IN_STOCK),
        ("Ruim op voorraad", Availability.IN_STOCK),
        ("Skladem > 5 ks", Availability.IN_STOCK),
        ("Товар в наличии", Availability.IN_STOCK),
        ("現貨", Availability.IN_STOCK),
        ("Momentan nicht vorrätig", Availability.OUT_OF_STOCK),
        ("Dieser Artikel steht derzeit nicht zur Verfügung!", Availability.OUT_OF_STOCK),
        ("This item is currently unavailable.", Availability.OUT_OF_STOCK),
        ("Stock épuisé", Availability.OUT_OF_STOCK),
        ("Fuera de stock", Availability.OUT_OF_STOCK),
        ("Prodotto esaurito", Availability.OUT_OF_STOCK),
        ("Tijdelijk uitverkocht", Availability.OUT_OF_STOCK),
        ("Produkt niedostępny", Availability.OUT_OF_STOCK),
        ("Ikke på lager", Availability.OUT_OF_STOCK),
        ("在庫切れ", Availability.OUT_OF_STOCK),
        ("Наличие: нет на складе", Availability.OUT_OF_STOCK),
        ("N'est plus disponible", Availability.DISCONTINUED),
        ("Available in five colours", None),
        ("0 in stock", Availability.OUT_OF_STOCK),
        ("12 in stock", Availability.IN_STOCK),
        ("Ships within 24 hours", Availability.IN_STOCK),
        ("Ships within 6 weeks", None),
        ("Lieferbar in 2-3 Tagen", Availability.IN_STOCK),
        ("Levertijd 1-2 dagen", Availability.IN_STOCK),
        ("På lager (12)", Availability.IN_STOCK),
        ("På lager (0)", None),
        ("Wysyłka w 24h", Availability.IN_STOCK),
        ("有現貨", Availability.IN_STOCK),
        ("Hurry, only 2 left!", Availability.LIMITED_AVAILABILITY),
        ("Осталось 2 шт.", Availability.LIMITED_AVAILABILITY),
        ("Temporairement indisponible", Availability.OUT_OF_STOCK),
        ("Plus en stock", Availability.OUT_OF_STOCK),
        ("Midlertidigt udsolgt", Availability.OUT_OF_STOCK),
        ("Jelenleg nem elérhető", Availability.OUT_OF_STOCK),
        ("Товар закончился", Availability.OUT_OF_STOCK),
        ("入荷待ち", Availability.OUT_OF_STOCK),
        ("재고 없음", Availability.OUT_OF_STOCK),
        ("לא במלאי", Availability.OUT_OF_STOCK),
        ("Stock level: 14", Availability.IN_STOCK),
        ("In stock - dispatched same day", Availability.IN_STOCK),
        ("Auf Lager. Lieferung in 1-3 Werktagen", Availability.IN_STOCK),
        ("Mehr als 10 Stück verfügbar", Availability.IN_STOCK),
        ("Skladem (12 ks)", Availability.IN_STOCK),
        ("Available in 12 weeks", None),
        ("Oops! This item is out of stock", Availability.OUT_OF_STOCK),
        ("Out of stock (3)", None),
        ("Sold out. Sign up to be notified", Availability.OUT_OF_STOCK),
        ("Dit product is momenteel niet leverbaar", Availability.OUT_OF_STOCK),
        ("Chwilowo brak na stanie", Availability.OUT_OF_STOCK),
        ("Solo quedan 3", Availability.LIMITED_AVAILABILITY),
        ("En précommande", Availability.PRE_ORDER),
        ("Предзаказ", Availability.PRE_ORDER),
        ("Reserveren", Availability.PRE_ORDER),
        ("Temporarily out of stock - due in 12 December", Availability.OUT_OF_STOCK),
        ("Expected back in stock: 12 March", Availability.OUT_OF_STOCK),
        ("Back in stock on December 20", Availability.OUT_OF_STOCK),
        ("Back in stock!", None),
        ("This is a pre-order. Estimated to ship in March", Availability.PRE_ORDER),
        ("This item has been discontinued and is no longer available", Availability.DISCONTINUED),
        ("This item is backordered", Availability.BACK_ORDER),
        ("Order now and we’ll ship it when it’s available", Availability.BACK_ORDER),
        ("Jetzt bestellen, Lieferung sobald wieder verfügbar", Availability.BACK_ORDER),
        ("Bajo pedido", Availability.BACK_ORDER),
        ("Not sold online", Availability.IN_STORE_ONLY),
        ("This product has been discontinued", Availability.DISCONTINUED),
        ("Prodotto non più disponibile", Availability.DISCONTINUED),
        ("在庫状況：お取り寄せ", Availability.BACK_ORDER),
        ("Dostępność: na zamówienie", Availability.BACK_ORDER),
        ("预售，4月10日发货", Availability.PRE_ORDER),
        ("Nur noch 3 Stück auf Lager", Availability.LIMITED_AVAILABILITY),
        ("Осталось 2 штуки", Availability.LIMITED_AVAILABILITY),
        ("受注生産", Availability.MADE_TO_ORDER),
        ("단종", Availability.DISCONTINUED),
    ],
)
def test_what_shops_say(text: str, said: Availability | None) -> None:
    assert said_availability(text) is said
    if said in WAITING:
        assert says_waiting(f"<h1>Oak stool</h1><p> {text} </p>".encode(), 0)
        assert says_waiting(f"<H1>Oak stool</H1><P>{text}</P>".encode(), 0)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<ul><li>Availability: <b>In stock</b></li></ul>", Availability.IN_STOCK),
        ("<ul><li>Our lamp of the month <b>In stock</b></li></ul>", None),
        (f"<div class='hide-for-print'>{CART}</div>", Availability.IN_STOCK),
        (f"<div class='d-none d-md-block'>{CART}</div>", Availability.IN_STOCK),
        (f"<div class='d-none'>{CART}</div>", None),
        (f"<div class='box hide'>{CART}</div>", None),
        (f"{CART}<span class='displaynone'>Sold out</span>", Availability.IN_STOCK),
        (f"<span class='badge'>Sale</span><span class='badge'>Sold out</span>{CART}", Availability.IN_STOCK),
        ("<button>Buy product</button>", Availability.IN_STOCK),
        ("<button>かごに追加</button>", Availability.IN_STOCK),
        ("<p>Delivery time: 2-3 days</p>", Availability.IN_STOCK),
        ("<p>Delivery: 2-3 days</p><button>Join the waitlist</button>", Availability.OUT_OF_STOCK),
        ("<p>Delivery: 2-3 days</p><p>Sold out</p>", Availability.OUT_OF_STOCK),
        (f"{CART}<p>Notify me when available</p>", Availability.IN_STOCK),
        (f"{CART}<p>Join the waitlist</p>", Availability.IN_STOCK),
        ("<p class='stock unavailable'>On its way to us.</p>", Availability.OUT_OF_STOCK),
        ("<div data-stock-status='outofstock'>Ask us.</div>", Availability.OUT_OF_STOCK),
        ("<p class='stock-info available-soon'>Ask us.</p>", None),
        ("<button aria-label='Add Oak stool to your bag'><svg></svg></button>", Availability.IN_STOCK),
        ("<button>Add \u2014 $80.00</button>", Availability.IN_STOCK),
        ("<button>Ajouter au sac</button>", Availability.IN_STOCK),
        ("<button>Put in basket</button>", Availability.IN_STOCK),
        (f"<ul><li>Size S</li><li>Size M {CART}</li></ul>", Availability.IN_STOCK),
        (f"<ul>{CARD}</ul>", None),
    ],
)
def test_what_is_shown_of_the_stock(html: str, shown: Availability | None) -> None:
    assert availability(html, "") == shown


@pytest.mark.parametrize(
    ("button", "shown"),
    [
        ("<div class='item-buy'>Купить</div>", Availability.IN_STOCK),
        ("<span role='button'>Add to cart</span>", Availability.IN_STOCK),
        ("<a href='/cart/add/7'>Take it <i>please wait</i></a>", Availability.IN_STOCK),
        ("<button>Naroči</button>", Availability.IN_STOCK),
        ("<p>Razpoložljivost: Dobavljivo</p>", Availability.IN_STOCK),
        ("<div>Add to cart</div>", None),
        ("<div class='item-buy sold-out'>Купить</div>", None),
        ("<button disabled><span class='btn-text'>Add to cart</span></button>", None),
        ("<a href='/about-carts'>Take it</a>", None),
    ],
)
def test_buttons_that_scripts_make(button: str, shown: Availability | None) -> None:
    data = '{"@type": "Product", "name": "Oak stool", "offers": {"price": 80, "priceCurrency": "USD"}}'
    page = f'<title>Oak stool</title><script type="application/ld+json">{data}</script><div><h1>Oak stool</h1>'
    page += f"<b class='price'>$80.00</b>{button}</div>"
    offer = extract_page(page.encode(), URL, NOW).products[0].variants[0].offer

    assert offer is not None
    assert offer.availability == shown


@pytest.mark.parametrize(
    ("offers", "stock", "price"),
    [
        ('{"price": 80, "availability": {"@id": "https://schema.org/OutOfStock"}}', Availability.OUT_OF_STOCK, 80),
        ('{"price": 80, "availability": true}', Availability.IN_STOCK, 80),
        ('{"price": 80, "availability": "In stock: ships in 2 days"}', Availability.IN_STOCK, 80),
        ('{"price": 80, "inventoryLevel": {"value": "7"}}', Availability.IN_STOCK, 80),
        ('{"price": 80, "inventoryLevel": {"value": 0}}', Availability.OUT_OF_STOCK, 80),
        (
            '[{"price": 80, "itemCondition": "NewCondition"}, {"price": 60, "itemCondition": "UsedCondition", '
            '"availability": "InStock"}]',
            None,
            80,
        ),
    ],
)
def test_what_the_data_says_of_the_stock(offers: str, stock: Availability | None, price: int) -> None:
    data = f'{{"@type": "Product", "name": "Oak stool", "offers": {offers}}}'
    page = f'<title>Oak stool</title><script type="application/ld+json">{data}</script>'
    offer = extract_page(page.encode(), URL, NOW).products[0].variants[0].offer
    assert offer is not None
    assert offer.availability is stock
    assert offer.price == price


@pytest.mark.parametrize("amount", ["$35.00 / day", "35 \u20ac pro Tag", "35 \u20ac par jour", "$35 / week"])
def test_what_is_paid_for_a_time_is_no_price(amount: str) -> None:
    page = (
        '<title>Tent</title><script type="application/ld+json">{"@type": "Product", "name": "Tent", "sku": "TR-1"}'
        f"</script><h1>Tent</h1><p class='price'>{amount}</p>{CART}"
    )
    offer = extract_page(page.encode(), URL, NOW).products[0].variants[0].offer
    assert offer is None or offer.price is None


def test_a_button_on_a_page_that_prints_no_price() -> None:
    data = '{"@type": "Product", "name": "Oak stool", "offers": {"price": 80, "priceCurrency": "USD"}}'
    page = f'<title>Oak stool</title><script type="application/ld+json">{data}</script><div><h1>Oak stool</h1>'

    for button, shown in ((CART, Availability.IN_STOCK), (f"<ul>{CARD}</ul>", None)):
        offer = extract_page(f"{page}{button}</div>".encode(), URL, NOW).products[0].variants[0].offer
        assert offer is not None
        assert (offer.price, offer.availability) == (Decimal(80), shown)

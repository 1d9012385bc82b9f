"""Prices with notes in one text: of the tax, of postage, of the piece, of what else is paid."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
BEFORE = {"<p>RRP £45.00 Our Price £38.00 Save £7.00</p>": Decimal(45)}


@pytest.mark.parametrize(
    "html",
    [
        "<p>38,00 EUR inkl. 19 % MwSt. zzgl. Versandkosten</p>",
        "<p>Preis: 38,- Euro inkl. MwSt. zzgl. Versand</p>",
        "<p>38,00 € <small>inkl. MwSt., zzgl. <a href='/v'>Versandkosten</a></small></p>",
        "<p>Price: £38.00 including UK postage</p>",
        "<p>Price £38.00 plus £4.50 postage</p>",
        "<p>$38.00 USD + shipping</p>",
        "<p>RRP £45.00 Our Price £38.00 Save £7.00</p>",
        "<p>38,00 € TTC (livraison offerte)</p>",
        "<p>31,67 € HT / 38,00 € TTC</p>",
        "<p>38,00 € TTC soit 31,67 € HT</p>",
        "<p>Cena: 38,00 zł / szt.</p>",
        "<p>35円（税抜） 38円（税込）</p>",
        "<p>本体価格 35円（税込 38円）</p>",
        "<p>販売価格：38円（税込） 送料別</p>",
        "<p>$38.00 per pair</p>",
        "<p>$38.00 <i>per bottle</i></p><p>$34.00 <i>per bottle in any six</i></p>",
        "<p>€ 38,00 per fles</p>",
        "<p><b>Price: $38.00</b> plus $12.00 S&amp;H</p>",
        "<p class='price'>38,00 € <small>pro Meter</small></p><p>Musterstück 1,00 €</p>",
        "<p class='price'><b>£38.00</b> per m² inc VAT</p><p>Sample £2.00</p>",
        "<p class='price'>38,00 € <small>pro Meter</small></p><p>Coupon: 38,00 €</p>",
        "<p>€ 38,00</p><p>€ 76,00 / m</p>",
        "<aside><p>$38.00</p><button>Add to cart</button></aside><p>Packed by hand. Bag: $4.00</p>",
        "<ul><li><a>Paper $39.00</a></li><li><a>Cloth $70.00</a></li></ul><b>$38.00</b>",
        "<p>Fra 38 kr.</p><p>Din pris: <b>38 kr.</b></p>",
        "<p><b>38,00 €</b>/botella</p><p>Caja de 6: 228,00 €</p>",
        "<p>CAD $38.00 + tax</p>",
        "<p class='uvp'>38,00 € <small>UVP inkl. MwSt.</small></p><p>oder ab 5,31 € mtl.</p>",
        "<div>38€<sup>00</sup> <small>dont 2,00€ d'éco-participation</small></div>",
        "<p><label><input type='radio' checked>50g $38.00</label> <label><input type='radio'>100g $70.00</label></p>",
        "<p>Set of 4: $38.00</p>",
        "<p>$38.00 <small>($9.50 each)</small></p>",
        "<p>Pay $9.50 today with Klarna</p><p>$38.00</p>",
        "<p>¥35 不含税</p><p>¥38 含税</p>",
    ],
)
def test_a_note_is_no_part_of_a_price(html: str) -> None:
    page = f"<title>Ravn no. 7 | Hylla</title><h1>Ravn no. 7</h1>{html}<button>Add to cart</button>"
    offer = extract_page(page.encode(), "https://hylla.example/p/ravn-7", NOW).products[0].variants[0].offer
    assert offer is not None
    assert offer.price == Decimal(38)
    assert offer.list_price == BEFORE.get(html)


@pytest.mark.parametrize(
    "html",
    [
        "zzgl. 0,25 € Pfand",
        "Éco-participation : 0,50 €",
        "Statiegeld € 0,15",
        "Mitgliederpreis 34,00 €",
        "Prix adhérent 34,00 €",
        "Student price $30.00",
        "Order a swatch for $2.00",
        "Rent $8.00",
        "Earn $3.80 back",
        "Mit Abo nur 34,20 €",
        "ab 10 Stück: 34,00 €",
        "ou 4 x 9,50 €",
        "В рассрочку 95 ₽ × 4",
        "Paga en 3 plazos de 12,67 €",
        "Desde 12,67 €/mes",
        "Soit 3,80 € les 100 g",
        "100 g = 3,80 €",
        "Скидка 70 ₽",
        "적립금 35원",
    ],
)
def test_what_words_call_something_else_comes_before_the_price(html: str) -> None:
    page = (
        f"<title>Ravn no. 7 | Hylla</title><h1>Ravn no. 7</h1><p>{html}</p><p>38,00 €</p><button>Add to cart</button>"
    )
    offer = extract_page(page.encode(), "https://hylla.example/p/ravn-7", NOW).products[0].variants[0].offer
    assert offer is not None
    assert (offer.price, offer.list_price) == (Decimal(38), None)


@pytest.mark.parametrize(
    ("html", "price"),
    [
        ("<table><tr><td>1-9</td><td>$38.00</td></tr><tr><td>10-49</td><td>$34.00</td></tr></table>", "38"),
        ("<div>1+ <b>$38.00</b></div><div>10+ <b>$34.00</b></div>", None),
        ("<div><a>Hardcover <b>$38.00</b></a><a>Paperback <b>$18.00</b></a></div>", "38"),
        ("<div><p>Price: $38.00 ($3.80 / oz)</p></div>", "38"),
    ],
)
def test_prices_for_many_are_no_reduction(html: str, price: str | None) -> None:
    page = f"<title>Ravn no. 7 | Hylla</title><h1>Ravn no. 7</h1><div>{html}</div><button>Add to cart</button>"
    offer = extract_page(page.encode(), "https://hylla.example/p/ravn-7", NOW).products[0].variants[0].offer
    assert offer is not None
    assert (offer.price, offer.low_price, offer.list_price) == (Decimal(price) if price else None, None, None)


@pytest.mark.parametrize("beside", ["<p>{} <b>$38.00</b></p>", "<i>{}</i> <i>$38.00</i>", "<p>{} - $38.00</p>"])
@pytest.mark.parametrize(
    "name",
    ["Cargo pant", "Swatch watch", "Student desk", "Delivery van toy", "Club chair", "Save the bees mug", "List pad"],
)
def test_a_name_beside_the_price_is_no_charge(name: str, beside: str) -> None:
    shown = f"<h1>{name}</h1><div>{beside.format(name)}</div><button>Add to cart</button>"
    page = f"<title>{name} | Hylla</title>{shown}"
    offer = extract_page(page.encode(), "https://hylla.example/p/ravn-7", NOW).products[0].variants[0].offer
    assert offer is not None
    assert (offer.price, offer.list_price) == (Decimal(38), None)


@pytest.mark.parametrize("html", ["<p>Versand 5,90 € inkl. MwSt.</p>", "<p>+ $5.90 shipping</p>", "<p>$38 + VAT</p>"])
def test_what_is_paid_beside_the_price_stays_none(html: str) -> None:
    page = f"<title>Ravn no. 7 | Hylla</title><h1>Ravn no. 7</h1>{html}<button>Add to cart</button>"
    offer = extract_page(page.encode(), "https://hylla.example/p/ravn-7", NOW).products[0].variants[0].offer
    assert offer is None or offer.price is None

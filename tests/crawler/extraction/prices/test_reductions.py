"""The price of before, where nothing but the page's arithmetic tells which of its amounts that is."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"


def offer_of(printed: str, stated: dict[str, str]) -> tuple[Decimal | None, Decimal | None]:
    """Price and list price of a page whose data states an offer, and which prints something else."""
    offer = {"priceCurrency": "EUR", "availability": "InStock", **stated}
    product = {"@type": "Product", "name": "Oak stool", "brand": "Brenholt", "sku": "OS-3", "offers": offer}
    body = (
        f"<html><head><title>Oak stool</title><script type='application/ld+json'>{json.dumps(product)}</script></head>"
        f"<body><h1>Oak stool</h1>{printed}<button>Add to cart</button></body></html>"
    )
    found = extract_page(body.encode(), URL, NOW).products[0].variants[0].offer
    assert found is not None
    return found.price, found.list_price


def list_price(printed: str, price: str = "40.00") -> Decimal | None:
    """The list price of a page whose data states a price, and which prints something around it."""
    found, listed = offer_of(printed, {"@type": "Offer", "price": price})
    assert found == Decimal(price)
    return listed


@pytest.mark.parametrize(
    "printed",
    [
        "<p>40,00 €</p><i>50,00 €</i><u>20</u><u>%</u>",
        "<u>-20 %</u><p>50,00 €</p><p><b>40,00 €</b></p>",
        "<p>Normalt</p><p>50,00 €</p><b>40</b><sup>,00</sup><b>€</b><p>(20% taniej)</p>",
        "<p>€ 50</p><p>You save:</p><p>€ 10.00</p><p>Now:</p><p>€ 40.00</p>",
        "<p>€ 50.00</p><p>€ 40.00</p><p>Save € 10</p>",
        "<p>€ 50<b>.00</b></p><p>€ 40.00</p><p>€ 10.00 off</p>",
        "<p>€ 40.00</p><p>€ 50.00</p><b>20</b><b>%</b>",
    ],
)
def test_a_reduction_that_fits(printed: str) -> None:
    assert list_price(printed) == Decimal("50.00")


@pytest.mark.parametrize(
    "printed",
    [
        "<p>40,00 €</p><p>50,00 €</p><p>5% cashback</p>",
        "<p>€ 40.00</p><p>+ € 10.00 shipping</p><p>Total</p><p>€ 50.00</p>",
        "<p>€ 40.00</p><p>€ 50.00</p><p>€ 10.00 off your first order</p>",
        "<p>€ 40.00</p><p>together € 400.00</p><p>Save € 360.00</p>",
        "<p>€ 40.00</p><p>€ 50.00</p><p>€ 49.80</p><p>20%</p>",
        f"<p>€ 40.00</p>{'<p>so much more to say here</p>' * 20}<p>€ 50.00</p><p>-20%</p>",
    ],
)
def test_amounts_that_no_reduction_joins(printed: str) -> None:
    assert list_price(printed) is None


@pytest.mark.parametrize(("share", "listed"), [("41", None), ("42", "40.00"), ("43", "40.00"), ("44", None)])
def test_a_share_that_is_cut_off_or_rounded(share: str, listed: str | None) -> None:
    found = list_price(f"<p>€ 40.00</p><p>€ 22.99</p><p>-{share}%</p>", "22.99")
    assert found == (Decimal(listed) if listed else None)


@pytest.mark.parametrize(
    "printed",
    [
        "<p><i class='ancien'>50,00 €</i> <b class='actuel'>40,00 €</b></p>",
        "<p><b class='price--sale'>40,00 €</b> <i class='price--original'>50,00 €</i></p>",
        "<p><b>40,00 €</b></p><p class='listino'>Prezzo di listino 50,00 €</p>",
    ],
)
def test_a_price_of_before_that_only_its_element_tells(printed: str) -> None:
    assert list_price(printed) == Decimal("50.00")


@pytest.mark.parametrize(
    "printed",
    [
        "<div><p>MSRP: <i class='price--rrp'>60,00 €</i></p><p>Was: <i class='price--non-sale'>50,00 €</i></p>"
        "<p>Now: <b class='price'>40,00 €</b></p><p>(You save <i>20,00 €</i>)</p></div>",
        "<p><i class='was'>50,00 €</i> <b class='now'>40,00 €</b></p>",
    ],
)
def test_what_the_data_states_is_called_the_price_of_before(printed: str) -> None:
    price, listed = offer_of(printed, {"@type": "Offer", "price": "50.00"})

    assert price == Decimal("40.00")
    assert listed in (Decimal("50.00"), Decimal("60.00"))


def test_the_one_price_that_a_page_prints_of_a_stated_range() -> None:
    stated = {"@type": "AggregateOffer", "lowPrice": "40.00", "highPrice": "50.00"}

    assert offer_of("<p class='price'>45,00 €</p><p>Elsewhere from 40,00 €</p>", stated) == (Decimal("45.00"), None)
    assert offer_of("<p class='price'>From 40,00 €</p>", stated) == (None, None)


def shown(printed: str) -> tuple[Decimal | None, Decimal | None]:
    """Price and list price of a page without data."""
    body = f"<title>Oak stool | Brenholt</title><h1>Oak stool</h1>{printed}<button>Add to cart</button>"
    found = extract_page(body.encode(), URL, NOW).products[0].variants[0].offer
    assert found is not None
    return found.price, found.list_price


def test_a_reduction_between_two_prices() -> None:
    note = "<i>41,32 € without tax</i><i>50,00 € per piece if you take one</i>"
    assert shown(f"<p><i>60,00 €</i><u>–17 %</u><b>50,00 €</b>{note}</p>") == (Decimal(50), Decimal(60))
    assert shown(f"<p><i>60,00 €</i><u>–30 %</u><b>50,00 €</b>{note}</p>") == (Decimal(60), None)


def test_a_reduction_beside_what_else_is_charged() -> None:
    now = "<div><b class='price'>{} €</b><u>{}</u><small>dont 0,42 € d'écotaxe</small></div>"

    assert shown(f"<i>60,00 €</i>{now.format('48,00', 'Économisez 20%')}") == (Decimal(48), Decimal(60))
    assert shown("<p>€ 60</p><p>Subscribe -20%</p><p>€ 48</p><p>A stool for every house</p>") == (Decimal(60), None)


def test_a_row_that_is_called_the_price_of_before() -> None:
    rows = "<li><b>No.</b> OS-3</li><li><b>RRP:</b> <i>60,00 €</i></li><li><b>Our price:</b> <i>50,00 €</i></li>"
    rest = "<li><b>Members of the circle:</b> <i>45,00 €</i></li><li><b>{}:</b> <i>70,00 €</i></li>"

    assert shown(f"<ul>{rows}{rest.format('With a cushion')}</ul>") == (Decimal(50), Decimal(60))


def test_groups_of_digits_in_elements_of_their_own() -> None:
    apart = "<span class='{}'><i>R$ </i><b>1</b><i>.</i><b>{}</b><i>,</i><b class='fraction'>90</b></span>"
    printed = f"<p>{apart.format('list-price', 599)}</p><p>{apart.format('selling', 299)}</p><p>10x de R$ 129,99</p>"

    assert shown(printed) == (Decimal("1299.90"), Decimal("1599.90"))
    assert shown("<p><i>$ </i><b>45</b><i>.</i><b>999</b></p>") == (Decimal(45999), None)


def test_the_price_of_a_card_close_behind_is_none_of_before() -> None:
    card = "<div><h3>More of ours</h3><a href='/p/{0}'><h4>Stool, 18 years old</h4><p><s>70,00 €</s></p></a></div>"

    assert shown(f"<div><b>50,00 €</b></div>{card.format('b')}") == (Decimal(50), None)
    assert shown("<div><b>50,00 €</b></div><div><s>70,00 €</s></div>") == (Decimal(50), Decimal(70))


def test_the_price_of_before_of_several_is_none_of_one() -> None:
    more = "<div><p>1 pair <b>14,00 €</b></p><p>2 pairs <b>25,00 €</b> <s>28,00 €</s></p></div>"

    assert shown(f"<p>14,00 €</p>{more}") == (Decimal(14), None)
    assert shown("<p><b>14,00 €</b> <i>2,00 € off</i> <s>16,00 €</s></p>") == (Decimal(14), Decimal(16))


def test_a_price_of_the_web() -> None:
    assert shown("<p>MP cena: 60,00 EUR</p><p>Web cena: 50,00 EUR</p><p>Ušteda: 10,00 EUR</p>") == (
        Decimal(50),
        Decimal(60),
    )


def test_a_price_that_is_named_for_comparing() -> None:
    assert list_price("<p class='price-compare'>50,00 €</p><b>40,00 €</b>") == Decimal(50)

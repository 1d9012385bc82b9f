"""What tells the currency of an amount that is stated without one, or with a sign that several countries share."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"
DATA = '{"@type": "Product", "name": "Oak stool", "offers": {"@type": "Offer", "price": 80}}'
ENGLISH = "<p>The stool and the chair are made with care for you and your home</p>"


def currency(html: str, url: str = URL) -> str | None:
    page = f'<title>Oak stool</title><script type="application/ld+json">{DATA}</script><h1>Oak stool</h1>{html}'
    offer = extract_page(page.encode(), url, NOW).products[0].variants[0].offer
    assert offer is not None
    return offer.price_currency


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("Call 1-800-055-2368", None),
        ("Call 1-800-555-2368", "USD"),
        ("Call (416) 555-2368 or 1-800-555-2368", "CAD"),
        ("Call (416) 555-2368 or (212) 555-2368", None),
        ("Call (212) 555-2368, also from Canada", "USD"),
        ("Call 1-800-555-2368, also from Canada", None),
        ("Call (876) 555-2368", None),
        ("Part 212-555-2368-X", None),
        ("Brenholt, OR USA 97526", "USD"),
        ("Free shipping on all U.S. orders", "USD"),
        ("FREE US SHIPPING over $100", "USD"),
        ("All prices are shown in NZD.", "NZD"),
    ],
)
def test_where_a_shop_is_tells_which_dollar_it_means(html: str, code: str | None) -> None:
    assert currency(f"<b>$80.00</b>{ENGLISH}<p>{html}</p>") == code


def test_a_number_of_that_form_on_a_page_in_another_language_tells_nothing() -> None:
    spanish = "<p>Los bancos de la casa para el jardín y la mesa de los niños</p>"

    assert currency(f"<b>$80.00</b>{spanish}<p>Llame al 800 555 2368</p>") is None


@pytest.mark.parametrize(("price", "code"), [("80,-", "NOK"), ("80:-", "NOK"), ("80", None)])
def test_an_amount_with_a_dash_for_its_cents_is_in_the_countrys_own_currency(price: str, code: str | None) -> None:
    assert currency(f"<b>{price}</b>", "https://brenholt.no/oak-stool") == code


@pytest.mark.parametrize(("path", "code"), [("en-US/", "USD"), ("ca/en/", "CAD"), ("en/ca/", None), ("", None)])
def test_the_country_that_an_address_names(path: str, code: str | None) -> None:
    assert currency("<b>$80.00</b>", f"https://brenholt.example/{path}oak-stool") == code


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<b>80</b> <p>Shipping 5,00 &euro;</p>", "EUR"),
        ("<b>80</b> <p>Shipping £5.00 or 5,00 €</p>", None),
        ("<b>80</b> <p>Shipping $ 5.00</p>", None),
    ],
)
def test_what_every_other_amount_is_printed_in(html: str, code: str | None) -> None:
    assert currency(html) == code


def test_a_number_without_end_tells_nothing() -> None:
    assert currency(f"<b>80</b><p>{'1.' * 100_000}</p>") is None


@pytest.mark.parametrize(
    ("html", "code"),
    [
        (f"<html lang='sv'><b>80 kr</b>{ENGLISH}", "SEK"),
        (f"<html lang='da-DK'><b>80 kr.</b>{ENGLISH}", "DKK"),
        ("<b>¥80</b><p>木の椅子はすべて手作りです</p>", "JPY"),
        ("<b>¥80</b><p>我们的木椅全部由手工制作而成</p>", "CNY"),
        ("<b>¥80</b><p>木椅</p>", None),
        (f"<html lang='sv'><b>$80</b>{ENGLISH * 3}", None),
    ],
)
def test_the_country_that_a_language_is_of(html: str, code: str | None) -> None:
    assert currency(html) == code


@pytest.mark.parametrize(
    ("html", "url", "code"),
    [
        (ENGLISH * 3, "https://brenholt.com/p/oak-stool", "USD"),
        (ENGLISH * 3, "https://brenholt.ai/p/oak-stool", "USD"),
        ("<p>The stool and the chair</p>", "https://brenholt.com/p/oak-stool", None),
        ("<p>We send this stool from our shop to you, with the cushion</p>", "https://brenholt.com/p/oak-stool", "USD"),
        (ENGLISH * 3, "https://brenholt.example/p/oak-stool", None),
        (f"{ENGLISH * 3}<p>Made in Canada</p>", "https://brenholt.com/p/oak-stool", None),
        (f"{ENGLISH * 3}<p>or C$99</p>", "https://brenholt.com/p/oak-stool", None),
        (f"<html lang='es'>{ENGLISH * 3}", "https://brenholt.com/p/oak-stool", None),
        ("<p>Los bancos de la casa para la mesa</p>" * 4, "https://brenholt.com/p/oak-stool", None),
    ],
)
def test_the_dollar_of_an_english_page_of_no_country(html: str, url: str, code: str | None) -> None:
    assert currency(f"<b>$80.00</b>{html}", url) == code


@pytest.mark.parametrize(("domain", "code"), [("dk", "DKK"), ("se", "SEK"), ("com", None)])
def test_an_amount_of_no_cents_is_in_the_money_of_the_country(domain: str, code: str | None) -> None:
    page = "<title>Oak stool</title><h1>Oak stool</h1><b class='price'>80,-</b><button>Add to cart</button>"
    offer = extract_page(page.encode(), f"https://brenholt.{domain}/p/oak-stool", NOW).products[0].variants[0].offer

    assert offer is not None
    assert offer.price_currency == code


@pytest.mark.parametrize(
    ("domain", "lang", "code"), [("co", "en", None), ("co", "es-CO", "COP"), ("com.co", "en", "COP")]
)
def test_a_domain_in_which_shops_of_any_country_are(domain: str, lang: str, code: str | None) -> None:
    assert currency(f"<html lang='{lang}'><b>$80.00</b>", f"https://brenholt.{domain}/oak-stool") == code


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<b>€ 80,00</b>", "EUR"),
        ("<b>80,00</b><i>zł</i>", "PLN"),
        ("<b>$80.00</b>", "USD"),
        ("<b>€ 80</b> <i>(US$ 80)</i>", "USD"),
        ("<b>€ 75</b>", "USD"),
    ],
)
def test_the_very_amount_is_printed_in_another_currency_than_the_data_states(html: str, code: str) -> None:
    stated = DATA.replace("80}", '80, "priceCurrency": "USD", "availability": "InStock"}')
    page = f'<title>Oak stool</title><script type="application/ld+json">{stated}</script><h1>Oak stool</h1>{html}'
    product = extract_page(page.encode(), URL, NOW).products[0]

    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price_currency == code

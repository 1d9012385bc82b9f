"""Prices as shops in many countries print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.values.currencies import currency_code, currency_codes
from crawler.values.decimals import MAX_AMOUNT
from crawler.values.money import parse_amounts, parse_price


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1.299,00 €", "1299.00", "EUR"),
        ("€ 1.234,93", "1234.93", "EUR"),
        ("1,299.00", "1299.00", None),
        ("1.299", "1299", None),
        ("1 299,00 kr.", "1299.00", None),
        ("1\u202f299,00\u00a0€", "1299.00", "EUR"),
        ("CHF 1'299.–", "1299", "CHF"),
        ("Fr. 105.–", "105", "CHF"),
        ("₹1,23,456.00", "123456.00", "INR"),
        ("١٢٩٫٥٠ ر.س", "129.50", "SAR"),
        ("¥1,980", "1980", None),
        ("1,980円", "1980", "JPY"),
        ("USD, $295.95", "295.95", "USD"),
        ("$124.74 CAD CAD", "124.74", "CAD"),
        ("US$ 12", "12", "USD"),
        ("2 for US$ 12", "12", "USD"),
        ("2 lei 50", "2", "RON"),
        ("R$ 1.500,00", "1500.00", "BRL"),
        ("12,95 € inkl. MwSt.", "12.95", "EUR"),
        ("-20% 12 €", "12", "EUR"),
        ("From $98", "98", None),
        ("Was $120.00 Now $60.00", "60.00", None),
        ("1€60", "1.60", "EUR"),
        ("$ 31 57", "31.57", None),
        ("$ 31 . 57", "31.57", None),
        ("31 ,57 €", "31.57", "EUR"),
        ("Rs.1,299.00", "1299.00", None),
        ("Rs.99", "99", None),
        ("S/.129.90", "129.90", "PEN"),
        ("579,000 DT", "579.000", "TND"),
        ("1 199,500 DT", "1199.500", "TND"),
        (".75 €", "0.75", "EUR"),
        ("0,00 EUR", "0.00", "EUR"),
        ("Free!", "0", None),
        ("19⁹⁹ €", "19.99", "EUR"),
        ("12 €/m²", "12", "EUR"),
        ("0,01 $US", "0.01", "USD"),
    ],
)
def test_price(text: str, amount: str, currency: str | None) -> None:
    money = parse_price(text)

    assert money is not None
    assert (money.amount, money.currency, money.raw) == (Decimal(amount), currency, text)


@pytest.mark.parametrize(
    "text",
    ["", "USD", "NaN", "Infinity", "-5.00", "$-5", "1e308", "1e-3", "9" * 60, "15.08.2017", "40% OFF", *"{}¼①", "2½"],
)
def test_no_price(text: str) -> None:
    assert parse_price(text) is None


@pytest.mark.parametrize(
    ("text", "hint", "currency"),
    [
        ("$24.990", "CLP", "CLP"),
        ("899,00", "Pris NOK 899,00", "NOK"),
        ("12.00", "EUR", "EUR"),
        ("$12.00", "EUR", None),
        ("£12.00", "EUR", "GBP"),
        ("149 kr", "SEK", "SEK"),
        ("12.00", "FWD", None),
    ],
)
def test_hint_stands_in_but_never_overrules(text: str, hint: str, currency: str | None) -> None:
    money = parse_price(text, hint)

    assert money is not None
    assert money.currency == currency


def test_three_decimals_where_the_currency_has_them() -> None:
    assert [money.amount for money in parse_amounts("12.500 KD")] == [Decimal("12.500")]
    assert [money.amount for money in parse_amounts("12.500 EUR")] == [Decimal(12500)]


def test_two_prices_in_one_text() -> None:
    assert [money.amount for money in parse_amounts("71,91 € 79,90 €")] == [Decimal("71.91"), Decimal("79.90")]


def test_invented_and_historical_codes_are_none() -> None:
    assert currency_code(" eur ") == "EUR"
    assert [currency_code(code) for code in ("FWD", "XXX", "DEM", "$", "")] == [None] * 5


@given(
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False), st.sampled_from(["EUR", "PLN", "INR", "JPY"])
)
def test_what_is_written_is_read(amount: Decimal, currency: str) -> None:
    english, german = f"{amount:,.2f}", f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))

    for text in (f"{english} {currency}", f"{currency} {german}", f"{german.replace('.', ' ')} {currency}"):
        money = parse_price(text)
        assert money is not None
        assert (money.amount, money.currency) == (amount, currency)


@given(st.text(max_size=300), st.none() | st.text(max_size=20))
def test_any_text_gives_a_plausible_price_or_none(text: str, hint: str | None) -> None:
    for money in parse_amounts(text, hint):
        assert 0 <= money.amount < MAX_AMOUNT
        assert money.currency is None or money.currency in currency_codes()

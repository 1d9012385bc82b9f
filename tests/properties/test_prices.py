"""A price is read back as it was written, in whichever country, and no digit of it is made up."""

from decimal import Decimal

from babel.numbers import format_currency
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.values.currencies import currency_codes
from crawler.values.money import parse_amounts, parse_price

LOCALES: tuple[str, ...] = (
    "en_US",
    "en_GB",
    "de_DE",
    "de_CH",
    "fr_FR",
    "fr_CH",
    "it_IT",
    "es_ES",
    "pt_BR",
    "nl_NL",
    "sv_SE",
    "da_DK",
)
LOCALES += ("nb_NO", "fi_FI", "pl_PL", "cs_CZ", "hu_HU", "tr_TR", "ja_JP", "en_IN", "en_CA", "fr_CA", "ro_RO", "sk_SK")
MONEY = ("EUR", "USD", "GBP", "CHF", "SEK", "DKK", "NOK", "PLN", "CZK", "HUF", "TRY", "BRL", "INR", "CAD", "RON")
AMOUNTS = st.decimals(min_value="0.01", max_value="9999999", places=2, allow_nan=False)
TEXTS = st.text(max_size=80) | st.text(alphabet="0123456789.,'- €$£%kr", max_size=30)
quick = settings(max_examples=150)


@quick
@given(AMOUNTS, st.sampled_from(MONEY), st.sampled_from(LOCALES))
def test_what_a_locale_formats_is_read_back(amount: Decimal, currency: str, locale: str) -> None:
    text = format_currency(amount, currency, locale=locale, format="#,##0.00 ¤¤")
    money = parse_price(text)

    assert money is not None, text
    assert (money.amount, money.currency) == (amount, currency), text


@quick
@given(AMOUNTS, st.sampled_from(MONEY), st.sampled_from(LOCALES))
def test_signs_name_no_other_currency(amount: Decimal, currency: str, locale: str) -> None:
    """A sign that several countries share leaves the currency open; it never names a wrong one for its own locale."""
    text = format_currency(amount, currency, locale=locale)
    money = parse_price(text, currency)

    assert money is not None, text
    assert money.currency in (None, currency), text


@quick
@given(TEXTS, st.none() | st.sampled_from(MONEY))
def test_no_digit_is_invented(text: str, hint: str | None) -> None:
    """The digits of an amount stand in the text in their order, and a currency is one that text or hint can mean."""
    digits = "".join(str(int(c)) for c in text if c.isdecimal())
    for money in parse_amounts(text, hint):
        assert str(money.amount).replace(".", "").strip("0") in digits or not money.amount, text
        assert money.currency is None or money.currency in currency_codes()
        assert money.raw == text


@quick
@given(TEXTS)
def test_an_amount_is_read_again_from_itself(text: str) -> None:
    for money in parse_amounts(text):
        again = parse_price(f"{money.amount:f} EUR", "EUR")
        if money.amount and -money.amount.as_tuple().exponent != 3:  # type: ignore[operator]  # it is finite
            assert again is not None
            assert again.amount == money.amount

"""Filter expressions become trees, or errors that say where they are wrong."""

from decimal import Decimal

import pytest

from config.errors import InputError
from indexer.engines.query import And, Between, Equals, Filter, Not, Or
from search.filters.expression import parse_filter
from search.filters.tokens import FilterError

BLACK, NINE = Equals("color", "black"), Equals("size", "9")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('brand = "Acme"', Equals("brand", "Acme")),
        ('brand="Say \\"hi\\" \\\\ bye"', Equals("brand", 'Say "hi" \\ bye')),
        ("colour = black OR size = 9", Or((BLACK, NINE))),
        ("color=black AND size=9 OR brand=x", Or((And((BLACK, NINE)), Equals("brand", "x")))),
        ("color=black and (size=9 or brand=x)", And((BLACK, Or((NINE, Equals("brand", "x")))))),
        ("NOT color = black", Not(BLACK)),
        ("color != black", Not(BLACK)),
        ("color IN (black, red)", Or((BLACK, Equals("color", "red")))),
        ("sold_here = FALSE", Equals("sold_here", "false")),
        ("options.width = E", Equals("options.width", "E")),
        ("price <= 50", Between("price", None, Decimal(50))),
        ("price < 50", Between("price", None, Decimal("49.99"))),
        ("price > 49.50", Between("price", Decimal("49.51"), None)),
        ("price = 50", Between("price", Decimal(50), Decimal(50))),
        ("price BETWEEN 10 and 50", Between("price", Decimal(10), Decimal(50))),
        ("discount > 20", Between("discount", Decimal(21), None)),
        ("color NOT IN (black, red)", Not(Or((BLACK, Equals("color", "red"))))),
        ("NOT price BETWEEN 10 AND 50 AND size = 9", And((Not(Between("price", Decimal(10), Decimal(50))), NINE))),
        ("added = 2026-01-31", Between("added", Decimal(1769817600), Decimal(1769903999))),
        ("added >= 2026-01-31", Between("added", Decimal(1769817600), None)),
        ("added > 2026-01-31", Between("added", Decimal(1769904000), None)),
        ('seen < "2026-01-31T12:00:00+01:00"', Between("seen", None, Decimal(1769857199))),
        ("seen <= 2026-01-31T11:00", Between("seen", None, Decimal(1769857200))),
    ],
)
def test_an_expression_is_read(text: str, tree: Filter) -> None:
    assert parse_filter(text, "USD") == tree


def test_less_than_is_one_minor_unit_less_in_a_currency_without_decimals() -> None:
    assert parse_filter("price < 500", "JPY") == Between("price", None, Decimal(499))


@pytest.mark.parametrize(
    ("text", "position", "problem"),
    [
        ("brand", 6, "expected =, !="),
        ("brand = ", 8, "expected a value"),
        ("size = 42 OR", 13, "ends where a field is expected"),
        ("flavour = sweet", 1, "'flavour' is no field"),
        ("section = withheld", 1, "'section' is no field"),
        ("price < cheap", 9, "'cheap' is no amount"),
        ("price < NaN", 9, "'NaN' is no price"),
        ("price < 1e999", 9, "'1e999' is no price"),
        ("price < 0", 9, "no price is below 0"),
        ("brand < 3", 7, "with = and != only"),
        ("brand BETWEEN a AND b", 7, "nothing is between"),
        ("price BETWEEN 10 OR 50", 18, "expected AND"),
        ("price BETWEEN 50 AND 10", 22, "'10' is below '50'"),
        ("price NOT 10", 7, "NOT IN"),
        ("added > yesterday", 9, "no date such as"),
        ("added > 2026-02-30", 9, "no date such as"),
        ("added > 99999-01-01", 9, "no date such as"),
        ("discount > lots", 12, "is no number"),
        ("(brand = a", 11, "expected ')'"),
        ("brand = a b", 11, "expected AND or OR"),
        ('brand = "open', 9, "can't be read"),
        ("sold_here = maybe", 13, "true or false"),
        ("color IN black", 10, "expected '('"),
        ("((" * 30 + "brand=a" + "))" * 30, 51, "nested deeper"),
        ("NOT " * 60 + "brand=a", 201, "nested deeper"),
    ],
)
def test_an_error_names_the_position(text: str, position: int, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_filter(text, "USD")
    assert f"at character {position}:" in caught.value.message
    assert problem in caught.value.message
    assert "brand =" in caught.value.next_step


def test_an_error_shows_the_place() -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter("brand = Acme AND price <\tcheap OR size = 9", "USD")
    assert caught.value.excerpt == "brand = Acme AND price < cheap OR size = 9\n                         ^"
    with pytest.raises(FilterError) as caught:
        parse_filter(f"brand = {'a' * 500} AND price ! 3 AND {'b' * 500}", "USD")
    shown, caret = (caught.value.excerpt or "").splitlines()
    assert shown[len(caret) - 1] == "!"
    assert len(shown) <= 80


def test_an_endless_filter_is_refused() -> None:
    with pytest.raises(InputError, match=r"longer than 4,000"):
        parse_filter("(" * 100_000, "USD")

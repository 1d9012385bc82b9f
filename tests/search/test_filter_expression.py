"""Filter expressions become trees, or errors that say where they are wrong."""

from decimal import Decimal

import pytest

from config.errors import InputError
from indexer.engines.query import And, Between, Equals, Filter, Not, Or
from search.filter_expression import parse_filter

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
        ("flavour = sweet", 1, "'flavour' is no field"),
        ("section = withheld", 1, "'section' is no field"),
        ("price < cheap", 9, "'cheap' is no amount"),
        ("price < NaN", 9, "'NaN' is no price"),
        ("price < 1e999", 9, "'1e999' is no price"),
        ("price < 0", 9, "no price is below 0"),
        ("brand < 3", 7, "with = and != only"),
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


def test_an_endless_filter_is_refused() -> None:
    with pytest.raises(InputError, match=r"longer than 4,000"):
        parse_filter("(" * 100_000, "USD")

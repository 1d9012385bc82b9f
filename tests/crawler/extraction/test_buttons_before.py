"""Buttons to buy before the heading of their product, which tell whose price stands behind it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.markup_scan import scan_markup
from crawler.extraction.visible.buy_box import find_buy_box

PAGE = b"<main><button>Add to cart</button><h1>Oak stool</h1><p>$80.00</p></main>"


@pytest.mark.parametrize(
    ("stock_known", "stated", "looked"),
    [(True, Decimal(80), False), (True, Decimal(75), True), (False, Decimal(80), True)],
    ids=["all is known", "another price", "unknown stock"],
)
def test_a_button_before_the_heading_is_looked_for_where_something_is_open(
    stock_known: bool, stated: Decimal, looked: bool
) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    context = PageContext("https://brenholt.example/p/oak-stool", PAGE, scan_markup(PAGE), None, now)
    box = find_buy_box(context, ["Oak stool"], stock_known, [stated])
    assert box is not None
    assert box.offer.price == Decimal(80)
    assert box.alone is looked

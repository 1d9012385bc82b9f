"""Whether a page prints a second price beside one that its data states."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.markup_scan import scan_markup
from crawler.extraction.prices.amounts_beside import prints_beside
from crawler.extraction.prices.printed_amount import prints


def _page(body: str) -> PageContext:
    text = f"<html><body><h1>Lamp</h1>{body}</body></html>"
    return PageContext(
        "https://shop.example/lamp", text.encode(), scan_markup(text.encode()), None, datetime(2026, 1, 1, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    "body",
    [
        "<b>$40.00</b> <s>$50.00</s>",
        "<s>50</s> <b>40</b> <i>kr</i>",
        "<p>Now €40,00</p><p>RRP €50,00</p>",
        "<span>$40 – $60</span>",
    ],
)
def test_another_price_is_seen(body: str) -> None:
    assert prints_beside(_page(body), Decimal(40), ())


@pytest.mark.parametrize(
    "body",
    [
        "<b>$40.00</b>",
        "<b>$40.00</b> <p>4.7</p> <p>(39)</p> <p>Free delivery of all orders over $50 in this country</p>",
        "<b>$40.00</b> <i>plus $3 postage</i>",
        "<b>$40.00</b> <p>" + "What it is made of. " * 20 + "</p> <b>$50.00</b>",
        "<b>$40.00</b> <i>4</i> <i>x</i> <i>per</i> <i>box</i> <i>of</i> <b>$50.00</b>",
        "<b>$50.00</b>",
    ],
)
def test_another_things_amount_is_none(body: str) -> None:
    assert not prints_beside(_page(body), Decimal(40), ())


@pytest.mark.parametrize(
    "body", ["<b>$31</b><sup>.57</sup>", "<b>$31</b><sup>57</sup>", "<b>$31.</b><sup>57</sup>", "<b>31,57 $</b>"]
)
def test_the_parts_of_an_amount_are_no_other(body: str) -> None:
    assert not prints_beside(_page(body), Decimal("31.57"), ())


def test_what_is_stated_is_no_other() -> None:
    page = _page("<s>$50</s> <b>$40.00</b>")
    assert not prints_beside(page, Decimal(40), {Decimal(50)})
    assert prints_beside(page, Decimal(40), {Decimal(60)})


@pytest.mark.parametrize(
    ("amount", "body"),
    [
        ("1299", "<b>1.299,00 €</b>"),
        ("1299", "<b>1 299,-</b>"),
        ("1299.99", "<b>1’299</b><sup>99</sup>"),
        ("1299.99", "<b>1299</b> <i>€</i> <sup>99</sup>"),
        ("0.5", "<b>$0.50</b>"),
        ("1234567", "<b>₩1,234,567</b>"),
    ],
)
def test_an_amount_is_found_however_it_is_written(amount: str, body: str) -> None:
    assert prints(_page(body), Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "body"),
    [
        ("1299", "<b>1.299,50 €</b>"),
        ("1299", "<b>41.299,00</b>"),
        ("299", "<b>1.299</b>"),
        ("299", "<b>A299</b>"),
        ("299.99", "<b>299</b><sup>95</sup>"),
        ("299", '<b data-price="299">none</b>'),
    ],
)
def test_another_amount_is_not_taken_for_it(amount: str, body: str) -> None:
    assert not prints(_page(body), Decimal(amount))

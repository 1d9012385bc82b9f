"""Pages that mark nothing and print no price: what the button to buy and the page's own code tell of them."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.extraction.page import PageExtraction, extract_page
from crawler.product import Availability

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool-three-legs"
NAME = "Oak stool three legs"
TITLE = f"<title>{NAME} | Brenholt</title>"
HEADING = f"<h1>{NAME}</h1>"
BUTTON = "<button>Add to cart</button>"


def read(html: str) -> PageExtraction:
    return extract_page(html.encode(), URL, NOW)


def state(price: object, name: str = NAME) -> str:
    return f"<script type='application/json'>{json.dumps({'item': {'name': name, 'price': price}})}</script>"


def test_a_button_behind_the_main_heading() -> None:
    page = f"{TITLE}<div>{HEADING}<p>Turned by hand</p>{BUTTON}</div>"

    (product,) = read(page).products

    assert product.name == NAME
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price is None
    assert product.variants[0].offer.availability is Availability.IN_STOCK
    assert not read(page.replace(BUTTON, "<button>Search</button>")).products


@pytest.mark.parametrize(
    "buttons",
    [
        BUTTON * 4,
        f"<template>{BUTTON}</template>",
        "<a href='https://other.example/buy'>Buy it now</a>",
        "<a href='/products/kettle'>Buy it now</a>",
        f"<div><a href='/p/ash-bench'><img src='b.jpg'></a>{BUTTON}</div>",
        "<i></i>" * 200 + BUTTON,
    ],
)
def test_buttons_that_sell_something_else(buttons: str) -> None:
    assert not read(f"{TITLE}<div>{HEADING}<p>Turned by hand</p>{buttons}</div>").products


def test_a_smaller_heading_counts_where_there_is_no_main_one() -> None:
    page = f"{TITLE}<div><h2>{NAME}</h2>{BUTTON}</div>"

    assert read(page).products
    assert not read(f"<h1>Gifts of wood</h1>{page}").products


@pytest.mark.parametrize(("price", "read_as"), [(12.5, Decimal("12.5")), (1250, None)])
def test_a_product_of_the_code_alone(price: object, read_as: Decimal | None) -> None:
    """A whole amount that is printed nowhere may count cents."""
    far = "<i></i>" * 200 + BUTTON
    (product,) = read(f"{TITLE}<div>{HEADING}{far}</div>{state(price)}").products

    assert product.name == NAME
    offer = product.variants[0].offer
    assert (offer.price if offer else None) == read_as


@pytest.mark.parametrize(
    ("name", "bought"), [("Oak stool", BUTTON), (f"{NAME} and a bench", BUTTON), (NAME, "<p>Read on</p>")]
)
def test_code_that_tells_of_something_else(name: str, bought: str) -> None:
    assert not read(f"{TITLE}<div>{HEADING}{'<i></i>' * 200}{bought}</div>{state(12.5, name)}").products


@pytest.mark.parametrize("kind", ["Recipe", "NewsArticle", "BlogPosting"])
def test_a_page_that_calls_itself_a_story(kind: str) -> None:
    page = f"{TITLE}<div>{HEADING}<b class='price'>$ 12.50</b>{BUTTON}</div>"
    story = f"<script type='application/ld+json'>{json.dumps({'@type': kind, 'name': NAME})}</script>"

    assert read(page).products
    assert not read(story + page).products


def test_a_page_that_its_script_has_still_to_fill() -> None:
    blank = f"{TITLE}<div id='app'></div>{state(80.5)}"

    (product,) = read(blank).products

    assert product.name == NAME
    assert product.variants[0].offer is not None
    assert product.variants[0].offer.price == Decimal("80.5")
    told = f"{TITLE}<p>{'We tell of stools. ' * 20}</p>{state(80.5)}"
    assert not extract_page(told.encode(), "https://brenholt.example/workshop", NOW).products
    assert not read(blank.replace(NAME, "Our workshop", 1)).products


def test_a_page_with_a_menu_alone_whose_address_has_the_name() -> None:
    page = f"{TITLE}<p>{'We tell of stools. ' * 20}</p>{state(80.5)}"
    address = f"https://brenholt.example/p/{NAME.lower().replace(' ', '-')}-511"

    assert extract_page(page.encode(), address, NOW).products
    assert not extract_page(f"<h1>Workshop</h1>{page}".encode(), address, NOW).products

"""A line of text that gives the product's name on a page without a heading."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/oak-stool"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Oak stool with cushion", True),
        ("V-Norra Oak stool with cushion", True),
        ("stool with", False),
        ("Oak stool with wheels", False),
    ],
)
def test_the_end_of_what_the_title_says_first(line: str, found: bool) -> None:
    page = (
        "<title>V-Norra Oak stool with cushion - Brenholt</title>"
        f"<main><div class='name'>{line}<i>ID 4711</i></div><b class='price'>€ 80.00</b>"
        "<button>Add to cart</button></main>"
    )

    assert bool(extract_page(page.encode(), URL, NOW).products) is found

"""Which controls of a page are worth a tree."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.markup_scan import scan_markup
from crawler.extraction.controls.option_places import option_places

LIST = "<select {named}><option>A<option>B</select>"


def _places(part: str) -> set[int]:
    page = f"<html><body><h1>Acme Cup</h1>{part}</body></html>".encode()
    context = PageContext("https://shop.example/", page, scan_markup(page), None, datetime(2026, 1, 1, tzinfo=UTC))
    return option_places(context, 0, len(page))


@pytest.mark.parametrize(
    "part",
    [
        LIST.format(named='name="selColor"'),
        LIST.format(named='name="options[Glaze]"'),
        LIST.format(named='name="id"'),
        f"<label>Größe</label>{LIST.format(named='')}",
        f"<p>Choose from all colors</p>{LIST.format(named='')}",
        '<i data-size="S">S</i><i data-size="M">M</i>',
    ],
)
def test_a_control_beside_the_name_of_an_option_is_one_of_these(part: str) -> None:
    assert _places(part)


@pytest.mark.parametrize(
    "part",
    [
        LIST.format(named='name="quantity"'),
        f"<p>Incorrect price</p>{LIST.format(named='')}",
        "<select><option>Acorn<option>Colorado</select>",
        LIST.format(named='style="color: red"'),
        '<div data-colorscheme="light"></div><p>Our colors</p>',
    ],
)
def test_a_control_beside_other_words_is_none(part: str) -> None:
    assert not _places(part)

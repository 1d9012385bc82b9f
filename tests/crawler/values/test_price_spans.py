"""Texts that give a span of prices instead of one."""

import pytest

from crawler.values.price_spans import states_range, states_start


@pytest.mark.parametrize(
    ("text", "range_"),
    [("$12.97 - $24.99", True), ("71,91 € 79,90 €", False), ("EUR219.99 -50% EUR110.00", False)],
)
def test_from_and_to(text: str, range_: bool) -> None:
    assert states_range(text) is range_


@pytest.mark.parametrize("text", ["From $98", "ab 12,00 €", "à partir de 9 €", "from US$ 5", "Starting at $3.50"])
def test_the_least_of_several_prices(text: str) -> None:
    assert states_start(text)


@pytest.mark.parametrize("text", ["$98", "12 € ab Lager", "od", "abc 12"])
def test_one_price(text: str) -> None:
    assert not states_start(text)

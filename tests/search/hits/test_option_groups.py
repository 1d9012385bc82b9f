"""Colours and sizes in few words."""

from collections.abc import Sequence

import pytest

from search.buy import Buy
from search.hit import HitVariant
from search.hits.option_groups import option_groups


def variants(color: str | None, sizes: Sequence[str]) -> list[HitVariant]:
    return [
        HitVariant(options={"color": color, "size": size} if color else {"size": size}, buy=Buy(mode="none"))
        for size in sizes
    ]


@pytest.mark.parametrize(
    ("sizes", "every", "text"),
    [
        (["43", "41", "42"], ["41", "42", "43"], "41–43"),
        (["41", "42"], ["41", "42", "43"], "41, 42"),
        (["41", "42", "44"], ["41", "42", "43", "44"], "41, 42, 44"),
        (["8", "8.5", "9", "10"], ["8", "8.5", "9", "9,5", "10"], "8–9, 10"),
        (["L", "S", "M"], ["S", "M", "L"], "S–L"),
        (["0.6 l", "0.9 l", "5 kg"], ["0.6 l", "0.9 l", "5 kg"], "5 kg, 0.6 l, 0.9 l"),
        (["Long", "Short", "Tall"], ["Long", "Short", "Tall"], "Long, Short, Tall"),
        (["US 8", "US 9", "US 10"], ["US 8", "US 9", "US 10"], "US 8–US 10"),
        (["42-44", "36-38", "39-41"], ["36-38", "39-41", "42-44"], "36-38, 39-41, 42-44"),
    ],
)
def test_sizes_that_follow_one_another_are_a_range(sizes: list[str], every: list[str], text: str) -> None:
    assert option_groups(variants(None, sizes), variants(None, every)) == [text]


def test_a_colour_is_one_however_it_is_written() -> None:
    both = variants("Black", ["41"]) + variants("BLACK", ["42"]) + variants("Red", ["41"])
    assert option_groups(both, both) == ["Black 41, 42", "Red 41"]


def test_without_options_there_is_nothing_to_say() -> None:
    plain = [HitVariant(buy=Buy(mode="none"))]
    assert option_groups(plain, plain) == []

"""Sizes are told as people name them, wherever they stand side by side."""

import pytest
from sqlalchemy import Connection, Engine

from config.settings import Settings
from indexer.matching.judgements.record_side import brand_side
from indexer.size_order import size_order
from tests.indexer.stored_catalog import harvest, ids, product


def test_numbers_by_unit_and_amount_then_letters_then_the_rest() -> None:
    sizes = ["one size", "XL", "128 GB", "9.5", "S", "10", "64 GB", "M", "9,25"]
    assert sorted(sizes, key=size_order) == ["9,25", "9.5", "10", "64 GB", "128 GB", "S", "M", "XL", "one size"]


@pytest.mark.parametrize(
    "sizes",
    [
        ["S/M", "L/XL"],
        ["Small", "Medium", "X-Large", "2XL", "3XL"],
        ["36-38", "39-41", "42-44"],
        ["US 8.5", "US 9", "US 10"],
        ["8 (42)", "9 (43)", "10 (44)"],
        ["64 GB", "128 GB", "1000 GB"],
    ],
)
def test_sizes_in_several_writings(sizes: list[str]) -> None:
    backwards = sizes[::-1]
    assert sorted(backwards, key=size_order) == sizes


def test_a_style_to_be_reviewed_names_its_sizes_in_order(settings: Settings, database: Engine) -> None:
    harvest(settings, product("Fell", "39", "8", "10", "38"))
    with database.connect() as connection:
        assert _sizes(connection) == ["8", "10", "38", "39"]


def _sizes(connection: Connection) -> list[str]:
    side = brand_side(connection, "style", ids("Fell")[0])
    assert side
    return side.options["size"]

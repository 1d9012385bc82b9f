"""Tables of labelled pairs name their columns as they please."""

import pytest

from indexer.matching.training.table_columns import TableColumns


def test_columns_are_known_by_the_names_that_shops_give_them() -> None:
    columns = TableColumns(["id", "Product Name", "Hersteller", "modelno", "price", "category"])
    row = {"Product Name": "Beam lamp", "Hersteller": "Halden GmbH", "modelno": "BX-500", "price": "$1,030.50"}
    record = columns.record({**row, "category": "lighting"})
    assert (record.title, record.brand, record.description) == ("Beam lamp", "halden", "lighting")
    assert (record.numbers, record.price) == (frozenset(["bx500"]), 1030.5)


@pytest.mark.parametrize("header", [["id", "Ale_Name", "Brewery"], ["id", "ale", "Brewery"]])
def test_a_table_without_a_title_is_read_by_what_comes_nearest(header: list[str]) -> None:
    row = dict(zip(header, ("1", "Amber Fell", "Halden Brewers"), strict=True))
    record = TableColumns(header).record(row)
    assert (record.title, record.description) == ("Amber Fell", "Halden Brewers")


def test_identifiers_are_no_text() -> None:
    record = TableColumns(["id", "title", "ean", "url"]).record({"id": "7", "title": "Lamp", "ean": "4006381333931"})
    assert record.description == ""

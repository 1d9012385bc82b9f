"""Names of builds."""

import pytest

from indexer.versions import SCHEMA, BuildName, is_searchable, next_build


def test_a_name_is_read_back_as_it_was_written() -> None:
    name = BuildName("my-shop", 17)
    assert str(name) == f"my-shop-v{SCHEMA}-000017"
    assert BuildName.parse(str(name)) == name
    assert is_searchable(str(name))


@pytest.mark.parametrize(
    "text", ["", "offshelf", "offshelf-live", "offshelf-v1-", "-v1-1", "a/b-v1-1", "offshelf-v1-1x"]
)
def test_what_is_no_name_is_not_read(text: str) -> None:
    assert BuildName.parse(text) is None


def test_numbers_rise_over_every_build_of_the_prefix_whatever_its_schema() -> None:
    taken = ["shop-v1-000002", "shop-v0-000009", "shop-eval-v1-000050", "unrelated"]
    assert next_build("shop", taken) == BuildName("shop", 10)
    assert next_build("new", taken) == BuildName("new", 1)


def test_another_schema_is_not_searchable() -> None:
    assert not is_searchable(str(BuildName("shop", 1, SCHEMA + 1)))

"""Words of a variant's options."""

import pytest

from indexer.option_texts import option_texts


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ({"color": "Navy", "size": "42"}, ["Navy", "42", "blue"]),
        ({"color": "Nachtblau"}, ["Nachtblau", "blue"]),
        ({"color": "Dark Blue"}, ["Dark Blue"]),
        ({"color": "Comet"}, ["Comet"]),
        ({"size": "Navy"}, ["Navy"]),
        ({}, []),
    ],
)
def test_the_family_of_a_colour_stands_beside_its_name(options: dict[str, str], texts: list[str]) -> None:
    assert option_texts(options) == texts

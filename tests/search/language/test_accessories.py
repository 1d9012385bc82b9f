import pytest

from search.language.accessories import is_accessory, names_accessory
from search.language.field_text import stems


@pytest.mark.parametrize(
    ("query", "title", "accessory"),
    [
        ("laptop", "Northwind 14 laptop sleeve", True),
        ("laptop", "Northwind laptop universal power adapter", True),
        ("laptop", "Northwind laptop with sleeve", False),
        ("laptop", "Northwind laptop 14 grey", False),
        ("laptop sleeve", "Northwind 14 laptop sleeve", False),
        ("laptop", "Laptop stand for any laptop", True),
        ("phone", "Slim case for Acme phone 13", True),
        ("telefono", "Custodia per telefono Acme", True),
        ("phone case", "Slim case for Acme phone 13", False),
        ("boot", "Boots with lace for kids", False),
        ("laptop 14", "Northwind laptop sleeve 14", True),
        ("boot", "Fell boots laces, waxed", True),
        ("kamera", "Kamera Tasche Nordlicht", True),
        ("laptop", "Northwind 14", False),
    ],
)
def test_what_is_made_for_the_thing_is_not_the_thing(query: str, title: str, accessory: bool) -> None:
    assert is_accessory(stems(title), set(stems(query))) is accessory


@pytest.mark.parametrize("ending", ["", "s", "es", "ies", "d"])
def test_every_form_of_an_accessory_names_it(ending: str) -> None:
    for stem in stems("case sleeve battery pouch brush box lens stand"):
        word = stem.removesuffix("y") + ending
        assert names_accessory([word]) is any(is_accessory(["laptop", one], {"laptop"}) for one in stems(word)), word

"""Data in scripts: what is found, and that no script makes its length cost more than a few times."""

import pytest

from crawler.extraction.state.keys import role_in_price, role_of
from crawler.extraction.state.literals import read_literals
from crawler.extraction.state.nuxt import called_state, flat_state


@pytest.mark.parametrize(
    ("script", "values"),
    [
        ('window.__STATE__ = {"price": 5};', [{"price": 5}]),
        ("var product = {name: 'Kettle', price: 5, tags: ['a',],}; track(product);", None),
        ('render(JSON.parse("{\\"price\\": 5}"))', [{"price": 5}]),
        ('render(JSON.parse(\'{"price": "5\\u00a0€"}\'))', [{"price": "5\xa0€"}]),
        ("p = {price: 5, sold:!1, had: !0 , of:void 0}", [{"price": 5, "sold": False, "had": True, "of": None}]),
        ("function price() { return 5 }", []),
        ('push({"a": 1}); push({"price": 2})', [{"a": 1}, {"price": 2}]),
        ('x = {"price": 5', []),
        ("", []),
    ],
)
def test_literals(script: str, values: list[object] | None) -> None:
    found = list(read_literals(script, "rice"))

    if values is None:
        assert found == [{"name": "Kettle", "price": 5, "tags": ["a"]}]
    else:
        assert found == values


@pytest.mark.parametrize(
    "script",
    [
        "={'price':" * 20_000,
        '=["' * 50_000,
        "=[" * 50_000 + "price",
        "={price:" + " " * 200_000 + "!0",
        "({price:'" * 20_000,
        '="price' + "\\" * 100_000,
    ],
    ids=["objects", "strings", "arrays", "spaces", "calls", "escapes"],
)
def test_a_script_without_an_end_ends(script: str) -> None:
    assert len(list(read_literals(script, "rice"))) <= 200


def test_a_called_state_has_its_arguments_in_place() -> None:
    script = 'window.__NUXT__=(function(a,b){return {name:a,b:b,list:[a,"b"],off:!1}}("Kettle",5));'

    assert called_state(script) == {"name": "Kettle", "b": 5, "list": ["Kettle", "b"], "off": False}


def test_a_flat_state_may_go_round_in_circles() -> None:
    assert flat_state([{"name": 1, "self": 0}, "Kettle"]) == {"name": "Kettle", "self": None}
    assert flat_state([{"far": 99, "odd": -1}]) == {"far": None, "odd": None}


def test_keys_are_known_in_any_spelling() -> None:
    assert {role_of(key) for key in ("salePrice", "sale_price", "SALE-PRICE")} == {"now"}
    assert role_in_price("centAmount") == "price"
    assert role_of("basePrice") is None

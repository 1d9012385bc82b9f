"""Options that the names of variants have behind their product's, where nothing states them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Variant

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/dale-jersey"
SMALL, LARGE, RED = {"size": "S"}, {"size": "L"}, {"color": "Red"}


def variants(data: object, shown: str = "") -> list[Variant]:
    page = (
        f'<title>Dale jersey</title><script type="application/ld+json">{json.dumps(data)}</script><h1>Dale jersey</h1>'
        f"{shown}"
    )
    return extract_page(page.encode(), URL, NOW).products[0].variants


def of_group(names: list[str], **more: Any) -> list[dict[str, str]]:
    nodes = [
        {"@type": "Product", "name": name, "sku": f"DJ-{n}", "offers": {"@type": "Offer", "price": 60}, **more}
        for n, name in enumerate(names)
    ]
    return [one.options for one in variants({"@type": "ProductGroup", "name": "Dale jersey", "hasVariant": nodes})]


@pytest.mark.parametrize(
    ("names", "options"),
    [
        (["Dale jersey - S / Red", "Dale jersey - L / Red"], [SMALL | RED, LARGE | RED]),
        (["Dale jersey S", "Dale jersey L"], [SMALL, LARGE]),
        (["Dale jersey - S / Zip", "Dale jersey - S / Crew"], [SMALL | {"style": "Zip"}, SMALL | {"style": "Crew"}]),
        (["Dale jersey - S / Red", "Dale jersey - L"], [{}, {}]),
        (["Dale jersey - Zip", "Dale jersey - Crew"], [{}, {}]),
        (["Dale jersey", "Dale jersey L"], [{}, {}]),
    ],
)
def test_what_stands_behind_the_name(names: list[str], options: list[dict[str, str]]) -> None:
    assert of_group(names) == options


def test_stated_options_stand() -> None:
    assert of_group(["Dale jersey - S", "Dale jersey - L"], color="Ink") == [{"color": "Ink"}] * 2


def test_offers_that_are_called_by_their_values() -> None:
    offers = [{"@type": "Offer", "price": 60, "sku": f"DJ-{size}", "name": size} for size in ("S", "L")]
    found = variants({"@type": "Product", "name": "Dale jersey", "offers": offers})
    assert [(one.options, one.sku) for one in found] == [(SMALL, "DJ-S"), (LARGE, "DJ-L")]


def test_nodes_of_one_page_that_differ_by_a_parameter_are_variants() -> None:
    nodes = [
        {"@type": "Product", "name": "Dale jersey", "sku": f"DJ-{n}", "color": color, "url": f"{URL}?variant={n}"}
        | {"offers": {"@type": "Offer", "price": 60}}
        for n, color in ((1, "Ink"), (2, "Red"))
    ]
    assert [one.options for one in variants(nodes)] == [{"color": "Ink"}, {"color": "Red"}]
    assert len(variants([node | {"url": f"{URL}-{node['sku']}"} for node in nodes])) == 1


@pytest.mark.parametrize(
    ("inputs", "options"),
    [
        ([("Scent-1", "Cedar"), ("Scent-1", "Moss")], [{"scent": "Cedar"}, {"scent": "Moss"}]),
        ([("options[Scent]", "Cedar"), ("options[Scent]", "Moss")], [{"scent": "Cedar"}, {"scent": "Moss"}]),
        ([("Scent", "Cedar"), ("Scent", "Rose")], [{}, {}]),
        ([("a", "Cedar"), ("a", "Moss"), ("b", "Cedar"), ("b", "Moss")], [{}, {}]),
    ],
)
def test_what_the_page_calls_the_buttons(inputs: list[tuple[str, str]], options: list[dict[str, str]]) -> None:
    shown = "".join(f'<input type="radio" name="{name}" value="{value}">' for name, value in inputs)
    nodes = [
        {"@type": "Product", "name": f"Dale jersey - {scent}", "sku": scent, "offers": {"@type": "Offer", "price": 60}}
        for scent in ("Cedar", "Moss")
    ]

    found = variants({"@type": "ProductGroup", "name": "Dale jersey", "hasVariant": nodes}, shown)

    assert [one.options for one in found] == options


@pytest.mark.parametrize(("name", "option"), [("options[Scent]", "scent"), ("scent", "scent"), ("", None)])
def test_what_the_page_calls_a_list(name: str, option: str | None) -> None:
    shown = f'<select name="{name}"><option>Cedar</option><option disabled>Moss</option></select>'
    offers = [{"@type": "Offer", "name": scent, "sku": scent, "price": 60} for scent in ("Cedar", "Moss")]

    found = variants({"@type": "Product", "name": "Dale jersey", "offers": offers}, shown)

    assert [one.options for one in found] == [{option: one} if option else {} for one in ("Cedar", "Moss")]

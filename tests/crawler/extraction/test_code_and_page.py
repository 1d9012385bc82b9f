"""What a page's code holds of a product's variants, beside what the page prints for all or for one of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from typing import Any

import pytest

from crawler.extraction.page import extract_page
from crawler.product import Availability, Variant

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/p/dale-jersey"
Wrapping = Callable[[list[dict[str, Any]]], dict[str, Any]]


def variants(html: str) -> list[Variant]:
    page = f"<title>Dale jersey</title><main><h1>Dale jersey</h1>{html}<button>Add to cart</button></main>"
    return extract_page(page.encode(), URL, NOW).products[0].variants


def prices(found: list[Variant]) -> list[tuple[Decimal | None, Decimal | None]]:
    return [(one.offer.price, one.offer.low_price) for one in found if one.offer]


def state(**product: Any) -> str:
    return f"<script>window.__STATE__ = {json.dumps({'product': {'name': 'Dale jersey', **product}})}</script>"


def form(variations: list[dict[str, Any]], entries: dict[str, str]) -> str:
    listed = "".join(f'<option value="{sent}">{told}</option>' for sent, told in entries.items())
    return (
        f'<p class="price">49,00 € – 59,00 €</p><form data-product_variations="{escape(json.dumps(variations))}">'
        f'<select name="attribute_pa_color"><option value="">Select</option>{listed}</select></form>'
    )


def variation(color: str, price: int) -> dict[str, Any]:
    return {
        "variation_id": price,
        "attributes": {"attribute_pa_color": color},
        "display_price": price,
        "display_regular_price": price,
        "is_in_stock": True,
        "sku": f"DJ-{color}",
    }


def test_sizes_in_code_have_the_price_of_the_product_and_the_colour_that_the_page_prints() -> None:
    sizes = [{"id": n, "size": size, "available": n > 0} for n, size in enumerate("SML")]
    price = {"amount": 89900, "currency": "DKK", "precision": 2}
    coded = state(price=price, variants=sizes, images=[{"src": "/ink.jpg"}])

    found = variants(f"<p class='price'>899,00 kr.</p><p>Color: Ink</p>{coded}")

    assert [one.options for one in found] == [{"size": size, "color": "Ink"} for size in "MSL"]
    assert prices(found) == [(Decimal(899), None)] * 3
    stock = [one.offer.availability for one in found if one.offer]
    assert stock == [Availability.IN_STOCK, Availability.OUT_OF_STOCK, Availability.IN_STOCK]


def test_options_that_a_product_names_by_title_and_its_variants_by_number() -> None:
    values = [{"id": n, "option_name_id": 5, "title": color} for n, color in enumerate(("Moss", "Ink"))]
    items = [{"id": n, "sku": f"DJ-{n}", "price": "60.0", "option_values": [one]} for n, one in enumerate(values)]
    coded = state(price="60.0", option_names=[{"id": 5, "title": "Color"}], variants=items)

    found = variants(f"<p class='price'>60,00 €</p>{coded}")

    assert [one.options for one in found] == [{"color": "Moss"}, {"color": "Ink"}]


def test_pictures_are_those_of_the_code_where_the_page_marks_none() -> None:
    coded = state(price=60, images=[{"src": "/ink.jpg"}], variants=[{"size": "S", "image": {"url": "/s.jpg"}}] * 2)
    page = f"<title>Dale jersey</title><h1>Dale jersey</h1><b>60,00 €</b>{coded}<button>Add to cart</button>"
    product = extract_page(page.encode(), URL, NOW).products[0]
    assert product.images == ["https://brenholt.example/ink.jpg"]
    assert product.variants[0].image == "https://brenholt.example/s.jpg"


def test_the_range_of_all_variants_is_not_the_price_of_the_first() -> None:
    found = variants(form([variation("ink", 49), variation("dark-moss", 59)], {}))

    assert prices(found) == [(Decimal(49), None), (Decimal(59), None)]
    assert {one.offer.price_currency for one in found if one.offer} == {"EUR"}


def listed(items: list[dict[str, Any]]) -> list[Variant]:
    return variants(f'<p class="price">49,00 €</p><div data-variants="{escape(json.dumps(items))}"></div>')


def test_a_list_of_variants_without_a_name_is_the_product_s() -> None:
    items: list[dict[str, Any]] = [
        {"attributes": {"Size": size}, "priceMoney": {"value": "49.00", "currency": "EUR"}, "qtyInStock": left}
        for size, left in (("S", 3), ("M", 0), ("L", 1))
    ]

    found = listed(items)

    assert {one.options["size"]: one.offer.availability for one in found if one.offer} == {
        "S": Availability.IN_STOCK,
        "M": Availability.OUT_OF_STOCK,
        "L": Availability.IN_STOCK,
    }
    uncounted = listed([item | {"qtyInStock": 0} for item in items])
    assert Availability.OUT_OF_STOCK not in {one.offer.availability for one in uncounted if one.offer}
    others = listed([item | {"name": f"Jersey {n}"} for n, item in enumerate(items)])
    assert [one.options for one in others] == [{}]


def test_options_without_a_name_are_called_by_their_values() -> None:
    found = listed([{"price_number": 49, "option0": size, "option1": "Black"} for size in ("P", "M", "GG")])
    assert [one.options for one in found] == [{"size": size, "color": "Black"} for size in ("P", "M", "GG")]


def test_values_that_variants_name_by_number() -> None:
    values = [{"id": 1, "value": "#334", "description": "Ink"}, {"id": 2, "value": "#595", "description": "Moss"}]
    coded = state(
        price=49,
        options=[{"title": "Colour", "selections": values}],
        productItems=[{"price": 49, "optionsSelections": [n], "sku": f"DJ-{n}"} for n in (1, 2)],
    )
    found = variants(f"<p class='price'>49,00 €</p>{coded}")
    assert [(one.options, one.sku) for one in found] == [({"color": "Ink"}, "DJ-1"), ({"color": "Moss"}, "DJ-2")]


def test_values_are_as_the_page_prints_them() -> None:
    variations = [variation("ink", 49), variation("dark-moss", 59)]

    printed = variants(form(variations, {"ink": "Ink", "dark-moss": "Dark moss"}))
    incomplete = variants(form(variations, {"ink": "Ink"}))

    assert [one.options["color"] for one in printed] == ["Ink", "Dark moss"]
    assert [one.options["color"] for one in incomplete] == ["ink", "dark-moss"]


@pytest.mark.parametrize(
    "wrapped", [lambda items: {"nodes": items}, lambda items: {"edges": [{"node": i} for i in items]}]
)
def test_a_page_that_shows_one_of_its_variants_as_gone_says_nothing_of_the_others(wrapped: Wrapping) -> None:
    items = [
        {"sku": f"DJ-{color}", "availableForSale": color == "Ink", "price": {"amount": "49.0", "currencyCode": "EUR"}}
        | {"selectedOptions": [{"name": "Color", "value": color}]}
        for color in ("Moss", "Ink")
    ]
    coded = state(selectedVariant=items[0], variants=wrapped(items))

    page = f"<title>Dale jersey</title><h1>Dale jersey</h1><b>49,00 €</b><button disabled>Sold out</button>{coded}"
    found = extract_page(page.encode(), URL, NOW).products[0].variants

    assert {one.options["color"]: one.offer.availability for one in found if one.offer} == {
        "Moss": Availability.OUT_OF_STOCK,
        "Ink": Availability.IN_STOCK,
    }


def test_a_product_in_code_whose_price_is_in_its_offers() -> None:
    offers = {"lowPrice": 49, "priceCurrency": "EUR", "offers": [{"price": 49, "listPrice": 69, "quantity": 4}]}

    [found] = variants(f"<p class='price'>49,00 €</p><p>69,00 €</p>{state(offers=offers, gtin='4006381333931')}")

    assert found.offer is not None
    assert (found.offer.price, found.offer.list_price) == (Decimal(49), Decimal(69))
    assert found.gtin == "04006381333931"


def test_a_printed_range_in_which_the_price_in_code_is() -> None:
    printed = "<p><i>€ </i><b>38,17</b> - <b>48,27</b></p><p class='total'>€ 48,27</p>"

    assert prices(variants(f"{printed}{state(price=48.27)}")) == [(None, Decimal("38.17"))]

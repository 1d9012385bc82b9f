"""What the themes of shop platforms emit, each as small as it can be."""

import html
import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from crawler.extraction.brand.row import row_brand
from crawler.extraction.page import PageExtraction, extract_page
from crawler.extraction.state.references import with_references
from crawler.product import Availability, Offer, Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://brenholt.example/item/oak-stool"
BUY = "<form action='/cart'><button>Add to cart</button></form>"


def read(body: str, head: str = "", data: dict[str, Any] | None = None, url: str = URL) -> PageExtraction:
    block = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    page = f"<html><head><title>Oak stool</title>{head}{block}</head><body><h1>Oak stool</h1>{body}</body></html>"
    return extract_page(page.encode(), url, NOW)


def only(page: PageExtraction) -> tuple[Product, Offer]:
    product = page.products[0]
    offer = product.variants[0].offer
    assert offer is not None
    return product, offer


def stool(**offer: Any) -> dict[str, Any]:
    stated = {"@type": "Offer", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"} | offer
    return {"@type": "Product", "name": "Oak stool", "sku": "OS", "offers": stated}


@pytest.mark.parametrize("words", ["Price reduced from", "Preis reduziert von", "Prix réduit de"])
def test_reduced_from_one_price_to_another(words: str) -> None:
    to = "to" if words.startswith("Price") else "auf" if words.startswith("Preis") else "à"
    body = (
        f"<div class='price'><del>{words} €120.00 <span>{to}</span></del> <span class='sales'>€84.00</span></div>{BUY}"
    )

    _, offer = only(read(body, data=stool(price="84.00")))

    assert (offer.price, offer.list_price) == (Decimal(84), Decimal(120))


@pytest.mark.parametrize("offered", ["", "<p>Get 10% off your first order</p>"])
def test_the_number_of_a_name_is_no_price_of_before(offered: str) -> None:
    offer = {"@type": "Offer", "price": "19", "priceCurrency": "USD"}
    data = json.dumps({"@type": "Product", "name": "Hat 21", "offers": offer})
    page = f"<main><h1>Hat 21</h1><div><b>$19.00</b></div><button>Add to cart</button></main>{offered}"

    for stated in ("", f'<script type="application/ld+json">{data}</script>'):
        _, read_offer = only(extract_page(f"{page}{stated}".encode(), URL, NOW))
        assert (read_offer.price, read_offer.list_price) == (Decimal(19), None)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Availability: Out Of Stock", Availability.OUT_OF_STOCK),
        ("Availability: Pre-Order", Availability.PRE_ORDER),
        ("Out Of Stock", Availability.IN_STOCK),  # of a list of what to filter by, or of another product
    ],
)
def test_stock_in_a_list_counts_where_it_is_called_that(said: str, meant: Availability) -> None:
    _, offer = only(read(f"<ul><li>{said}</li></ul><ul><li><h2>€98.00</h2></li></ul>{BUY}"))

    assert offer.availability is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("This product is currently out of stock and unavailable.", Availability.OUT_OF_STOCK),
        ("Available in store only", Availability.IN_STORE_ONLY),
        ("Nur im Markt erhältlich", Availability.IN_STORE_ONLY),
        ("Made to order. Ships in 3–4 weeks.", Availability.MADE_TO_ORDER),
    ],
)
def test_how_it_can_be_had(said: str, meant: Availability) -> None:
    data = stool(price="84.00") | {"offers": {"@type": "Offer", "price": "84.00", "priceCurrency": "EUR"}}

    assert only(read(f"<p class='price'>€84.00</p><p>{said}</p>", data=data))[1].availability is meant


def test_prices_for_several() -> None:
    prices = [
        {"price": price, "priceCurrency": "EUR", "eligibleQuantity": {"minValue": least}}
        for price, least in ((6.4, 1), (5.9, 10))
    ]

    assert only(read(BUY, data=stool(priceSpecification=prices)))[1].price == Decimal("6.4")


@pytest.mark.parametrize("begin", ["OS", "HX"])
def test_a_parents_number_does_not_keep_its_variants_away(begin: str) -> None:
    variations = [
        {
            "attributes": {"attribute_size": size},
            "display_price": price,
            "sku": f"{begin}-{size}",
            "variation_id": number,
        }
        for number, (size, price) in enumerate((("S", 20), ("L", 30)), 1)
    ]
    form = f'<form data-product_variations="{html.escape(json.dumps(variations))}">{BUY}</form>'
    offers = {"@type": "AggregateOffer", "lowPrice": "20", "highPrice": "30", "priceCurrency": "EUR"}

    product, _ = only(read(form, data={"@type": "Product", "name": "Oak stool", "sku": "OS", "offers": offers}))

    assert product.sku == "OS"
    assert [(v.sku, v.options.get("size")) for v in product.variants] == [(f"{begin}-S", "S"), (f"{begin}-L", "L")]


@pytest.mark.parametrize(
    ("row", "brand"),
    [
        ("<tr><th>Brand</th><td>Visio</td></tr>", "Visio"),
        ('<label class="label">Marke</label> <span><a href="/m/2">Nordwand</a></span>', "Nordwand"),
        ("<dt>Brand</dt><dd>Visio</dd><dd>Arkon</dd>", None),
        ("<tr><th>Brand</th><td>Visio</td></tr><tr><th>Brand</th><td>Arkon</td></tr>", None),
        ("<th>Colour</th><td>Red</td>", None),
    ],
)
def test_a_brand_in_a_row(row: str, brand: str | None) -> None:
    assert row_brand(row.encode()) == brand


def test_a_row_of_a_table_of_sizes_is_no_reduction() -> None:
    rows = "".join(
        f"<tr><td>{size} m</td><td>CR-{size}</td><td>€{price}.00</td><td><button>Add to cart</button></td></tr>"
        for size, price in ((40, 99), (60, 139))
    )

    assert only(read(f"<table>{rows}</table>", data=stool(lowPrice="99", highPrice="139")))[1].price == 99


def test_a_script_that_begins_with_a_block() -> None:
    state = '{ name: "Oak stool", sku: "OS-1", brand: "Brenholt", price: 84, currency: "EUR" }'
    script = (
        f"<script>{{ const app = 1; load().then(([kit]) => {{ kit.start(app, {{ product: {state} }}) }}) }}</script>"
    )

    product, _ = only(read(f"<p class='price'>€84.00</p>{BUY}{script}"))

    assert (product.brand, product.variants[0].sku) == ("Brenholt", "OS-1")


def test_state_with_angulars_escapes() -> None:
    state = {"product": {"name": "Oak stool", "manufacturer": "Brenholt", "price": {"value": 84, "currencyIso": "AUD"}}}
    escaped = json.dumps(state).replace("&", "&a;").replace('"', "&q;")

    product, offer = only(
        read(f"<p class='price'>$84.00</p>{BUY}<script type='application/json' id='state'>{escaped}</script>")
    )

    assert (product.brand, offer.price_currency) == ("Brenholt", "AUD")


def test_the_only_variant_of_a_product_that_states_no_price() -> None:
    only_one = {"sku": "LV-1", "price": {"amount": "58.0", "currencyCode": "EUR"}, "title": "Default Title"}
    state = {"title": "Oak stool", "availableForSale": False, "variants": {"edges": [{"node": only_one}]}}
    head = "<meta property='og:type' content='product'><meta property='og:title' content='Oak stool'>"

    product, offer = only(read(f"<script type='application/json'>{json.dumps(state)}</script>", head))

    assert (offer.price, offer.availability, product.variants[0].sku) == (
        Decimal(58),
        Availability.OUT_OF_STOCK,
        "LV-1",
    )


def test_a_plugin_that_calls_every_page_an_article() -> None:
    head = "<meta property='og:type' content='article'>"
    body = "<p class='price'>€24.50</p><p class='stock out-of-stock'>Out of stock</p>"

    assert read(body, head, url="https://brenholt.example/product/oak-stool/").products
    assert not read(body, head, url="https://brenholt.example/journal/oak-stool/").products
    assert not read(body, head, url="https://brenholt.example/product/journal/oak-stool/").products


@pytest.mark.parametrize("path", ["wishlist", "en/compare", "compare/oak-or-ash", "merkzettel/", "quick-order"])
def test_what_a_shopper_has_chosen(path: str) -> None:
    body = f"<p class='price'>€24.50</p>{BUY}"

    assert read(body, url="https://brenholt.example/en/oak-stool").products
    assert read(body, url=f"https://brenholt.example/{path}").products == []


def test_a_concert() -> None:
    event = {"@type": "MusicEvent", "name": "Oak stool", "offers": {"price": 35}}

    assert read(f"<p class='price'>$35.00</p>{BUY}", data=event).products == []


def test_a_cache_whose_objects_name_each_other() -> None:
    cache = {
        "Product:1": {
            "__typename": "Product",
            "name": "Oak stool",
            "brand": {"__ref": "Brand:3"},
            "price": {"__ref": "Money:1"},
        },
        "Brand:3": {"__typename": "Brand", "name": "Brenholt", "best": {"__ref": "Product:1"}},
        "Money:1": {"__typename": "Money", "amount": 84, "currency": "AUD"},
    }
    script = f"<script>window.__APOLLO_STATE__={json.dumps(cache)}</script>"

    product, offer = only(read(f"<p class='price'>$84.00</p>{BUY}{script}"))

    assert (product.brand, offer.price_currency) == ("Brenholt", "AUD")


def test_a_cache_of_circles_is_followed_a_few_steps() -> None:
    cache: dict[str, Any] = {
        f"A:{n}": {"__typename": "A", "next": [{"__ref": f"A:{other}"} for other in range(40)]} for n in range(40)
    }

    assert len(json.dumps(with_references(cache))) < 4_000_000


@pytest.mark.parametrize(
    ("button", "meant"),
    [("Pre-order", Availability.PRE_ORDER), ("Add to cart", Availability.IN_STOCK), ("", Availability.OUT_OF_STOCK)],
)
def test_a_badge_that_a_theme_always_has(button: str, meant: Availability) -> None:
    pressed = f"<form action='/cart/add'><button type='submit' name='add'>{button}</button></form>" if button else ""
    body = f"<div class='price'>€84.00</div><span class='badge'>Sold out</span>{pressed}"

    assert only(read(body, data=stool(price="84.00")))[1].availability is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Backorder: ships in 6 weeks", Availability.BACK_ORDER),
        ("Pre-order. Ships by March 30", Availability.PRE_ORDER),
    ],
)
def test_when_it_comes(said: str, meant: Availability) -> None:
    assert only(read(f"<p class='price'>€84.00</p><p>{said}</p>{BUY}", data=stool(price="84")))[1].availability is meant


def test_the_site_behind_the_name() -> None:
    data = stool(price="84") | {"name": "Oak stool — Brenholt", "brand": "Brenholt"}

    assert only(read(BUY, data=data))[0].name == "Oak stool"


def test_three_for_less_is_no_price_of_before() -> None:
    body = f"<p class='price'>€9.00</p><div><p>3 for €24.00 <s>€27.00</s></p></div>{BUY}"

    assert only(read(body))[1].list_price is None


def test_variants_that_a_group_names_by_their_ids() -> None:
    offer = {"@type": "Offer", "price": 19, "priceCurrency": "EUR", "url": f"{URL}?v=1"}
    nodes: list[dict[str, Any]] = [
        {"@type": "Product", "@id": f"#{size}", "sku": f"OS-{size}", "size": size, "offers": offer} for size in "ML"
    ]
    group = {
        "@type": "ProductGroup",
        "name": "Oak stool",
        "productGroupID": "OS",
        "hasVariant": [{"@id": "#M"}, {"@id": "#L"}],
    }

    product, _ = only(read("", data={"@graph": [group, *nodes]}))

    assert (product.name, product.sku) == ("Oak stool", "OS")
    assert [variant.sku for variant in product.variants] == ["OS-M", "OS-L"]


def test_variants_that_name_a_group_which_stands_by_itself() -> None:
    offer = {"@type": "Offer", "price": 19, "priceCurrency": "EUR"}
    nodes: list[dict[str, Any]] = [
        {"@type": "Product", "sku": f"OS-{size}", "size": size, "isVariantOf": {"@id": "#g"}, "offers": offer}
        for size in "ML"
    ]
    group = {"@type": "ProductGroup", "@id": "#g", "name": "Oak stool", "productGroupID": "OS"}

    for graph in ([group, *nodes], [*nodes, group]):
        product, _ = only(read("", data={"@graph": graph}))
        assert [(one.sku, one.options) for one in product.variants] == [
            ("OS-M", {"size": "M"}),
            ("OS-L", {"size": "L"}),
        ]


STATE = {"name": "Oak stool", "sku": "OS-1", "brand": "Brenholt", "price": 84, "currency": "AUD"}


def _flat(state: dict[str, Any]) -> list[Any]:
    """As React Router writes it: an object of one key, and the values of the object in it by their positions."""
    names, values = list(state), list(state.values())
    first = 3
    second = first + len(names)
    inner = {f"_{first + n}": second + n for n in range(len(names))}
    return [{"_1": 2}, "product", inner, *names, *values]


@pytest.mark.parametrize(
    "script",
    [
        f"<script>x.streamController.enqueue({json.dumps(json.dumps(_flat(STATE)))});</script>",
        f"<script type='application/json'>{json.dumps({'body': json.dumps({'product': STATE})})}</script>",
        f'<div x-data="{html.escape(json.dumps({"product": STATE}))}"></div>',
        f'<buy-box\n  :product="{html.escape(json.dumps(STATE))}"></buy-box>',
        f"""<astro-island props="{
            html.escape(json.dumps({"product": [0, {key: [0, value] for key, value in STATE.items()}]}))
        }"></astro-island>""",
    ],
    ids=["stream", "fetched", "x-data", "bound", "island"],
)
def test_what_frameworks_keep(script: str) -> None:
    product, offer = only(read(f"<p class='price'>$84.00</p>{BUY}{script}"))

    assert (product.brand, product.variants[0].sku, offer.price_currency) == ("Brenholt", "OS-1", "AUD")


def test_an_amount_in_cents_beside_itself() -> None:
    variants = [
        {"sku": f"OS-{color}", "price": 6800, "priceMoney": {"value": "68.00"}, "attributes": {"Color": color}}
        for color in ("Flax", "Soot")
    ]
    body = f'<p class="price">€68.00</p><div data-variants="{html.escape(json.dumps(variants))}"></div>{BUY}'

    assert [variant.sku for variant in read(body).products[0].variants] == ["OS-Flax", "OS-Soot"]

"""Pages that are well made and state what must not be believed."""

import json
from decimal import Decimal
from typing import Any

from crawler.product import Availability, Offer, Product
from tests.hostile.case import Case, block, page, product
from tests.hostile.server import Answer, HostileServer, respond


def priced(price: object, currency: object = "EUR", **fields: Any) -> Answer:
    """A product at a price."""
    return page(product("Sturdy boot", offers={"@type": "Offer", "price": price, "priceCurrency": currency, **fields}))


def offer_of(found: Product) -> Offer:
    """The first variant's offer, an empty one where it has none."""
    return found.variants[0].offer or Offer()


def no_price(found: Product) -> bool:
    offer = offer_of(found)
    return offer.price is None and offer.low_price is None and offer.high_price is None


def costs(amount: str, currency: str | None = "EUR") -> Any:
    """A check for this price."""
    wanted = (Decimal(amount), currency)
    return lambda found: (offer_of(found).price, offer_of(found).price_currency) == wanted


def no_currency(found: Product) -> bool:
    return offer_of(found).price_currency is None


def no_gtin(found: Product) -> bool:
    return all(variant.gtin is None for variant in found.variants)


def group(group_id: str, *variants: dict[str, Any]) -> Answer:
    """A style with these variants."""
    return page({"@type": "ProductGroup", "name": "Sturdy boot", "productGroupID": group_id, "hasVariant": [*variants]})


def sized(size: object, **fields: Any) -> dict[str, Any]:
    return product("Sturdy boot", size=str(size), **fields)


def other_brands_canonical(_: HostileServer) -> Answer:
    link = '<link rel="canonical" href="https://other-brand.example/products/sandal">'
    return page(product("Sturdy boot"), html=link)


def canonical_loop(server: HostileServer) -> Answer:
    for here, there in (("a", "b"), ("b", "a")):
        server.routes[f"/loop/{here}"] = page(
            product(f"Loop {here}"), html=f'<link rel="canonical" href="{server.url}loop/{there}">'
        )
    return page(product("Sturdy boot"), html=f'<link rel="canonical" href="{server.url}loop/a">')


def _mark(value: str) -> str:
    return f'<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Sturdy boot</h1>{value}</div>'


_JUNK = [{"@type": "Product", "sku": "ONE", "offers": {"price": n + 1}} for n in range(10_000)]
_SAME = [sized(40), sized(40), sized(41)]
_CONTRADICTION = (
    '<meta property="og:type" content="product"><meta property="product:price:amount" content="7.00">'
    '<meta property="product:price:currency" content="USD"><h1>Sturdy boot</h1><p class="price">€ 25.00</p>'
    "<button>Add to cart</button>"
)
_PLUS = "\u202e"

CASES = [
    Case(
        "13-canonical-of-another-brand",
        other_brands_canonical,
        ("canonical_refused",),
        "Sturdy boot",
        lambda p: "other-brand.example" not in p.url,
        needs_server=True,
    ),
    Case("13-canonical-loop", canonical_loop, (), "Sturdy boot", needs_server=True),
    Case(
        "20-script-in-a-name",
        page(json.dumps(product("<script>alert(1)</script>Sturdy boot")).replace("</", "<\\/")),
        gives="Sturdy boot",
    ),
    Case(
        "20-javascript-addresses",
        page(
            product(
                "Sturdy boot",
                image="javascript:alert(1)",
                url="data:text/html,x",
                offers={"price": "25.00", "priceCurrency": "EUR", "url": "javascript:alert(2)"},
            )
        ),
        gives="Sturdy boot",
        check=lambda p: (
            p.images == [] and all(url.startswith("http://127.0.0.1") for url in (p.url, offer_of(p).url or p.url))
        ),
    ),
    Case(
        "20-data-image",
        page(product("Sturdy boot", image="data:image/png;base64,AAAA")),
        gives="Sturdy boot",
        check=lambda p: p.images == [],
    ),
    Case("21-1e308", priced(1e308), gives="Sturdy boot", check=no_price),
    Case("21-negative", priced("-5.00"), gives="Sturdy boot", check=no_price),
    Case("21-zero", priced("0"), gives="Sturdy boot", check=no_price),
    Case(
        "21-zero-and-sold-out",
        priced("0", availability="SoldOut"),
        gives="Sturdy boot",
        check=lambda p: no_price(p) and offer_of(p).availability is Availability.OUT_OF_STOCK,
    ),
    Case(
        "21-thousands-or-decimals",
        priced("1.299"),
        gives="Sturdy boot",
        check=lambda p: offer_of(p).price in (None, Decimal(1299), Decimal("1.299")),
    ),
    Case("21-german", priced("1.299,00 €"), gives="Sturdy boot", check=costs("1299.00")),
    Case("21-60-digits", priced("9" * 60), gives="Sturdy boot", check=no_price),
    Case(
        "21-from-price",
        priced("From $98", None),
        gives="Sturdy boot",
        check=lambda p: offer_of(p).price is None and offer_of(p).low_price in (None, Decimal(98)),
    ),
    Case("21-object", priced({}), gives="Sturdy boot", check=no_price),
    Case("22-no-currency", priced("25.00", None), gives="Sturdy boot", check=no_currency),
    Case("22-dollar-sign", priced("25.00", "$"), gives="Sturdy boot", check=no_currency),
    Case("22-invented-code", priced("25.00", "ZZQ"), gives="Sturdy boot", check=no_currency),
    Case("22-not-a-text", priced("25.00", {"a": 1}), gives="Sturdy boot", check=no_currency),
    Case(
        "23-wrong-check-digit",
        page(product("Sturdy boot", gtin13="4006381333932")),
        ("gtin_check_digit",),
        "Sturdy boot",
        no_gtin,
    ),
    Case(
        "23-all-zeros", page(product("Sturdy boot", gtin13="0000000000000")), ("gtin_filler",), "Sturdy boot", no_gtin
    ),
    Case(
        "23-in-store", page(product("Sturdy boot", gtin13="2000000043333")), ("gtin_in_store",), "Sturdy boot", no_gtin
    ),
    Case(
        "25-zero-width",
        page(product("Sturdy boot", brand="Ac\u200bme\u2060")),
        gives="Sturdy boot",
        check=lambda p: p.brand == "Acme",
    ),
    Case(
        "25-right-to-left",
        page(product("Sturdy boot", brand=f"{_PLUS}Acme\u202c")),
        gives="Sturdy boot",
        check=lambda p: p.brand == "Acme",
    ),
    Case(
        "25-homoglyph",
        page(product("Sturdy boot", brand="А\u0441me")),
        gives="Sturdy boot",
        check=lambda p: p.brand == "А\u0441me",
    ),
    Case(
        "26-same-variant-twice",
        group("G1", *_SAME),
        gives="Sturdy boot",
        check=lambda p: len({v.key for v in p.variants}) == len(p.variants) <= 3,
    ),
    Case(
        "26-10000-variants",
        group("G2", *_JUNK),
        ("variants_over_limit",),
        "Sturdy boot",
        check=lambda p: len(p.variants) <= 2_000,
    ),
    Case(
        "26-one-sku-for-all",
        group("G3", *(sized(n, sku="ONE") for n in range(40, 44))),
        gives="Sturdy boot",
        check=lambda p: len(p.variants) == 4 and len({v.key for v in p.variants}) == 4,
    ),
    Case(
        "27-name-of-1-mb",
        page(product("Sturdy boot " * 90_000)),
        gives="Sturdy boot",
        check=lambda p: len(p.name) <= 500,
    ),
    Case(
        "27-100000-images",
        page(product("Sturdy boot", image=[f"/i/{n}.jpg" for n in range(100_000)])),
        gives="Sturdy boot",
        check=lambda p: len(p.images) <= 50,
    ),
    Case(
        "27-year-9999",
        priced("25.00", priceValidUntil="9999-12-31T23:59:59-14:00"),
        gives="Sturdy boot",
        check=costs("25.00"),
    ),
    Case(
        "27-valid-until-the-past",
        priced("25.00", priceValidUntil="2019-01-01"),
        gives="Sturdy boot",
        check=costs("25.00"),
    ),
    Case(
        "27-no-date",
        priced("25.00", priceValidUntil="soon"),
        gives="Sturdy boot",
        check=lambda p: offer_of(p).price_valid_until is None,
    ),
    Case(
        "28-sources-contradict",
        respond(block(product("Sturdy boot")) + _CONTRADICTION),
        gives="Sturdy boot",
        check=costs("25.00"),
    ),
    Case(
        "28-microdata-contradicts-the-page",
        respond(
            _mark(
                '<meta itemprop="price" content="7.00"><meta itemprop="priceCurrency" content="EUR">'
                '<p class="price">€ 25.00</p><button>Add to cart</button>'
            )
        ),
        gives="Sturdy boot",
        check=lambda p: offer_of(p).price in (None, Decimal("25.00")),
    ),
]

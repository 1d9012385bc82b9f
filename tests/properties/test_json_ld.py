"""What a page's JSON-LD gives stood in it."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.extraction.page import extract_page
from crawler.product import Product

NOW = datetime(2026, 3, 1, tzinfo=UTC)
quick = settings(max_examples=150)
WORDS = st.sampled_from(("Ridge", "boot", "Größe", "靴", "ботинок", "900X", "red"))
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
PRICES = st.decimals(min_value="0.01", max_value="99999", places=2, allow_nan=False)
SKUS = st.text(alphabet="ABCXYZ0123456789-", min_size=3, max_size=12).filter(lambda sku: sku.strip("-0"))


def read(text: str, url: str = "https://shop.example/p/x") -> list[Product]:
    body = f'<script type="application/ld+json">{text}</script>'.encode("utf-8", "surrogatepass")
    return extract_page(body, url, NOW).products


@quick
@given(NAMES, PRICES, st.sampled_from(("EUR", "USD", "JPY", "SEK")), SKUS, st.booleans())
def test_what_is_stated_comes_out(name: str, price: Decimal, currency: str, sku: str, as_text: bool) -> None:
    """A round trip: a product as schema.org writes it."""
    offer = {"@type": "Offer", "price": str(price) if as_text else float(price), "priceCurrency": currency}
    data = {"@type": "Product", "name": name, "sku": sku, "offers": offer}
    [found] = read(json.dumps(data))

    assert found.name == name
    assert found.variants[0].offer
    assert (found.variants[0].offer.price, found.variants[0].offer.price_currency) == (price, currency)
    assert found.variants[0].sku == sku


@quick
@given(NAMES, st.data())
def test_a_broken_block_gives_nothing_that_it_does_not_say(name: str, data: st.DataObject) -> None:
    """Cut, doubled or with a character struck out, it gives a part of what it said or nothing."""
    stated: dict[str, Any] = {"@type": "Product", "name": name, "sku": "RX-900", "brand": "Halden"}
    stated["offers"] = {"@type": "Offer", "price": "129.50", "priceCurrency": "EUR", "availability": "InStock"}
    text = json.dumps(stated, ensure_ascii=False)
    place = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 12))
    broken = text[:place] + text[place + length :]

    for found in read(broken):
        printed = "".join(broken.split())
        assert "".join(found.name.split()) in printed
        for variant in found.variants:
            assert variant.sku is None or variant.sku in broken
            assert variant.gtin is None
            if variant.offer and variant.offer.price is not None:
                assert f"{variant.offer.price.normalize():f}".lstrip("0") in broken  # .50, once what is before is cut
            assert variant.offer is None or variant.offer.price_currency in (None, "EUR")

"""How sure extraction says that it is."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.merging import confidence
from crawler.extraction.merging.confidence import PRINT, probability
from crawler.extraction.page import PageExtraction, extract_page

PAGE = """<!doctype html><html lang="en"><head><title>Oak stool</title>
<meta property="og:type" content="product"><meta property="og:title" content="Oak stool">
<meta property="product:price:amount" content="{other}"><meta property="product:price:currency" content="EUR">
<script type="application/ld+json">{{"@type": "Product", "name": "Oak stool", "sku": "OS-1", "offers":
{{"price": "80.00", "priceCurrency": "EUR", "availability": "InStock"}}}}</script></head>
<body><h1>Oak stool</h1><p>80.00 EUR</p></body></html>"""


def read(other: str) -> PageExtraction:
    return extract_page(PAGE.format(other=other).encode(), "https://oak.example/p/1", datetime.now(UTC))


def test_agreement_makes_surer_and_contradiction_less_sure() -> None:
    alone = probability("price", "json-ld", [], False)
    agreed = probability("price", "json-ld", ["opengraph", PRINT], False)
    contested = probability("price", "json-ld", [], True)

    assert alone is not None
    assert agreed is not None
    assert contested is not None
    assert contested < alone < agreed


def test_what_no_labelled_page_speaks_of_has_no_probability() -> None:
    assert probability("description", "json-ld", [], False) is None


def test_a_page_keeps_who_agrees_and_what_lost() -> None:
    price = read("80.00").products[0].provenance["price"]
    assert (price.source, price.agreeing, price.alternatives) == ("json-ld", ("opengraph", PRINT), ())

    price = read("95.00").products[0].provenance["price"]
    assert [(lost.value, lost.source) for lost in price.alternatives] == [("95.00", "opengraph")]
    assert price.probability is not None


def test_what_is_less_likely_than_not_is_left_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "_weights", lambda: {"field price": -3.0, "field sku": 3.0})
    monkeypatch.setattr(confidence, "_probability", confidence._probability.__wrapped__)  # not as kept so far

    page = read("80.00")

    offer = page.products[0].variants[0].offer
    assert offer is not None
    assert offer.price is None
    assert page.products[0].variants[0].sku == "OS-1"
    assert [rejection.reason for rejection in page.rejected] == ["too_unsure"]

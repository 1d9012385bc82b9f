"""Broken and odd structured data from the wild: each case gives what it should, or says what is wrong with it."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawler.extraction.page import extract_page
from tests.parts import SHARED

pytestmark = pytest.mark.shared
NOW = datetime(2026, 3, 1, tzinfo=UTC)
_OFFER = {"price": "price", "price_low": "low_price", "price_high": "high_price", "list_price": "list_price"}


def test_every_case_gives_what_it_should() -> None:
    lines = (SHARED / "pages" / "malformed.jsonl").read_text("utf-8").splitlines()
    cases = [case for case in map(json.loads, lines) if case.get("html")]
    assert len(cases) >= 19
    assert {case["id"]: problem for case in cases if (problem := _problem(case))} == {}


def _problem(case: dict[str, Any]) -> str | None:
    page = extract_page(case["html"].encode(), "https://shop.example/p/x", NOW)
    if "error" in case["expect"]:
        return None if page.rejected and page.products else "nothing is recorded, or nothing else is read"
    if not page.products:
        return "no product"
    product = page.products[0]
    offer = product.variants[0].offer
    paths = [urlsplit(url).path for url in product.images]
    for name, wanted in case["expect"].items():
        if name in _OFFER:
            got: object = getattr(offer, _OFFER[name], None)
            wanted = Decimal(str(wanted)) if wanted is not None else None
        elif name == "currency":
            # A bare dollar sign is nobody's currency for certain.
            got, wanted = getattr(offer, "price_currency", None), None if "?" in wanted else wanted
        elif name == "availability":
            got = getattr(offer, "availability", None)
        elif name in ("images", "image_not"):
            got, wanted = (paths, wanted) if name == "images" else (wanted in paths, False)
        else:
            got = getattr(product, name)
        if got != wanted:
            return f"{name} is {got!r}, not {wanted!r}"
    return None

"""Hand-written pages of invented shops, each with what must come out of it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.extraction.page import extract_page

PAGES = Path(__file__).parents[2] / "pages"
CASES = sorted(PAGES.glob("*/*.html"))
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_page(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))

    page = extract_page(path.read_bytes(), expected["url"], NOW)

    assert len(page.products) == len(expected["products"])
    for product, wanted in zip(page.products, expected["products"], strict=True):
        assert_states(product.model_dump(mode="json"), wanted, "product")
    assert sorted(rejection.reason for rejection in page.rejected) == sorted(expected["rejected"])
    for name in ("canonical_url", "noindex", "nofollow"):
        if name in expected:
            assert getattr(page, name) == expected[name]


def test_there_are_pages() -> None:
    assert len(CASES) >= 25


def assert_states(value: Any, wanted: Any, where: str) -> None:
    """The value has all that is wanted, at the same places; it may have more fields."""
    if isinstance(wanted, dict):
        assert isinstance(value, dict), where
        for name, inner in wanted.items():
            assert_states(value.get(name), inner, f"{where}.{name}")
    elif isinstance(wanted, list):
        assert isinstance(value, list), where
        assert len(value) == len(wanted), f"{where}: {value}"
        for position, inner in enumerate(wanted):
            assert_states(value[position], inner, f"{where}[{position}]")
    else:
        assert value == wanted, where

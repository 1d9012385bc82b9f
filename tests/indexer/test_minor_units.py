"""Prices as whole numbers."""

from decimal import Decimal

import pytest

from indexer.minor_units import from_minor_units, to_minor_units


@pytest.mark.parametrize(
    ("amount", "currency", "units"),
    [("12.34", "USD", 1234), ("12", "JPY", 12), ("1.234", "KWD", 1234), ("0", "EUR", 0), ("0.005", "EUR", 0)],
)
def test_minor_units(amount: str, currency: str, units: int) -> None:
    assert to_minor_units(Decimal(amount), currency) == units


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "1e308", "9" * 60])
def test_what_is_no_price_has_none(amount: str) -> None:
    assert to_minor_units(Decimal(amount), "USD") is None


@pytest.mark.parametrize("currency", ["USD", "JPY", "KWD"])
def test_there_and_back(currency: str) -> None:
    assert to_minor_units(from_minor_units(123_456, currency), currency) == 123_456

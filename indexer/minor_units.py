"""Prices as whole numbers, for engines that compare and count them."""

from decimal import Decimal

_WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
_DIGITS = {**dict.fromkeys(_WHOLE.split(), 0), **dict.fromkeys(_THOUSANDTHS.split(), 3)}
"""Decimal places by ISO 4217 where they are not two."""

_MOST = 2**53
"""The largest whole number that JSON carries safely."""


def to_minor_units(amount: Decimal, currency: str) -> int | None:
    """12.34 USD → 1234. None for what is no price: negative, not a number, or beyond all sense."""
    if not amount.is_finite() or amount < 0 or amount.adjusted() > 15:
        return None
    units = round(amount.scaleb(_DIGITS.get(currency, 2)))
    return units if units <= _MOST else None


def from_minor_units(units: int, currency: str) -> Decimal:
    """1234 → 12.34 USD."""
    return Decimal(units).scaleb(-_DIGITS.get(currency, 2))

"""Comparisons of numbers and dates in a filter expression."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from babel.numbers import get_currency_precision

from indexer.engines.numbers import NumberField
from indexer.engines.query import Between, Filter, Not
from search.filters.tokens import Token, wrong

DATES = ("added", "seen")
_MOST = Decimal(10) ** 12

Bounds = tuple[Decimal, Decimal]
"""The first and the last number that a value stands for: a day is all of its seconds."""


def compare_number(name: NumberField, operator: str, value: Token, currency: str) -> Filter:
    """``price < 50``, ``added >= 2026-01-31``. Raises InputError for what is no number or date."""
    step = _step(name, currency)
    first, last = read_number(name, value)
    if operator == "<" and not first:
        raise wrong(f"no {name} is below 0", value.position)
    if operator == "!=":
        return Not(Between(name, first, last))
    bounds: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "=": (first, last),
        "<": (None, first - step),
        "<=": (None, last),
        ">": (last + step, None),
        ">=": (first, None),
    }
    return Between(name, *bounds[operator])


def number_between(name: NumberField, low: Token, high: Token) -> Filter:
    """``price BETWEEN 10 AND 50``, both included. Raises InputError too where the second is below the first."""
    (first, _), (_, last) = read_number(name, low), read_number(name, high)
    if last < first:
        raise wrong(f"{high.text!r} is below {low.text!r}", high.position)
    return Between(name, first, last)


def read_number(name: NumberField, value: Token) -> Bounds:
    """Raises InputError with the place in the expression."""
    return _read_date(value) if name in DATES else _read_amount(name, value)


def _read_amount(name: NumberField, value: Token) -> Bounds:
    try:
        amount = Decimal(value.text)
    except InvalidOperation:
        raise wrong(f"{value.text!r} is no {'amount' if name == 'price' else 'number'}", value.position) from None
    if not amount.is_finite() or not 0 <= amount < _MOST:
        raise wrong(f"{value.text!r} is no {name}", value.position)
    return amount, amount


def _read_date(value: Token) -> Bounds:
    """A day in UTC, or a moment; without a zone it is in UTC."""
    text = value.text
    try:
        if len(text) == len("2026-01-31"):
            day = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
            return _seconds(day), _seconds(day + timedelta(days=1)) - 1
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return _seconds(moment), _seconds(moment)
    except (ValueError, OverflowError):
        raise wrong(f"{text!r} is no date such as 2026-01-31", value.position) from None


def _seconds(moment: datetime) -> Decimal:
    return Decimal(max(int(moment.timestamp()), 0))


def _step(name: NumberField, currency: str) -> Decimal:
    """The least by which two of them differ."""
    return Decimal(1).scaleb(-get_currency_precision(currency)) if name == "price" else Decimal(1)

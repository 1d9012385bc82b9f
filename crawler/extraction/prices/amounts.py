"""Amounts and currencies as structured data states them."""

import math
from decimal import Decimal
from typing import Any

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import clean_text
from crawler.values.currencies import currency_code, stated_currency
from crawler.values.decimals import MAX_AMOUNT
from crawler.values.money import Money, parse_amounts


def read_amounts(values: list[Any], currency: str | None, context: PageContext) -> list[Money]:
    """The amounts that a property's values state, above zero; the rest is rejected with its reason."""
    found = [money for value in values[:100] for money in _read(value, currency, context)]
    amounts = [money for money in found if money.amount]
    if found and not amounts:
        context.reject("price_zero", found[0].raw)
    return amounts


def _read(value: Any, currency: str | None, context: PageContext) -> list[Money]:
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, (int, float)):
        if math.isfinite(value) and 0 <= value < MAX_AMOUNT:
            return [Money(Decimal(str(value)), currency, str(value))]
        context.reject("price_malformed", value)
        return []
    text = clean_text(value, 200)
    amounts = parse_amounts(text, currency) if text else []
    if text and not amounts:
        context.reject("price_malformed" if any(c.isdigit() for c in text) else "price_without_amount", text)
    return amounts


def read_currency(value: Any, context: PageContext) -> str | None:
    """The ISO 4217 code that a field states by code or by a sign that means only one; an invented one is rejected."""
    text = clean_text(value, 50)
    if text is None:
        return None
    code = currency_code(text) or stated_currency(text)
    if code is None:
        context.reject("currency_unknown", text)
    return code

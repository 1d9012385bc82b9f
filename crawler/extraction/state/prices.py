"""What a product of embedded state costs, in whatever shape its price is kept."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from crawler.extraction.state.keys import in_minor_units, role_in_price, role_of
from crawler.values.currencies import currency_code, stated_currency
from crawler.values.decimals import MAX_AMOUNT
from crawler.values.money import parse_amounts

MAX_DEPTH = 4
MAX_KEYS = 200
_ROLES = frozenset(("now", "price", "list", "low", "high"))


@dataclass(slots=True)
class StatedPrices:
    """Amounts by their role, in the order in which they were found, and the currency that is stated with them."""

    amounts: dict[str, list[Decimal]] = field(default_factory=dict)
    currency: str | None = None
    whole: bool = True
    """Whether all amounts are written as whole numbers, so that they may count cents."""

    def first(self, *roles: str) -> Decimal | None:
        """The first amount of the first of the roles that has one."""
        return next((self.amounts[role][0] for role in roles if self.amounts.get(role)), None)

    def add(self, role: str, amount: Decimal, written: object) -> None:
        """Keep an amount above zero."""
        if amount > 0:
            self.amounts.setdefault(role, []).append(amount)
            self.whole = self.whole and isinstance(written, int)

    def settle(self) -> None:
        """Of an amount that is stated in cents as well, the one that is not."""
        for amounts in self.amounts.values():
            if len(amounts) > 1 and amounts[0] == 100 * amounts[1]:
                del amounts[0]


def stated_prices(node: Mapping[str, object]) -> StatedPrices:
    """The prices among the keys of a product or variant."""
    prices = StatedPrices()
    for key, value in list(node.items())[:MAX_KEYS]:
        role = role_of(key)
        if role in _ROLES or (role is None and "price" in key.lower() and in_minor_units(key)):
            _read(value, role or "price", prices, 0, in_minor_units(key))
        elif role == "currency" and prices.currency is None:
            prices.currency = _currency(value)
    prices.settle()
    return prices


def _read(value: object, role: str, prices: StatedPrices, depth: int, minor: bool) -> None:
    if isinstance(value, dict) and depth < MAX_DEPTH:
        _read_object(value, role, prices, depth, minor)
    elif isinstance(value, list) and depth < MAX_DEPTH:
        for inner in value[:5]:
            _read(inner, role, prices, depth + 1, minor)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, (int, float)):
        if math.isfinite(value) and 0 < value < MAX_AMOUNT:
            amount = Decimal(str(value))
            prices.add(role, amount / 100 if minor else amount, Decimal() if minor else value)
    elif isinstance(value, str) and len(value) <= 60:
        amounts = parse_amounts(value, prices.currency)
        if len(amounts) == 1:
            whole = value.strip().isdigit()
            prices.add(role, amounts[0].amount / 100 if minor else amounts[0].amount, int(value) if whole else value)
            prices.currency = prices.currency or amounts[0].currency


def _read_object(value: dict[str, object], role: str, prices: StatedPrices, depth: int, minor: bool) -> None:
    labelled = _labelled(value)
    digits = value.get("fractionDigits")
    for key, inner in list(value.items())[:MAX_KEYS]:
        inner_role = role_in_price(key)
        if inner_role == "currency":
            prices.currency = prices.currency or _currency(inner)
        elif inner_role == "price":
            cents = minor or (in_minor_units(key) and digits in (None, 2))
            if not prices.amounts.get(labelled or role) or depth == 0:
                _read(inner, labelled or role, prices, depth + 1, cents)
        elif inner_role in _ROLES:
            # The old price's own "current" is still the old price.
            _read(inner, role if role == "list" else inner_role, prices, depth + 1, minor or in_minor_units(key))


def _labelled(value: dict[str, object]) -> str | None:
    """The role that an object gives itself: ``{"type": "list", "value": 99}``."""
    for key in ("type", "priceType", "kind", "label", "name"):
        label = value.get(key)
        if isinstance(label, str) and (role := role_in_price(label)) in _ROLES:
            return role
    return None


def _currency(value: object) -> str | None:
    if isinstance(value, dict):
        value = next(
            (value[key] for key in ("code", "isoCode", "iso", "id", "name") if isinstance(value.get(key), str)), None
        )
    if not isinstance(value, str) or len(value) > 20:
        return None
    return currency_code(value) or stated_currency(value)

"""How a query was read, in words: what it says besides the product that it names."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from search.response import Intent, PriceIntent


def readings(intent: Intent, money: Callable[[Decimal, str], str]) -> list[str]:
    """Such as ``size 43``, ``up to €200.00`` and ``not leather``; ``money`` writes an amount in a currency."""
    return list(_readings(intent, money))


def _readings(intent: Intent, money: Callable[[Decimal, str], str]) -> Iterator[str]:
    if intent.color:
        yield intent.color
    if intent.size:
        yield f"size {intent.size}"
    if intent.gender:
        yield intent.gender if intent.gender == "unisex" else f"for {intent.gender}"
    if intent.price:
        yield _price(intent.price, money)
    yield from (f"not {word}" for word in intent.without)


def _price(price: PriceIntent, money: Callable[[Decimal, str], str]) -> str:
    low = money(price.min, price.currency) if price.min is not None else None
    high = money(price.max, price.currency) if price.max is not None else None
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}"

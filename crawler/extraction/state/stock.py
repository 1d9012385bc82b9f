"""Whether a product of embedded state is there, in whatever way it is kept."""

from collections.abc import Mapping, Sequence

from crawler.extraction.state.keys import role_of, squashed
from crawler.extraction.stock.availability import availability_of
from crawler.product import Availability

MAX_KEYS = 200
_UNCOUNTED = frozenset(("unlimited", "isunlimited", "unlimitedstock", "backorder", "backorderable", "allowbackorder"))
_INSIDE = (
    *("status", "availability", "stocklevelstatus", "isinstock", "instock", "available", "orderable"),
    *("stockstatus", "value", "code", "type", "state"),
)


def stated_stock(node: Mapping[str, object]) -> Availability | None:
    """The availability among the keys of a product or variant; what says it in words outranks a flag."""
    words: Availability | None = None
    flag: Availability | None = None
    for key, value in list(node.items())[:MAX_KEYS]:
        role = role_of(key)
        if role == "available":
            found = _read(value, squashed(key))
            if isinstance(value, str):
                words = words or found
            else:
                flag = flag or found
        elif role == "gone" and isinstance(value, bool):
            flag = flag or (Availability.OUT_OF_STOCK if value else Availability.IN_STOCK)
    return words or flag


def counted_stock(variants: Sequence[Mapping[str, object]]) -> list[Availability | None]:
    """Of a product's variants, what the numbers that are left of each say; a zero only where another has some left, as
    a shop that does not count has zeros everywhere."""
    left = [_left(variant) for variant in variants]
    if not any(left):
        return [None] * len(left)
    return [None if n is None else Availability.IN_STOCK if n > 0 else Availability.OUT_OF_STOCK for n in left]


def _left(variant: Mapping[str, object]) -> float | None:
    """How many are left of a variant of which not any number can be had."""
    if any(squashed(key) in _UNCOUNTED for key, value in variant.items() if value is True):
        return None
    return next(
        (
            value
            for key, value in list(variant.items())[:MAX_KEYS]
            if isinstance(value, (int, float)) and not isinstance(value, bool)
            if role_of(key) == "amount left" or squashed(key) == "stock"
        ),
        None,
    )


def _read(value: object, key: str) -> Availability | None:
    if isinstance(value, bool):
        return Availability.IN_STOCK if value else Availability.OUT_OF_STOCK
    if isinstance(value, str):
        return availability_of(value)
    if isinstance(value, (int, float)) and key == "stock":
        return Availability.IN_STOCK if value > 0 else None
    if isinstance(value, dict):
        inner = {squashed(name): found for name, found in list(value.items())[:50] if not isinstance(found, dict)}
        return next((found for name in _INSIDE if name in inner and (found := _read(inner[name], name))), None)
    return None

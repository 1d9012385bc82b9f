"""What counts as right for each field of a product page."""

import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from crawler.product import Offer, Product, Variant

FIELDS = (
    "name",
    "brand",
    "price",
    "list_price",
    "price_low",
    "price_high",
    "currency",
    "availability",
    "gtin",
    "mpn",
    "sku",
)


def score_fields(row: dict[str, Any], product: Product | None) -> Iterator[tuple[str, str, Any, Any]]:
    """Field, outcome, expected and got for each field that the truth knows, and for a price that it says is none."""
    selected = product.variants[0] if product else Variant()
    offer = _with_range(selected.offer or Offer(), product)
    values: dict[str, Any] = {
        "name": product.name if product else None,
        "brand": product.brand if product else None,
        "price": offer.price,
        "list_price": offer.list_price,
        "price_low": offer.low_price,
        "price_high": offer.high_price,
        "currency": offer.price_currency,
        "availability": offer.availability,
        "gtin": selected.gtin,
        "mpn": selected.mpn,
        "sku": (product and product.sku) or selected.sku,
    }
    for name in FIELDS:
        expected, got = row.get(name), values[name]
        if expected is None:
            if name == "price" and got is not None:
                yield name, "invented", None, got
        elif name == "price" and got is None and _range_right(row, offer):
            yield name, "right", expected, f"{offer.low_price}–{offer.high_price}"
        elif got is None:
            yield name, "missing", expected, None
        else:
            accepted = [expected, *row.get(_ALTERNATIVES.get(name, ""), [])]
            same = _SAME.get(name, _same_text)
            yield name, "right" if any(same(got, value) for value in accepted) else "wrong", expected, got


def _with_range(offer: Offer, product: Product | None) -> Offer:
    """The selected variant's offer, with the range that the prices of all variants span where it states none."""
    prices = {v.offer.price for v in product.variants if v.offer and v.offer.price} if product else set()
    if offer.low_price is not None or len(prices) < 2:
        return offer
    return offer.model_copy(update={"low_price": min(prices), "high_price": max(prices)})


_ALTERNATIVES = {"name": "name_alts", "price": "price_alts", "sku": "sku_alts"}


def _range_right(row: dict[str, Any], offer: Offer) -> bool:
    """A page that states a range has no one price: its ends are what there is to get right."""
    low = row.get("price_low")
    return (
        low is not None
        and low != row.get("price_high")
        and offer.low_price is not None
        and _same_amount(offer.low_price, low)
    )


def _same_text(got: object, expected: object) -> bool:
    return _squashed(got) == _squashed(expected)


def _same_name(got: object, expected: object) -> bool:
    """The same words, but for a brand or a note more or less at either end."""
    one, other = sorted((_squashed(got), _squashed(expected)), key=len)
    return one in other and len(one) >= 0.6 * len(other)


def _same_amount(got: object, expected: object) -> bool:
    return Decimal(str(got)) == Decimal(str(expected))


def _same_gtin(got: object, expected: object) -> bool:
    return str(got) == str(expected).zfill(14)


def _squashed(value: object) -> str:
    folded = unicodedata.normalize("NFKD", str(value)).casefold()
    return "".join(c for c in folded if c.isalnum())


_SAME: dict[str, Callable[[object, object], bool]] = {
    "name": _same_name,
    "gtin": _same_gtin,
    **dict.fromkeys(("price", "list_price", "price_low", "price_high"), _same_amount),
}

"""The offer of a home row from whatever columns a shop keeps it in."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from crawler.product import Availability, Offer
from crawler.values.availability import parse_availability
from crawler.values.currencies import currency_code
from crawler.values.money import Money, parse_price
from indexer.home.row_values import RowValues
from indexer.minor_units import from_minor_units

_CONDITIONS = {
    **dict.fromkeys(("new", "neu", "neuf", "nuevo", "nieuw"), "NewCondition"),
    **dict.fromkeys(("used", "gebraucht"), "UsedCondition"),
    "refurbished": "RefurbishedCondition",
}
_PLAIN = re.compile(r"(\d{1,12}(?:\.\d{1,2}|,\d{2})?)(?: ?([A-Z]{3}))?")
_code = lru_cache(maxsize=512)(currency_code)


def offer_of_row(row: RowValues) -> tuple[Offer, list[str]]:
    """The offer, empty where the row says nothing of one, and a reason code for each value that is none."""
    price = _price(row)
    availability, unknown = _availability(row)
    condition = row.text("condition", 50)
    offer = Offer(
        price=price.amount,
        price_currency=price.currency,
        price_raw=price.raw,
        list_price=price.former,
        availability=availability,
        item_condition=_CONDITIONS.get(condition.lower()) if condition else None,
    )
    return offer, [reason for reason in (price.problem, unknown) if reason]


@dataclass(frozen=True, slots=True)
class _Price:
    """What is asked, and what was asked before; ``problem`` says why something stated is no price."""

    raw: str | None = None
    problem: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    former: Decimal | None = None


@lru_cache(maxsize=16_384)
def read_money(text: str, hint: str | None) -> Money | None:
    """A price text with the currency column's value, the common spellings without the long way round."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        stated = _code(plain[2]) if plain[2] else None
        if stated or not plain[2]:
            return Money(Decimal(plain[1].replace(",", ".")), stated or (_code(hint) if hint else None), text)
    return parse_price(text, hint)


def _price(row: RowValues) -> _Price:
    """A price without currency is kept as raw only. Zero is no price."""
    currency = row.raw("currency") or row.currency
    price, sale, minor = (row.raw(field) for field in ("price", "sale_price", "price_minor_units"))
    regular, lowered = (read_money(text, currency) if text else None for text in (price, sale))
    if minor and not (regular and regular.amount):
        regular = _from_minor(minor, currency)
    asked = lowered if lowered and lowered.amount and _comparable(lowered, regular) else regular
    raw = (asked.raw if asked else price or minor) or None
    if asked is None:
        return _Price(raw, "price_unreadable" if raw else None)
    if not asked.amount:
        return _Price(raw, "price_zero")
    if asked.currency is None:
        return _Price(raw, "price_without_currency")
    former = _list_price(asked, regular if asked is lowered else None, row.raw("list_price"))
    return _Price(raw, None, asked.amount, asked.currency, former)


def _list_price(asked: Money, regular: Money | None, stated: str) -> Decimal | None:
    former = regular or (read_money(stated, asked.currency) if stated else None)
    if former and former.amount and asked.amount and former.currency == asked.currency:
        return former.amount if former.amount > asked.amount else None
    return None


def _comparable(lowered: Money, regular: Money | None) -> bool:
    return regular is None or regular.currency == lowered.currency


def _from_minor(text: str, currency: str | None) -> Money | None:
    code = _code(currency) if currency else None
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        return None
    # Without a currency nobody knows how many digits are decimals; only the raw text is kept then.
    return Money(from_minor_units(int(text), code) if code else Decimal(int(text)), code, text)


def _availability(row: RowValues) -> tuple[Availability | None, str | None]:
    value = row.value("availability")
    text = ("yes" if value else "no") if isinstance(value, bool) else row.raw("availability")
    if text:
        known = parse_availability(text)
        return known, None if known else "availability_unknown"
    quantity = re.match(r"(-?)(\d+)", row.raw("quantity"))
    if not quantity:
        return None, None
    in_stock = not quantity[1] and int(quantity[2][:9]) > 0
    return (Availability.IN_STOCK if in_stock else Availability.OUT_OF_STOCK), None

"""Values that JSON keeps in objects, as the plain ones that a table has."""

import re
from typing import Any

_MONEY = (("amount", "value", "price"), ("currency", "currencyCode", "currency_code", "priceCurrency"))
_NAMES = ("name", "title", "label")
_ADDRESSES = ("url", "src", "contentUrl", "href")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?")
_KEPT = ("attributes", "options")
"""Read as objects by whoever asks for them."""


def plain_values(values: dict[str, Any]) -> dict[str, Any]:
    """A row whose brand, prices, pictures and offer are objects, with what they say as values of their own.

    ``{"brand": {"name": "Acme"}}`` → ``{"brand": "Acme"}``; an offer's entries stand beside those of the product, which
    win; of several offers the first is taken. Other objects stay as they are.
    """
    if not any(isinstance(value, dict | list) for key, value in values.items() if key not in _KEPT):
        return values
    offer = _first_object(values.get("offers"))
    merged = {**{key: value for key, value in offer.items() if not key.startswith("@")}, **values}
    plain: dict[str, Any] = {}
    for key, value in merged.items():
        if key in _KEPT or not isinstance(value, dict | list):
            plain[key] = value
        elif key != "offers" or not offer:
            plain |= _plain(key, value, merged)
    return plain


def _plain(key: str, value: Any, beside: dict[str, Any]) -> dict[str, Any]:
    if isinstance(value, list):
        return {key: _plain_list(value)}
    amount, currency = (_first(value, names) for names in _MONEY)
    if amount is not None and currency is not None:
        return {key: amount} | ({} if "currency" in beside else {"currency": currency})
    named = _first(value, (*_NAMES, *_ADDRESSES))
    if named is None and value and all(_LANGUAGE.fullmatch(name) for name in value):
        named = _first(value, ("en", *value))
    return {key: value if named is None else named}


def _plain_list(values: list[Any]) -> list[Any]:
    """Of nothing but objects, such as pictures, what each says; any other list as it is."""
    objects = [part for part in values if isinstance(part, dict)]
    if len(objects) < len(values):
        return values
    return [text for part in objects if (text := _first(part, (*_ADDRESSES, *_NAMES))) is not None]


def _first_object(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, dict)), None)
    return value if isinstance(value, dict) else {}


def _first(value: dict[str, Any], names: tuple[str, ...]) -> Any:
    """The first of the entries that is a plain value."""
    return next((value[name] for name in names if isinstance(value.get(name), str | int | float)), None)

"""Which of the objects in a page's embedded state is the product that the page is about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import clean_text
from crawler.extraction.state.keys import MAX_SHAPE, keys_of, shape, values_of

MAX_OBJECTS = 60_000
MAX_FOUND = 3
SHORTEST = 5
"""Characters that the end of an address has to have more than to tell a product."""

_OFFERING = frozenset(("now", "price", "list", "low", "variants", "available", "gone"))
_SAYING = frozenset(
    ("now", "price", "list", "low", "currency", "available", "gone", "sku", "brand", "gtin", "variants")
)
_Roles: TypeAlias = Mapping[str, list[str]]
_WORD = re.compile(r"[^\W_]+")
_ID = re.compile(r"(?<![\w])[A-Za-z]{0,4}\d[\w-]{2,20}(?![\w])")


@dataclass(slots=True)
class StateProduct:
    """A product object, the currency that is stated around it, and how well it fits the page."""

    node: dict[str, Any]
    currency: str | None
    fit: int


def find_state_products(values: list[object], context: PageContext, names: list[str]) -> list[StateProduct]:
    """The objects that give the page's product, by name, address or id, those that say most of it first.

    ``names`` are what the page and its other data call the product.
    """
    page = _Page(context, names)
    found: list[StateProduct] = []
    for node, roles, currency in _offering(values):
        if (fit := page.fit(node, roles)) >= 2:
            found.append(StateProduct(node, currency, 10 * fit + len(roles.keys() & _SAYING)))
    found.sort(key=lambda product: -product.fit)
    best = found[0].fit // 10 if found else 0
    return [product for product in found if product.fit // 10 >= min(best, 3)][:MAX_FOUND]


def _offering(values: list[object]) -> Iterator[tuple[dict[str, Any], _Roles, str | None]]:
    """Every object that offers something, with its keys by what they mean, and the currency that is stated on it or
    around it; references within a state are followed."""
    open_ones: list[tuple[Iterator[Any], str | None]] = [(iter(values), None)]
    seen = 0
    while open_ones:
        inner, currency = open_ones[-1]
        for value in inner:
            # What is read from JSON is of these very classes, and most of it is neither.
            kind = value.__class__
            if kind is list:
                open_ones.append((iter(value), currency))
                break
            if kind is dict:
                if seen == MAX_OBJECTS:
                    return
                seen += 1
                roles, offers, priced = _roles_of(tuple(value)) if len(value) <= MAX_SHAPE else _meant(tuple(value))
                if priced:
                    currency = _own_currency(value) or currency
                if offers:
                    yield value, roles, currency
                open_ones.append((iter(value.values()), currency))
                break
        else:
            open_ones.pop()


def _meant(keys: tuple[str, ...]) -> tuple[_Roles, bool, bool]:
    """An object's keys by what they mean, whether it offers anything, and whether it states a currency."""
    roles = shape(keys)
    return roles, not _OFFERING.isdisjoint(roles), "currency" in roles


# A state has many objects of few shapes.
_roles_of = lru_cache(maxsize=2048)(_meant)


def _own_currency(node: dict[str, Any]) -> str | None:
    for key in ("currency", "currencyCode", "priceCurrency", "currency_code", "currencyIso", "isoCurrencyCode"):
        value = node.get(key)
        if isinstance(value, str) and len(value) == 3 and value.isupper():
            return value
    return None


class _Page:
    """What the page says of itself, prepared for many comparisons."""

    def __init__(self, context: PageContext, names: list[str]) -> None:
        self._names = [words for name in names if (words := _words(name))]
        path = unquote(urlsplit(context.address).path).casefold().rstrip("/")
        self._last = path.rpartition("/")[2].removesuffix(".html").removesuffix(".htm")
        self._path = path
        self._ids = set(_ID.findall(path + "?" + unquote(urlsplit(context.url).query).casefold()))

    def fit(self, node: dict[str, Any], roles: _Roles) -> int:
        """Its name counts up to 3, its address 3, its id 2."""
        names = _texts(node, roles.get("name", ()))
        urls = _texts(node, roles.get("url", ())) if len(self._last) > SHORTEST else []
        codes = _texts(node, roles.get("sku", ())) if self._ids else []
        named = max(map(self._named, names), default=0)
        if not named and "name" not in roles and "variants" in roles:
            named = self._named_by_variants(node)
        addressed = 3 if any(map(self._addressed, urls)) else 0
        identified = 2 if any(code.casefold() in self._ids for code in codes) else 0
        return named + addressed + identified if named or addressed else (identified if "name" in roles else 0)

    def _named(self, name: str) -> int:
        words = _words(name)
        if not words:
            return 0
        for title in self._names:
            if words == title:
                return 3
            shared = len(words & title)
            if shared >= 0.8 * len(words) and shared >= 0.5 * len(title) and shared > 1:
                return 2
        return 0

    def _named_by_variants(self, node: dict[str, Any]) -> int:
        for variants in values_of(node, "variants"):
            if isinstance(variants, list) and variants and isinstance(variants[0], dict):
                for name in _texts(variants[0], keys_of(variants[0], "name")):
                    if any(len(words & _words(name)) >= 0.8 * len(words) for words in self._names):
                        return 2
        return 0

    def _addressed(self, url: str) -> bool:
        if self._last not in unquote(url).casefold():  # as in most, which need not be taken apart
            return False
        path = unquote(urlsplit(url).path).casefold().rstrip("/").removesuffix(".html")
        last = path.rpartition("/")[2]
        return last == self._last and (path == last or self._path.endswith(path))


def _texts(node: dict[str, Any], keys: Iterable[str]) -> list[str]:
    values = (node[key] for key in keys)
    stated = (str(value) for value in values if isinstance(value, (str, int)) and not isinstance(value, bool))
    return [text for value in stated if (text := clean_text(value, 300))][:6]


@lru_cache(maxsize=2048)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))

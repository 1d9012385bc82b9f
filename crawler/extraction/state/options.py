"""What tells the variants of embedded state apart: their options, by the names that their product has for them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crawler.extraction.content.text import clean_text
from crawler.extraction.data.titled_options import option_called
from crawler.extraction.state.keys import values_of

MAX_OPTIONS = 10
MAX_VALUES = 200

_NUMBERED = re.compile(r"option_?(\d)", re.IGNORECASE)
_NAMES = ("name", "title", "label", "code", "id", "attribute")
_VALUES = ("values", "selections", "choices", "options")
_TEXTS = ("label", "name", "description", "value")
"""Keys of what a value is called; a colour's value may be its code."""


class VariantOptions:
    """Reads the options of a product's variants."""

    def __init__(self, product: Mapping[str, Any], variants: Sequence[Mapping[str, Any]]) -> None:
        stated = [value for value in values_of(product, "options") if isinstance(value, list)]
        options = stated[0][:MAX_OPTIONS] if stated else []
        names = [_first(one, _NAMES) if isinstance(one, dict) else one for one in options]
        self._names = [name for name in names if isinstance(name, str)] or _called_by_values(variants)
        self._dimensions = product.get("dimensions")
        self._by_id = {key: pair for one in options if isinstance(one, dict) for key, pair in _identified(one)}

    def of(self, variant: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Name and value of each option that a variant states."""
        found: dict[str, str] = {}
        for name, value in self._pairs(variant):
            if isinstance(value, dict):
                value = _first(value, _TEXTS)
            if name and isinstance(value, (str, int, float)) and (text := clean_text(value, 100)):
                found.setdefault(name, text)
        return list(found.items())

    def _pairs(self, variant: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        numbered = sorted(key for key in variant if _NUMBERED.fullmatch(key))
        yield from zip(self._names, map(variant.get, numbered), strict=False)
        for value in (*values_of(variant, "options"), self._measured(variant), variant.get("variations")):
            if isinstance(value, dict):
                yield from ((str(key), inner) for key, inner in list(value.items())[:MAX_OPTIONS])
            elif isinstance(value, list):
                yield from self._listed(value[:MAX_OPTIONS])
        yield from ((key, variant.get(key)) for key in ("size", "color", "colour"))

    def _measured(self, variant: Mapping[str, Any]) -> object:
        """What differs where a product lists what it calls its dimensions, as VTEX does; others have a height there."""
        own = variant.get("dimensions")
        return own if isinstance(own, dict) and list(own) == self._dimensions else None

    def _listed(self, values: list[Any]) -> Iterator[tuple[str, Any]]:
        pairs = [_pair(inner) for inner in values if isinstance(inner, dict)]
        if len(pairs) == len(self._names) and not any(name for name, _ in pairs):
            pairs = list(zip(self._names, (inner.get("title") for inner in values), strict=True))
        yield from pairs
        if all(isinstance(inner, (str, int)) and inner in self._by_id for inner in values):
            yield from (self._by_id[inner] for inner in values)
        elif all(isinstance(inner, str) for inner in values):
            yield from zip(self._names, values, strict=False)


def _identified(option: Mapping[str, Any]) -> Iterator[tuple[str | int, tuple[str, str]]]:
    """By the id of each value of an option, the option's name and the value's."""
    name = _first(option, _NAMES)
    values: list[Any] = next((option[key] for key in _VALUES if isinstance(option.get(key), list)), [])
    for value in values[:MAX_VALUES]:
        text = _first(value, _TEXTS) if isinstance(value, dict) else None
        if name and text and isinstance(value.get("id"), (str, int)):
            yield value["id"], (name, text)


def _pair(item: Mapping[str, Any]) -> tuple[str, Any]:
    name = next((item[k] for k in ("name", "label", "code", "id", "attribute") if isinstance(item.get(k), str)), "")
    stated = (item[k] for k in ("value", "label", "displayValue", "option") if item.get(k) is not None)
    only = item.get("values")
    return name, next(stated, only[0] if isinstance(only, list) and len(only) == 1 else None)


def _first(item: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((item[key] for key in keys if isinstance(item.get(key), str)), None)


def _called_by_values(variants: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of what variants have under ``option1``, ``option2`` and so on without a name: by their values,
    empty where these do not tell."""
    keys = sorted({key for variant in variants for key in variant if _NUMBERED.fullmatch(key)})[:MAX_OPTIONS]
    return [option_called([variant.get(key) for variant in variants]) for key in keys]

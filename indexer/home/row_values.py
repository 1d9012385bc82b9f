"""A row's values by field, whatever type a file gave them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from crawler.extraction.content.text import clean_text
from indexer.home.columns import ColumnMapping

ID_LIMIT = 512
_REPEATING = frozenset(("brand", "category", "size", "color", "material", "pattern", "condition"))
"""Fields whose texts come again and again, so that each is cleaned once."""
_clean_once = lru_cache(maxsize=16_384)(clean_text)


class RowValues:
    """One row seen through the mapping."""

    def __init__(self, mapping: ColumnMapping, columns: dict[str, Any]) -> None:
        self.columns = columns
        self.currency = mapping.currency
        """What the headers of prices state, for a row that states none itself."""
        self._fields = mapping.fields

    def value(self, field: str) -> Any:
        """The first value that the field's columns hold; None for none."""
        for column in self._fields.get(field, ()):
            value = self.columns.get(column)
            if value not in (None, "", []):
                return value[0] if isinstance(value, list) else value
        return None

    def text(self, field: str, limit: int = 500) -> str | None:
        """The value as clean text."""
        if field not in self._fields:
            return None
        value = self.value(field)
        return _clean_once(value, limit) if field in _REPEATING and isinstance(value, str) else clean_text(value, limit)

    def raw(self, field: str, limit: int = 100) -> str:
        """The value as it stands, without the space around it; empty for none."""
        return scalar(self.value(field)).strip()[:limit] if field in self._fields else ""

    def identity(self, field: str) -> str | None:
        """The shop's own id, byte for byte."""
        value = self.value(field)
        if isinstance(value, str):
            return value if value.strip() else None
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def id_problem(value: str | None) -> str | None:
    """Why a text can't be an id, as a reason code."""
    if value is None:
        return "no_id"
    if len(value) > ID_LIMIT:
        return "id_too_long"
    unstorable = "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value if c > "\ud7ff")
    return "id_not_text" if unstorable else None


def scalar(value: Any) -> str:
    """A text or number, or the first of a list, as text; empty for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return scalar(value[0]) if value else ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def joined(value: Any) -> str | None:
    """A value of any shape as one text: booleans as yes and no, whole numbers without a point, lists with commas."""
    if isinstance(value, str):
        return clean_text(value, 1_000) if value else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return clean_text(", ".join(part for part in map(joined, value[:50]) if part), 1_000)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean_text(value)


def entries(value: Any) -> Iterator[tuple[str, Any]]:
    """The entries of an object, which a CSV cell holds as JSON; those of objects inside it with both names."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            return
    if not isinstance(value, dict):
        return
    for name, entry in list(value.items())[:1_000]:
        if isinstance(entry, dict):
            yield from ((f"{name} {inner}", part) for inner, part in list(entry.items())[:100])
        else:
            yield name, entry


def is_list(value: str) -> bool:
    """A parent's attribute lists the values of all its variants; that is no option of one."""
    return "," in value or "|" in value

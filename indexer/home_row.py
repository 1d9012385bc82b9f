"""A row of a shop's file into a home record."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson

from crawler.availability import parse_availability
from crawler.extraction.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.urls import web_url
from crawler.identifiers import gtin_problem, normalize_gtin
from crawler.options import named_options, option_name
from crawler.platforms.merchant_feed import attributes_of
from crawler.platforms.merchant_offer import offer_of
from crawler.product import Availability, Offer
from indexer.home_column_names import OPTIONS
from indexer.home_columns import ColumnMapping
from indexer.home_file import Row
from indexer.home_price import set_prices
from indexer.home_record import HomeRecord

ID_LIMIT = 512
_ATTRIBUTE_LIMIT = 300
_INHERITED = ("title", "brand", "description", "category", "url")
_CONDITIONS = {
    "new": "NewCondition", "neu": "NewCondition", "neuf": "NewCondition", "nuevo": "NewCondition",
    "nieuw": "NewCondition", "used": "UsedCondition", "gebraucht": "UsedCondition",
    "refurbished": "RefurbishedCondition",
}  # fmt: skip
_GTIN_SEPARATOR = re.compile(r"[,;|/\s]+")
_SPREADSHEET_TEXT = re.compile(r'^="(.*)"$|^\'(?=\d)')
_PLAIN_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?/[\w./~%+=&?,;-]{0,1900}", re.ASCII)
"""An address that needs no second look."""
_REPEATING = ("brand", "category", "size", "color", "material", "pattern", "condition")
"""Fields whose texts come again and again, so that each is cleaned once."""
_clean_once = lru_cache(maxsize=16_384)(clean_text)
_ORDINARY = frozenset(("simple", "variation", "child", "active", "true", "1"))
"""What ``indexer.home_column_names.SKIPPED``' columns say of rows that can be bought; worth no attribute."""


@dataclass(frozen=True)
class BadRow:
    """A row that was not taken. ``skipped`` ones are no mistakes: nobody can buy them."""

    line: int
    reason: str
    detail: str
    home_id: str | None = None
    skipped: bool = False


class RowParser:
    """Reads rows by a mapping; ``notes`` counts values that were left out of good rows, by reason."""

    def __init__(self, mapping: ColumnMapping, merchant: bool, now: datetime) -> None:
        self.mapping = mapping
        self.notes: Counter[str] = Counter()
        self._merchant = merchant
        self._now = now
        self._known: set[str] = set()
        self._head: dict[str, Any] = {}
        self._group: str | None = None

    def parse(self, row: Row) -> HomeRecord | BadRow:
        """The record of a row, or why there is none."""
        if row.values.keys() - self._known:
            self.mapping.add_columns(row.values)
            self._known.update(row.values)
        values = self._with_inherited(row.values)
        home_id = self._identity(values, "id")
        if row.problem:
            return BadRow(row.line, row.problem, row.detail, home_id)
        skip = self._skip_reason(values, row.values)
        if skip:
            return BadRow(row.line, skip, home_id or "", home_id, skipped=True)
        title, group = self._text(values, "title"), self._group_id(values)
        problem = _id_problem(home_id) or ("no_title" if not title else None) or (_id_problem(group) if group else None)
        if problem or home_id is None or title is None:
            return BadRow(row.line, problem or "no_id", (title or home_id or "")[:100], home_id)
        return self._record(values, home_id, title, group)

    def _record(self, values: dict[str, Any], home_id: str, title: str, group: str | None) -> HomeRecord:
        options = self._options(values)
        attributes = self._attributes(values, options)
        if group:  # the row says that it is one of several, so its attributes say which
            options |= {name: attributes.pop(name) for name in ("size", "color") if _tells(name, attributes, options)}
        return HomeRecord(
            home_id=home_id,
            title=title,
            item_group_id=group,
            brand=self._text(values, "brand", 200),
            description=clean_text(_scalar(self._value(values, "description")), DESCRIPTION_LENGTH),
            category=self._text(values, "category"),
            url=self._address(values, "url"),
            image=self._address(values, "image"),
            gtins=self._gtins(values),
            mpn=self._text(values, "mpn", 200),
            sku=self._text(values, "sku", 200),
            options=options,
            attributes=attributes,
            offer=self._offer(values),
        )

    def _with_inherited(self, values: dict[str, Any]) -> dict[str, Any]:
        """A platform's export states a style's title once, on its first row; the next rows of its group go without."""
        fields = self.mapping.fields
        group = self._identity(values, "item_group_id") if "item_group_id" in fields else None
        if group is None or "title" not in fields:
            return values
        if self._text(values, "title") or group != self._group:
            self._head, self._group = values, group
            return values
        columns = [column for field in _INHERITED for column in fields.get(field, [])]
        columns += [*self.mapping.pairs, *self.mapping.skipped]
        inherited = {column: self._head[column] for column in columns if self._head.get(column)}
        return {**values, **{column: value for column, value in inherited.items() if not values.get(column)}}

    def _skip_reason(self, values: dict[str, Any], own: dict[str, Any]) -> str | None:
        for column, reasons in self.mapping.skipped.items():
            reason = reasons.get(_scalar(values.get(column)).strip().lower())
            if reason:
                return reason
        if values is own or self._identity(own, "id") or self._text(own, "price"):
            return None
        return "further_image"  # a row of a known style that has neither an id nor a price

    def _value(self, values: dict[str, Any], field: str) -> Any:
        for column in self.mapping.fields.get(field, ()):
            value = values.get(column)
            if value not in (None, "", []):
                return value[0] if isinstance(value, list) else value
        return None

    def _text(self, values: dict[str, Any], field: str, limit: int = 500) -> str | None:
        value = self._value(values, field)
        return _clean_once(value, limit) if field in _REPEATING and isinstance(value, str) else clean_text(value, limit)

    def _identity(self, values: dict[str, Any], field: str) -> str | None:
        """The shop's own id, byte for byte."""
        value = self._value(values, field)
        if isinstance(value, str):
            return value if value.strip() else None
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def _group_id(self, values: dict[str, Any]) -> str | None:
        group = self._identity(values, "item_group_id")
        return group.removeprefix("id:") if group else None  # WooCommerce's export marks a parent's id so

    def _address(self, values: dict[str, Any], field: str) -> str | None:
        text = _scalar(self._value(values, field)).strip()
        if not text:
            return None
        if _PLAIN_ADDRESS.fullmatch(text):
            return text
        address = web_url(text, "") or web_url(text.split(",")[0], "")
        self.notes[f"{field}_not_http"] += address is None
        return address

    def _gtins(self, values: dict[str, Any]) -> list[str]:
        gtins: dict[str, None] = {}
        for column in self.mapping.fields.get("gtins", ()):
            stated = values.get(column)
            for item in stated if isinstance(stated, list) else [stated]:
                text = _SPREADSHEET_TEXT.sub(r"\1", _scalar(item).strip())
                whole = normalize_gtin(text) if text else None
                for part in [text] if whole else _GTIN_SEPARATOR.split(text):
                    gtin = whole or normalize_gtin(part)
                    if gtin:
                        gtins[gtin] = None
                    elif part:
                        self.notes[gtin_problem(part) or "gtin_malformed"] += 1
        return list(gtins)

    def _options(self, values: dict[str, Any]) -> dict[str, str]:
        pairs = [(name, self._text(values, name, 200)) for name in OPTIONS if name in self.mapping.fields]
        for field, columns in self.mapping.fields.items():
            if field.startswith("options."):
                pairs.append((field.removeprefix("options."), clean_text(values.get(columns[0]), 200)))
        pairs += [(name, value) for name, value in self._pairs(values) if not _is_list(value)]
        pairs += [(name, clean_text(value, 200)) for name, value in _mapping(self._value(values, "options"))]
        return named_options(pairs)

    def _pairs(self, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What pairs of a name and a value column state, without what a platform writes for no option."""
        for name_column, value_column in self.mapping.pairs.items():
            name, value = clean_text(values.get(name_column), 100), clean_text(values.get(value_column))
            if name and value and (name, value) != ("Title", "Default Title"):
                yield name, value

    def _attributes(self, values: dict[str, Any], options: dict[str, str]) -> dict[str, str]:
        pairs = [
            (name, _joined(values.get(column)))
            for column, name in self.mapping.attributes.items()
            if column not in self.mapping.skipped or _scalar(values.get(column)).lower() not in _ORDINARY
        ]
        for field, columns in self.mapping.fields.items():
            if field.startswith("attributes."):
                pairs.append((field.removeprefix("attributes."), _joined(values.get(columns[0]))))
        pairs += [(option_name(name), value) for name, value in self._pairs(values)]
        pairs += [(option_name(name), _joined(value)) for name, value in _mapping(self._value(values, "attributes"))]
        if self._merchant:
            pairs += attributes_of(values, []).items()
        kept = {name: value for name, value in pairs if name and value and options.get(name) != value}
        if len(kept) > _ATTRIBUTE_LIMIT:
            self.notes["too_many_attributes"] += 1
            return dict(list(kept.items())[:_ATTRIBUTE_LIMIT])
        return kept

    def _offer(self, values: dict[str, Any]) -> Offer | None:
        if self._merchant:
            offer = offer_of(values, self._now, None)
            problem = "price_without_currency" if offer.price is not None and offer.price_currency is None else None
            if problem:
                offer.price, offer.list_price = None, None
        else:
            offer = Offer(availability=self._availability(values))
            names = ("price", "sale_price", "list_price", "price_minor_units", "currency")
            texts = [_scalar(self._value(values, name)).strip()[:100] or None for name in names]
            problem = set_prices(offer, texts[0], texts[1], texts[2], texts[3], texts[4])
            condition = self._text(values, "condition", 50)
            offer.item_condition = _CONDITIONS.get(condition.lower()) if condition else None
        if problem:
            self.notes[problem] += 1
        return offer if offer.price_raw or offer.availability or offer.item_condition else None

    def _availability(self, values: dict[str, Any]) -> Availability | None:
        value = self._value(values, "availability")
        text = ("yes" if value else "no") if isinstance(value, bool) else _scalar(value).strip()
        if text:
            known = parse_availability(text[:100])
            self.notes["availability_unknown"] += known is None
            return known
        quantity = re.match(r"(-?)(\d+)", _scalar(self._value(values, "quantity")).strip())
        if not quantity:
            return None
        return Availability.IN_STOCK if not quantity[1] and int(quantity[2][:9]) else Availability.OUT_OF_STOCK


def _id_problem(value: str | None) -> str | None:
    if value is None:
        return "no_id"
    if len(value) > ID_LIMIT:
        return "id_too_long"
    unstorable = "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value if c > "\ud7ff")
    return "id_not_text" if unstorable else None


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _scalar(value[0]) if value else ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _joined(value: Any) -> str | None:
    """A value of any shape as one text: booleans as yes and no, whole numbers without a point, lists with commas."""
    if isinstance(value, str):
        return clean_text(value, 1_000) if value else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return clean_text(", ".join(part for part in map(_joined, value[:50]) if part), 1_000)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean_text(value)


def _mapping(value: Any) -> Iterator[tuple[str, Any]]:
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


def _tells(name: str, attributes: dict[str, str], options: dict[str, str]) -> bool:
    return name not in options and name in attributes and not _is_list(attributes[name])


def _is_list(value: str) -> bool:
    """A parent's attribute lists the values of all its variants; that is no option of one."""
    return "," in value or "|" in value

"""A row of a shop's file into a home record."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler.extraction.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.urls import web_url
from crawler.identifiers import gtin_problem, normalize_gtin
from crawler.options import named_options, option_name
from crawler.platforms.merchant_feed import attributes_of
from crawler.platforms.merchant_offer import offer_of
from crawler.product import Offer
from indexer.home.column_names import OPTIONS
from indexer.home.columns import ColumnMapping
from indexer.home.offer import offer_of_row
from indexer.home.record import HomeRecord
from indexer.home.row_values import RowValues, entries, id_problem, is_list, joined, scalar
from indexer.home.rows import Row

_ATTRIBUTE_LIMIT = 300
_INHERITED = ("title", "brand", "description", "category", "url")
_GTIN_SEPARATOR = re.compile(r"[,;|/\s]+")
_SPREADSHEET_TEXT = re.compile(r'^="(.*)"$|^\'(?=\d)')
_PLAIN_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?/[\w./~%+=&?,;-]{0,1900}", re.ASCII)
"""An address that needs no second look."""
_ORDINARY = frozenset(("simple", "variation", "child", "active", "true", "1"))
"""What ``indexer.home.column_names.SKIPPED``' columns say of rows that can be bought; worth no attribute."""


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
        own = RowValues(self.mapping, row.values)
        values = self._with_inherited(own)
        home_id, title, group = values.identity("id"), values.text("title"), _group_of(values)
        if row.problem:
            return BadRow(row.line, row.problem, row.detail, home_id)
        skip = self._skip_reason(values, own)
        if skip:
            return BadRow(row.line, skip, home_id or "", home_id, skipped=True)
        problem = id_problem(home_id) or ("no_title" if not title else None) or (id_problem(group) if group else None)
        if problem or home_id is None or title is None:
            known = f"id {home_id[:100]}" if home_id else f"title {title[:100]}" if title else ""
            return BadRow(row.line, problem or "no_id", known, home_id)
        return self._record(values, home_id, title, group)

    def _record(self, row: RowValues, home_id: str, title: str, group: str | None) -> HomeRecord:
        options = self._options(row)
        attributes = self._attributes(row, options)
        if group:  # the row says that it is one of several, so its attributes say which
            options |= {name: attributes.pop(name) for name in ("size", "color") if _tells(name, attributes, options)}
        return HomeRecord(
            home_id=home_id,
            title=title,
            item_group_id=group,
            brand=row.text("brand", 200),
            description=row.text("description", DESCRIPTION_LENGTH),
            category=row.text("category"),
            url=self._address(row, "url"),
            image=self._address(row, "image"),
            gtins=self._gtins(row),
            mpn=row.text("mpn", 200),
            sku=row.text("sku", 200),
            options=options,
            attributes=attributes,
            offer=self._offer(row),
        )

    def _with_inherited(self, row: RowValues) -> RowValues:
        """A platform's export states a style's title once, on its first row; the next rows of its group go without."""
        fields = self.mapping.fields
        group = row.identity("item_group_id")
        if group is None or "title" not in fields:
            return row
        if row.text("title") or group != self._group:
            self._head, self._group = row.columns, group
            return row
        columns = [column for field in _INHERITED for column in fields.get(field, [])]
        columns += [*self.mapping.pairs, *self.mapping.skipped]
        lacking = (column for column in columns if not row.columns.get(column) and self._head.get(column))
        return RowValues(self.mapping, {**row.columns, **{column: self._head[column] for column in lacking}})

    def _skip_reason(self, row: RowValues, own: RowValues) -> str | None:
        for column, reasons in self.mapping.skipped.items():
            reason = reasons.get(scalar(row.columns.get(column)).strip().lower())
            if reason:
                return reason
        if row is own or own.identity("id") or own.raw("price"):
            return None
        return "further_image"  # a row of a known style that has neither an id nor a price

    def _address(self, row: RowValues, field: str) -> str | None:
        text = row.raw(field, 10_000)
        if not text or _PLAIN_ADDRESS.fullmatch(text):
            return text or None
        address = web_url(text, "") or web_url(text.split(",")[0], "")
        self.notes[f"{field}_not_http"] += address is None
        return address

    def _gtins(self, row: RowValues) -> list[str]:
        gtins: dict[str, None] = {}
        for column in self.mapping.fields.get("gtins", ()):
            stated = row.columns.get(column)
            for item in stated if isinstance(stated, list) else [stated]:
                text = _SPREADSHEET_TEXT.sub(r"\1", scalar(item).strip())
                whole = normalize_gtin(text) if text else None
                for part in [text] if whole else _GTIN_SEPARATOR.split(text):
                    gtin = whole or normalize_gtin(part)
                    if gtin:
                        gtins[gtin] = None
                    elif part:
                        self.notes[gtin_problem(part) or "gtin_malformed"] += 1
        return list(gtins)

    def _options(self, row: RowValues) -> dict[str, str]:
        pairs = [(name, row.text(name, 200)) for name in OPTIONS if name in self.mapping.fields]
        for field, columns in self.mapping.fields.items():
            if field.startswith("options."):
                pairs.append((field.removeprefix("options."), clean_text(row.columns.get(columns[0]), 200)))
        pairs += [(name, value) for name, value in self._pairs(row) if not is_list(value)]
        pairs += [(name, clean_text(value, 200)) for name, value in entries(row.value("options"))]
        return named_options(pairs)

    def _pairs(self, row: RowValues) -> Iterator[tuple[str, str]]:
        """What pairs of a name and a value column state, without what a platform writes for no option."""
        for name_column, value_column in self.mapping.pairs.items():
            name, value = clean_text(row.columns.get(name_column), 100), clean_text(row.columns.get(value_column))
            if name and value and (name, value) != ("Title", "Default Title"):
                yield name, value

    def _attributes(self, row: RowValues, options: dict[str, str]) -> dict[str, str]:
        pairs = [
            (name, joined(row.columns.get(column)))
            for column, name in self.mapping.attributes.items()
            if column not in self.mapping.skipped or scalar(row.columns.get(column)).lower() not in _ORDINARY
        ]
        for field, columns in self.mapping.fields.items():
            if field.startswith("attributes."):
                pairs.append((field.removeprefix("attributes."), joined(row.columns.get(columns[0]))))
        pairs += [(option_name(name), value) for name, value in self._pairs(row)]
        pairs += [(option_name(name), joined(value)) for name, value in entries(row.value("attributes"))]
        if self._merchant:
            pairs += attributes_of(row.columns, []).items()
        kept = {name: value for name, value in pairs if name and value and options.get(name) != value}
        if len(kept) > _ATTRIBUTE_LIMIT:
            self.notes["too_many_attributes"] += 1
            return dict(list(kept.items())[:_ATTRIBUTE_LIMIT])
        return kept

    def _offer(self, row: RowValues) -> Offer | None:
        if self._merchant:
            offer, problems = offer_of(row.columns, self._now, None), []
            if offer.price is not None and offer.price_currency is None:
                offer.price, offer.list_price = None, None
                problems = ["price_without_currency"]
        else:
            offer, problems = offer_of_row(row)
        self.notes.update(problems)
        return offer if offer.price_raw or offer.availability or offer.item_condition else None


def _group_of(row: RowValues) -> str | None:
    group = row.identity("item_group_id")
    return group.removeprefix("id:") if group else None  # WooCommerce's export marks a parent's id so


def _tells(name: str, attributes: dict[str, str], options: dict[str, str]) -> bool:
    return name not in options and name in attributes and not is_list(attributes[name])

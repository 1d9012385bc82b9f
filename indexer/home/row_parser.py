"""A row of a shop's file into a home record."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from indexer.home.column_names import PARENT_ROW
from indexer.home.columns import ColumnMapping
from indexer.home.record import HomeRecord
from indexer.home.record_builder import RecordBuilder
from indexer.home.row_values import RowValues, id_problem, scalar
from indexer.home.rows import Row

_INHERITED = ("title", "brand", "description", "category", "url")
_OF_PARENTS = ("brand", "category")
_LISTED = re.compile(r"(?:^|,)([a-z][a-z0-9_]*)=((?:[^,=]|,(?![a-z][a-z0-9_]*=))*)")
"""Magento's ``color=White,ean=4006381333931``: values may hold commas."""


@dataclass(frozen=True)
class BadRow:
    """A row that was not taken. ``skipped`` ones are no mistakes: nobody can buy them."""

    line: int
    reason: str
    detail: str
    home_id: str | None = None
    skipped: bool = False


class RowParser:
    """Reads rows by a mapping."""

    def __init__(self, mapping: ColumnMapping, merchant: bool, now: datetime) -> None:
        self.mapping = mapping
        self._builder = RecordBuilder(mapping, merchant, now)
        self._known: set[str] = set()
        self._parents: dict[str, dict[str, str]] = {}
        """What parents that are skipped say for their variants, by id and part number."""
        self._head: dict[str, Any] = {}
        self._group: str | None = None

    @property
    def notes(self) -> Counter[str]:
        """Values that were left out of good rows, by reason."""
        return self._builder.notes

    def parse(self, row: Row) -> HomeRecord | BadRow:
        """The record of a row, or why there is none."""
        own = RowValues(self.mapping, self._known_columns(row.values))
        values = self._with_inherited(own)
        home_id, title, group = values.identity("id"), values.text("title"), _group_of(values)
        if row.problem:
            return BadRow(row.line, row.problem, row.detail, home_id)
        skip = self._skip_reason(values, own)
        if skip:
            self._remember(skip, own)
            return BadRow(row.line, skip, home_id or "", home_id, skipped=True)
        problem = id_problem(home_id) or ("no_title" if not title else None) or (id_problem(group) if group else None)
        if problem or home_id is None or title is None:
            known = f"id {home_id[:100]}" if home_id else f"title {title[:100]}" if title else ""
            return BadRow(row.line, problem or "no_id", known, home_id)
        return self._builder.build(values, home_id, title, group)

    def _known_columns(self, values: dict[str, Any]) -> dict[str, Any]:
        """The row's values, with what one column states of several; what they are called by becomes a known column."""
        self._add_columns(values)
        listed = [values.get(column) for column in self.mapping.fields.get("attributes", ())]
        stated = {name: value for text in listed if isinstance(text, str) for name, value in _LISTED.findall(text)}
        if not stated:
            return values
        self._add_columns(stated)
        return {**stated, **values}

    def _add_columns(self, values: Iterable[str]) -> None:
        if not self._known.issuperset(values):
            self.mapping.add_columns(values)
            self._known.update(values)

    def _remember(self, reason: str, row: RowValues) -> None:
        columns = [column for field in _OF_PARENTS for column in self.mapping.fields.get(field, ())]
        said = {column: row.columns[column] for column in columns if row.columns.get(column)}
        if reason == PARENT_ROW and said:
            self._parents.update({key: said for key in (row.identity("id"), row.identity("sku")) if key})

    def _with_inherited(self, row: RowValues) -> RowValues:
        """A platform's export states a style's title once, on its first row; the next rows of its group go without."""
        fields = self.mapping.fields
        group = row.identity("item_group_id")
        if group is None or "title" not in fields:
            return row
        said = self._parents.get(group.removeprefix("id:"))
        if said:
            return RowValues(
                self.mapping, {**row.columns, **{c: text for c, text in said.items() if not row.columns.get(c)}}
            )
        if row.text("title") or group != self._group:
            self._head, self._group = row.columns, group
            return row
        columns = [column for field in _INHERITED for column in fields.get(field, [])]
        columns += [*self.mapping.pairs, *self.mapping.skipped]
        lacking = (column for column in columns if not row.columns.get(column) and self._head.get(column))
        return RowValues(self.mapping, {**row.columns, **{column: self._head[column] for column in lacking}})

    def _skip_reason(self, row: RowValues, own: RowValues) -> str | None:
        for column, reasons in self.mapping.skipped.items():
            value = row.columns.get(column)
            reason = reasons.get((str(value) if isinstance(value, bool) else scalar(value)).strip().lower())
            if reason:
                return reason
        if row is own or own.identity("id") or own.raw("price"):
            return None
        return "further_image"  # a row of a known style that has neither an id nor a price


def _group_of(row: RowValues) -> str | None:
    group = row.identity("item_group_id")
    return group.removeprefix("id:") if group else None  # WooCommerce's export marks a parent's id so

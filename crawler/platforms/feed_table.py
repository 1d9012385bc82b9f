"""Feeds as a table: values separated by tabs, commas, semicolons or bars under a line of attribute names."""

import csv
import re
from collections.abc import Iterator

from crawler.platforms.feed_item import FeedError, Item, Note

_DELIMITERS = "\t,;|"
_ROW_LINES = 200
"""Lines that one row may take with line ends inside its quotes."""
_VALUE_LIMIT = 100_000
_BETWEEN_LINKS = re.compile(r"\s*,\s*(?=https?://)")


def table_items(lines: Iterator[str], note: Note) -> Iterator[tuple[int, Item]]:
    """The rows with their line. A row whose cells fit no column is noted; a last one that is cut ends the feed."""
    rows = _Rows(lines)
    names = rows.header()
    for line, cells, ended in rows:
        if not ended and len(cells) < len(names):
            raise FeedError("feed_not_well_formed", f"line {line}: the last row breaks off")
        if any(cell.strip() for cell in cells[len(names) :]):
            note("row_misaligned", f"line {line}: {len(cells)} cells under {len(names)} columns")
        elif item := _item(names, cells):
            yield line, item


def _item(names: list[str], cells: list[str]) -> Item:
    item: Item = {}
    for name, cell in zip(names, cells, strict=False):
        value = cell.strip()[:_VALUE_LIMIT]
        if not name or not value:
            continue
        several = _BETWEEN_LINKS.split(value) if name.startswith("additional_image") else [value]
        item.setdefault(name, []).extend(several)
    for detail in item.pop("product_detail", []):
        _, name, value = ["", *detail.split(":")][-3:] if detail.count(":") in (1, 2) else ("", "", "")
        item.setdefault("product_detail/attribute_name", []).append(name)
        item.setdefault("product_detail/attribute_value", []).append(value)
    return item


def attribute_name(text: str) -> str:
    """A column's attribute: ``g:Additional Image Link`` → ``additional_image_link``."""
    name = text.strip("\ufeff \t\r\n\"'[]").lower()
    return re.sub(r"[\s-]+", "_", name.removeprefix("g:"))


class _Rows:
    """Rows of cells with their line, and whether the line had an end."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self._line = 0
        self._delimiter = "\t"

    def header(self) -> list[str]:
        """The columns' names. Raises FeedError where they name no products."""
        text = next(
            (line for line in self._lines if self._count() and line.strip("\ufeff \t\r\n")[:1] not in ("", "#")), ""
        )
        for delimiter in _DELIMITERS:
            self._delimiter = delimiter
            names = [attribute_name(cell) for cell in self._cells(text, strict=False)]
            if {"id", "title"} <= set(names) or {"item_id", "title"} <= set(names):
                return names
        raise FeedError("not_a_feed", "neither XML nor JSON nor a table with the columns id and title")

    def __iter__(self) -> Iterator[tuple[int, list[str], bool]]:
        while text := self._next():
            if text.strip():
                line, whole = self._line, text
                cells = self._row(text)
                yield line, cells, whole.endswith(("\n", "\r"))

    def _row(self, text: str) -> list[str]:
        """The cells of a row, which goes on as long as a quote is open; one that never closes is a plain mark."""
        taken = [text]
        while len(taken) <= _ROW_LINES:
            try:
                return self._cells("".join(taken), strict=True)
            except csv.Error as error:
                if "unexpected end" not in str(error):
                    return self._cells("".join(taken), strict=False)
            more = self._next()
            if not more:
                break
            taken.append(more)
        self._again = taken[1:] + self._again
        self._line -= len(taken) - 1
        return [cell.strip('"') for cell in text.rstrip("\r\n").split(self._delimiter)]

    def _cells(self, text: str, strict: bool) -> list[str]:
        reader = csv.reader(text.splitlines(keepends=True), delimiter=self._delimiter, strict=strict)
        return next(reader, [])

    def _next(self) -> str:
        self._line += 1
        return self._again.pop(0) if self._again else next(self._lines, "")

    def _count(self) -> bool:
        self._line += 1
        return True

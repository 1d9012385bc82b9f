"""The rows of a shop's file as dictionaries, one after another: CSV, JSON Lines, Google Merchant XML.

A row that can't be read has a problem; a file that breaks off raises EOFError.
"""

import csv
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, TextIO

import orjson

from crawler.platforms.feed_items import iter_items
from indexer.home.nested import plain_values

_LINE_LIMIT = 1 << 24
_CELL_LIMIT = 1 << 20


@dataclass(frozen=True)
class Row:
    """One record of the file. ``problem`` is a reason code where it can't be read."""

    line: int
    values: dict[str, Any]
    problem: str | None = None
    detail: str = ""


def csv_rows(text: TextIO, delimiter: str) -> Iterator[Row]:
    """The rows after the header. Short ones lack their last cells; only a last line may be short because it is cut."""
    csv.field_size_limit(_CELL_LIMIT)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header = _header(reader)
    width, seen_short = len(header), False
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "expected after" not in str(error):  # the file, or all patience with one cell, has ended
                raise EOFError(f"line {start} opens a quotation that does not end") from error
            yield Row(start, {}, "bad_quoting", str(error))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < width:
            if not seen_short and not lines.ended and lines.at_end():
                raise EOFError(f"line {start}, its last, has {len(cells)} of {width} cells")
            seen_short = True
        if any(cell.strip() for cell in cells[width:]):
            yield Row(
                start,
                dict(zip(header, cells, strict=False)),
                "too_many_cells",
                f"{len(cells)} cells under {width} columns",
            )
        else:
            yield Row(start, dict(zip(header, cells, strict=False)))


def _header(reader: Iterator[list[str]]) -> list[str]:
    for cells in reader:
        for_excel = cells[:1] == ["sep="] and not any(cells[1:])
        if any(cell.strip() for cell in cells) and not for_excel:
            return [cell.strip().lstrip("\ufeff") for cell in cells]
    return []


class _Lines:
    """A text's lines, knowing whether the last one read had an end."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._next: str | None = None
        self.ended = True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._next if self._next is not None else self._text.readline()
        self._next = None
        if not line:
            raise StopIteration
        self.ended = line.endswith(("\n", "\r"))
        return line

    def at_end(self) -> bool:
        if self._next is None:
            self._next = self._text.readline()
        return not self._next


def json_rows(text: TextIO) -> Iterator[Row]:
    """The objects, one a line; blank lines are none."""
    for number in itertools.count(1):
        line = text.readline(_LINE_LIMIT)
        if not line:
            return
        ended = line.endswith("\n")
        if not ended and len(line) >= _LINE_LIMIT:
            while (more := text.readline(_LINE_LIMIT)) and not more.endswith("\n"):
                pass
            yield Row(number, {}, "line_too_long", f"over {_LINE_LIMIT} characters")
        elif line.strip("\ufeff \t\r\n"):
            row = _json_row(number, line)
            if row.problem == "bad_json" and not ended:
                raise EOFError(f"line {number}, its last, is cut")
            yield row


def _json_row(number: int, line: str) -> Row:
    try:
        try:
            value = orjson.loads(line.strip("\ufeff"))
        except orjson.JSONDecodeError:  # numbers that are none, lone surrogates
            value = json.loads(line.strip("\ufeff"), parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        return Row(number, {}, "bad_json", f"{error.msg}, at character {error.pos + 1}")
    except (ValueError, RecursionError) as error:
        return Row(number, {}, "bad_json", str(error)[:100])
    if not isinstance(value, dict):
        return Row(number, {}, "not_an_object", type(value).__name__)
    return Row(number, plain_values(value))


def merchant_rows(stream: BinaryIO) -> Iterator[Row]:
    """The items, each attribute's values as a list; one that can't be read has a problem. Raises FeedError."""
    skipped: list[tuple[str, str]] = []
    for line, item in iter_items(stream, lambda reason, detail: skipped.append((reason, detail))):
        yield from (Row(line, {}, reason, detail) for reason, detail in skipped if reason != "xml_repaired")
        skipped.clear()
        yield Row(line, dict(item))
    yield from (Row(0, {}, reason, detail) for reason, detail in skipped if reason != "xml_repaired")

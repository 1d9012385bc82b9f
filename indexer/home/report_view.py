"""The report of a home import as tables."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from indexer.home.outcome import ImportOutcome

_ATTRIBUTES_SHOWN = 12
_MEANINGS = {
    "no_id": "the cell of the id is empty",
    "id_too_long": "an id has at most 512 characters",
    "id_not_text": "the id holds characters that are none",
    "no_title": "the cell of the title is empty",
    "duplicate_id": "the first row of an id was taken",
    "too_many_cells": "a text with the separator in it needs quotation marks around it",
    "bad_quoting": "a quotation mark inside a quotation is written twice",
    "bad_json": "the line is no JSON",
    "not_an_object": "the line is JSON, but no object",
    "line_too_long": "a line has at most 16 million characters",
    "price_without_currency": "kept as text only: add a column currency, or call the column Price (EUR)",
    "price_unreadable": "the text holds no amount, or several",
    "price_zero": "nothing costs nothing: kept as text only",
    "gtin_check_digit": "the last digit does not fit the others",
    "gtin_malformed": "a GTIN has 8, 12, 13 or 14 digits",
    "gtin_in_store": "a shop's own number, which means nothing elsewhere",
    "gtin_filler": "a number that stands for none, such as zeros",
    "availability_unknown": "a word that is not known for any stock",
    "url_not_http": "an address begins with http:// or https://",
    "image_not_http": "an address begins with http:// or https://",
}


def import_tables(report: ImportOutcome) -> Iterator[RenderableType]:
    """A summary, then what was not taken and why, then the mapping, then the next step."""
    form = f"{report.format}, {report.encoding}" + (f", {report.delimiter!r}-separated" if report.delimiter else "")
    rate = f", {report.rows / report.seconds:,.0f} rows/s" if report.seconds >= 0.1 else ""
    yield Text(printable(f"Home catalog from {report.file} ({form}) in {report.seconds:.1f} s{rate}"), style="bold")
    figures = ("rows", "imported", "added", "changed", "unchanged", "removed")
    table = plain_table("", numbers=(*(figure.capitalize() for figure in figures), "In home now"))
    table.add_row(*(f"{getattr(report, figure):,}" for figure in figures), f"{report.home_rows:,}")
    yield table
    if report.bad_rows:
        yield from (Text(), _bad_rows(report))
    if report.skipped_rows or report.dropped_values:
        yield from (Text(), _counts(report))
    yield from (Text(), _mapping(report))
    if report.mostly_gone:
        warning = (
            f"{report.removed:,} rows are gone: if the shop still sells them, import its whole catalog again first."
        )
        yield Text(warning, style="yellow")
    yield Text("\nNext: offshelf index", style="dim")


def _bad_rows(report: ImportOutcome) -> Table:
    table = plain_table("", "Not imported because", "Rows", "First lines")
    table.columns[1].justify = "right"
    for bad in report.bad_rows:
        lines = "\n".join(f"line {row.line}: {row.detail}" if row.detail else f"line {row.line}" for row in bad.first)
        meaning = _MEANINGS.get(bad.reason, "")
        table.add_row(
            f"{bad.reason}\n[dim]{meaning}[/]", f"{bad.rows:,}", Text("\n".join(map(printable, lines.split("\n"))))
        )
    return table


def _counts(report: ImportOutcome) -> Table:
    table = plain_table("", "Left out", "Reason", numbers=("Count",))
    for what, counts in (("row", report.skipped_rows), ("value", report.dropped_values)):
        for reason, count in counts.items():
            meaning = _MEANINGS.get(reason)
            table.add_row(what, f"{reason}\n[dim]{meaning}[/]" if meaning else reason, f"{count:,}")
    return table


def _mapping(report: ImportOutcome) -> Table:
    table = plain_table("", "Field", "Column (change with --map FIELD=COLUMN)")
    for field, columns in report.mapping.items():
        table.add_row(field, Text(printable(", ".join(columns))))
    if report.attributes:
        more = len(report.attributes) - _ATTRIBUTES_SHOWN
        names = ", ".join(report.attributes[:_ATTRIBUTES_SHOWN]) + (f" and {more} more" if more > 0 else "")
        table.add_row("attributes", Text(printable(names)))
    return table

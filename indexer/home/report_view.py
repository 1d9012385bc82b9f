"""The report of a home import as tables."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from config.terminal import printable
from indexer.home.report import ImportReport

_ATTRIBUTES_SHOWN = 12


def import_tables(report: ImportReport) -> Iterator[RenderableType]:
    """A summary, then what was not taken and why, then the mapping, then the next step."""
    form = f"{report.format}, {report.encoding}" + (f", {report.delimiter!r}-separated" if report.delimiter else "")
    rate = f", {report.rows / report.seconds:,.0f} rows/s" if report.seconds >= 0.1 else ""
    yield Text(printable(f"Home catalog from {report.file} ({form}) in {report.seconds:.1f} s{rate}"), style="bold")
    figures = ("rows", "imported", "added", "changed", "unchanged", "removed")
    table = Table(*(figure.capitalize() for figure in figures), "In home now")
    table.add_row(*(f"{getattr(report, figure):,}" for figure in figures), f"{report.home_rows:,}")
    for column in table.columns:
        column.justify = "right"
    yield table
    if report.bad_rows:
        yield _bad_rows(report)
    if report.skipped_rows or report.dropped_values:
        yield _counts(report)
    yield _mapping(report)
    yield Text("Next: offshelf index", style="dim")


def _bad_rows(report: ImportReport) -> Table:
    table = Table("Not imported because", "Rows", "First lines")
    table.columns[1].justify = "right"
    for bad in report.bad_rows:
        lines = "\n".join(f"line {row.line}: {row.detail}" if row.detail else f"line {row.line}" for row in bad.first)
        table.add_row(bad.reason, f"{bad.rows:,}", Text("\n".join(map(printable, lines.split("\n")))))
    return table


def _counts(report: ImportReport) -> Table:
    table = Table("Left out", "Reason", "Count")
    table.columns[2].justify = "right"
    for what, counts in (("row", report.skipped_rows), ("value", report.dropped_values)):
        for reason, count in counts.items():
            table.add_row(what, reason, f"{count:,}")
    return table


def _mapping(report: ImportReport) -> Table:
    table = Table("Field", "Column (change with --map FIELD=COLUMN)")
    for field, columns in report.mapping.items():
        table.add_row(field, Text(printable(", ".join(columns))))
    if report.attributes:
        more = len(report.attributes) - _ATTRIBUTES_SHOWN
        names = ", ".join(report.attributes[:_ATTRIBUTES_SHOWN]) + (f" and {more} more" if more > 0 else "")
        table.add_row("attributes", Text(printable(names)))
    return table

"""The runs of a crawl as tables for a terminal of 80 columns."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from crawler.runs.report import RunReport

_FIELD_HEADINGS = {
    "description": "text",
    "category": "categ.",
    "images": "image",
    "options": "opt.",
    "price_currency": "curr.",
    "availability": "stock",
}


def crawl_tables(runs: Sequence[RunReport]) -> RenderableType:
    """What each run did, what it asked for, what was dropped, which fields are filled, and what needs a look."""
    tables = [_overview(runs), _requests([run for run in runs if run.pages or run.requests])]
    tables += [_dropped([run for run in runs if run.dropped]), _fill([run for run in runs if run.fill])]
    parts: list[RenderableType] = []
    for table in tables:
        if table.row_count:
            parts += [table, ""]
    return Group(*parts, *_notes(runs))


def _notes(runs: Sequence[RunReport]) -> Iterator[Text]:
    for run in runs:
        if run.reason:
            kept = f"; {run.consequence}" if run.consequence else ""
            yield Text(printable(f"{run.site}: {run.state}{kept}: {run.reason}"), "yellow")
            if run.state == "held":
                yield Text(printable(f"If that is so, accept it: offshelf crawl {run.site} --accept"), "yellow")
    for run in runs:
        if run.page:
            yield Text(printable(f"Report: {run.page}"), "dim")
    if any(run.changed or run.delisted_variants for run in runs):
        yield Text("Next: offshelf index", "dim")


def _overview(runs: Sequence[RunReport]) -> Table:
    figures = ("Products", "Variants", "Changed", "Delisted", "Dropped", "Seconds")
    table = plain_table("Crawl", "Site", "State", numbers=figures)
    for run in runs:
        counts = (run.products, run.variants, run.changed, run.delisted_products, sum(run.dropped.values()))
        state = Text(run.state, "" if run.state == "complete" else "yellow")
        table.add_row(run.site, state, *(f"{count:,}" for count in counts), f"{run.seconds:.1f}")
    return table


def _requests(runs: Sequence[RunReport]) -> Table:
    table = plain_table("Requests", "Site", "Addresses", "Answers", numbers=("MB",))
    for run in runs:
        table.add_row(run.site, _counts(run.pages), _counts(run.requests), f"{run.bytes / 1e6:.1f}")
    return table


def _dropped(runs: Sequence[RunReport]) -> Table:
    table = plain_table("Dropped", "Site", "Reason", numbers=("Count",))
    for run in runs:
        for number, (reason, count) in enumerate(sorted(run.dropped.items(), key=lambda entry: -entry[1])):
            table.add_row("" if number else run.site, Text(printable(reason)), f"{count:,}")
    return table


def _fill(runs: Sequence[RunReport]) -> Table:
    names = list(dict.fromkeys(name for run in runs for name in run.fill))
    headings = tuple(_FIELD_HEADINGS.get(name, name) for name in names)
    table = plain_table("Listed variants that state a field, %", "Site", numbers=headings, gap=1)
    for run in runs:
        table.add_row(run.site, *(f"{100 * run.fill.get(name, 0):.0f}" for name in names))
    return table


def _counts(counts: Mapping[str, int]) -> Text:
    """The largest first."""
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return Text(printable(", ".join(f"{name} {count:,}" for name, count in ordered)))

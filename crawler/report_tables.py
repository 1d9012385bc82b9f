"""The crawl report as tables for the terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.terminal import printable
from crawler.report import RunReport


def crawl_tables(runs: Sequence[RunReport]) -> RenderableType:
    """What each run did, what it asked for, what was dropped, which fields are filled, and what needs a look."""
    parts: list[RenderableType] = [_overview(runs), _requests(runs)]
    if any(run.dropped for run in runs):
        parts.append(_dropped(runs))
    if any(run.fill for run in runs):
        parts.append(_fill([run for run in runs if run.fill]))
    parts += [Text(printable(f"{run.site}: {run.state}: {run.reason}"), "yellow") for run in runs if run.reason]
    return Group(*parts)


def _overview(runs: Sequence[RunReport]) -> Table:
    table = _table("Crawl", "Site", "State")
    for name in ("Products", "Variants", "Changed", "Delisted", "Dropped", "Seconds"):
        table.add_column(name, justify="right")
    for run in runs:
        counts = (run.products, run.variants, run.changed, run.delisted_products, sum(run.dropped.values()))
        table.add_row(run.site, run.state, *map(str, counts), f"{run.seconds:.1f}")
    return table


def _requests(runs: Sequence[RunReport]) -> Table:
    table = _table("Requests", "Site", "Addresses", "Answers")
    table.add_column("MB", justify="right")
    for run in runs:
        table.add_row(run.site, _counts(run.pages), _counts(run.requests), f"{run.bytes / 1e6:.2f}")
    return table


def _dropped(runs: Sequence[RunReport]) -> Table:
    table = _table("Dropped", "Site", "Reason")
    table.add_column("Count", justify="right")
    for run in runs:
        for reason, count in sorted(run.dropped.items(), key=lambda entry: -entry[1]):
            table.add_row(run.site, Text(printable(reason)), str(count))
    return table


def _fill(runs: Sequence[RunReport]) -> Table:
    table = _table("Variants that state a field, %", "Field")
    for run in runs:
        table.add_column(run.site, justify="right")
    for name in dict.fromkeys(name for run in runs for name in run.fill):
        table.add_row(name, *(f"{100 * run.fill.get(name, 0):.0f}" for run in runs))
    return table


def _table(title: str, *columns: str) -> Table:
    return Table(*columns, title=title, title_justify="left")


def _counts(counts: Mapping[str, int]) -> Text:
    return Text(printable(", ".join(f"{name} {count}" for name, count in sorted(counts.items()))))

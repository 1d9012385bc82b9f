"""The crawl report as tables for the terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.terminal import printable
from crawler.report import RunReport


def crawl_tables(runs: Sequence[RunReport]) -> RenderableType:
    """One row per site, then what was dropped, what fields are filled, and what needs a look."""
    parts: list[RenderableType] = [_overview(runs)]
    if any(run.dropped for run in runs):
        parts.append(_dropped(runs))
    if any(run.fill for run in runs):
        parts.append(_fill(runs))
    parts += [Text(printable(f"{run.site}: {run.state}: {run.reason}"), "yellow") for run in runs if run.reason]
    return Group(*parts)


def _overview(runs: Sequence[RunReport]) -> Table:
    table = Table(title="Crawl", title_justify="left")
    table.add_column("Site")
    table.add_column("State")
    for name in ("Pages", "Products", "Variants", "Changed", "Delisted", "Dropped", "MB", "Seconds"):
        table.add_column(name, justify="right")
    table.add_column("Requests")
    for run in runs:
        table.add_row(
            run.site,
            run.state,
            str(sum(run.pages.values())),
            str(run.products),
            str(run.variants),
            str(run.changed),
            str(run.delisted_products),
            str(sum(run.dropped.values())),
            f"{run.bytes / 1e6:.1f}",
            f"{run.seconds:.1f}",
            " ".join(f"{status}×{count}" for status, count in sorted(run.requests.items())),
        )
    return table


def _dropped(runs: Sequence[RunReport]) -> Table:
    table = Table("Site", "Reason", title="Dropped", title_justify="left")
    table.add_column("Count", justify="right")
    for run in runs:
        for reason, count in sorted(run.dropped.items(), key=lambda entry: -entry[1]):
            table.add_row(run.site, Text(printable(reason)), str(count))
    return table


def _fill(runs: Sequence[RunReport]) -> Table:
    names = list(dict.fromkeys(name for run in runs for name in run.fill))
    table = Table("Site", title="Variants that state a field, %", title_justify="left")
    for name in names:
        table.add_column(name, justify="right")
    for run in runs:
        table.add_row(run.site, *(f"{100 * run.fill.get(name, 0):.0f}" for name in names))
    return table

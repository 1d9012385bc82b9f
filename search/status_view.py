"""The status as tables."""

from datetime import datetime

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.terminal import printable
from search.status import SECTIONS, StatusReport


def status_view(report: StatusReport) -> RenderableType:
    return Group(_summary(report), _sites(report)) if report.sites else _summary(report)


def _summary(report: StatusReport) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold")
    home = report.home
    origin = f", imported {_when(home.imported_at)} from {printable(home.source or '')}" if home.imported_at else ""
    table.add_row("Home catalog", Text(f"{home.rows:,} rows, {home.styles:,} styles{origin}"))
    verdicts = ", ".join(f"{count:,} {kind}" for kind, count in report.verdicts.items())
    table.add_row("Verdicts", Text(verdicts or "none yet: offshelf index"))
    index = report.index
    if index.problem:
        table.add_row("Index", Text(f"{index.engine}: {index.problem}", style="yellow"))
    else:
        parts = ", ".join(f"{index.sections[section]:,} {section}" for section in SECTIONS)
        table.add_row("Index", Text(f"{index.documents:,} documents ({parts}) in {index.build}, {index.engine}"))
    if not report.sites:
        table.add_row("Brand sites", "none yet: offshelf brand add URL")
    return table


def _sites(report: StatusReport) -> Table:
    table = Table(title="Brand sites", title_justify="left", box=None, pad_edge=False, header_style="bold")
    for name in ("site", "consent", "products", "variants", "last crawl", "result", "next crawl"):
        table.add_column(name, justify="right" if name in ("products", "variants") else "left")
    for site in report.sites:
        purged = f"purged {_when(site.purged_at)}" if site.purged_at else None
        table.add_row(
            Text(site.site), site.consent or "no brand file", f"{site.products:,}", f"{site.variants:,}",
            _when(site.last_run), purged or site.last_state or "–", _when(site.next_run),
        )  # fmt: skip
    return table


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "–"

"""What ``offshelf status`` answers."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel

from config.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

SECTIONS = ("home", "buy_for_me", "withheld")


class HomeStatus(BaseModel):
    """The home catalog."""

    rows: int
    styles: int
    imported_at: datetime | None
    source: str | None


class SiteStatus(BaseModel):
    """A brand site, and what of it is stored and listed."""

    site: str
    consent: str | None
    """None where there is no brand file any more."""
    products: int
    variants: int
    last_run: datetime | None
    last_state: str | None
    next_run: datetime | None
    purged_at: datetime | None = None
    report: str | None = None
    """The file with the report on its last run as an HTML page."""


class IndexStatus(BaseModel):
    """The live index; ``problem`` says why there is none to look at."""

    engine: str
    build: str | None = None
    documents: int | None = None
    sections: dict[str, int] = {}
    problem: str | None = None

    def told(self) -> str:
        """In one line."""
        if self.problem or self.documents is None:
            return f"{self.engine}: {self.problem}"
        parts = ", ".join(f"{self.sections[section]:,} {_words(section)}" for section in SECTIONS)
        return f"{self.documents:,} documents ({parts}) in {self.build}, {self.engine}"


class StatusReport(Report):
    """Everything at a glance."""

    home: HomeStatus
    sites: list[SiteStatus]
    verdicts: dict[str, int]
    """Brand variants by verdict; ``none`` are those without one."""
    index: IndexStatus

    def __rich__(self) -> "RenderableType":
        from rich.console import Group

        return Group(self._summary(), self._sites(), *self._reports()) if self.sites else self._summary()

    def _reports(self) -> "Iterator[Text]":
        from rich.text import Text

        from config.terminal import printable

        for site in self.sites:
            if site.report:
                yield Text(printable(f"Last run of {site.site}: {site.report}"), "dim", overflow="fold")

    def _summary(self) -> "Table":
        from rich.table import Table
        from rich.text import Text

        from config.terminal import printable

        table = Table.grid(padding=(0, 2))
        table.add_column(style="bold")
        home = self.home
        origin = f", imported {_when(home.imported_at)} from {printable(home.source or '')}" if home.imported_at else ""
        table.add_row("Home catalog", Text(f"{home.rows:,} rows, {home.styles:,} styles{origin}"))
        verdicts = ", ".join(f"{count:,} {_words(kind)}" for kind, count in self.verdicts.items())
        table.add_row("Verdicts", Text(verdicts or "none yet: offshelf index"))
        table.add_row("Index", Text(self.index.told(), style="yellow" if self.index.problem else ""))
        if not self.sites:
            table.add_row("Brand sites", "none yet: offshelf brand add URL")
        return table

    def _sites(self) -> "Table":
        from rich.text import Text

        from config.plain_table import plain_table

        names = ("site", "consent", "products", "variants", "last crawl", "result", "next crawl")
        table = plain_table("Brand sites", *names)
        table.columns[2].justify = table.columns[3].justify = "right"
        for site in self.sites:
            result = f"purged {_when(site.purged_at)}" if site.purged_at else _words(site.last_state or "–")
            table.add_row(
                Text(site.site), _words(site.consent or "no brand file"), f"{site.products:,}", f"{site.variants:,}",
                _when(site.last_run), result, _when(site.next_run),
            )  # fmt: skip
        return table


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "–"


def _words(code: str) -> str:
    return code.replace("_", " ")

"""The receipt of a purge."""

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel

from config.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType


class PurgedIndex(BaseModel):
    """What a purge did to the live index."""

    build: str
    documents: int
    """The site's own documents that it held."""
    home_documents: int
    """Home documents that showed variants of the site, and were written anew without them."""


class PurgeReport(Report):
    """What was removed of a site, and what is left: nothing, or the purge has failed."""

    site: str
    url: str
    reason: str
    purged_at: datetime
    """UTC; the tombstone's."""
    removed: dict[str, int]
    """Rows by table."""
    file: str | None
    """The YAML that was removed."""
    index: PurgedIndex | None
    """None where there was no live index."""
    left: dict[str, int]
    """What was found when everything was looked through again, by place."""

    @property
    def failed(self) -> bool:
        return bool(self.left)

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        from config.plain_table import plain_table
        from config.terminal import printable

        table = plain_table(f"Purged: {self.site}", "Removed", numbers=("Count",))
        for name, count in self.removed.items():
            table.add_row(name, f"{count:,}")
        if self.file:
            table.add_row(Text(printable(self.file)), "1")
        if self.index:
            table.add_row("documents of the live index", f"{self.index.documents:,}")
            table.add_row("home documents written anew", f"{self.index.home_documents:,}")
        found = ", ".join(f"{place} {count}" for place, count in self.left.items())
        verdict = Text(f"Still there: {found}", "red") if found else Text("Looked through again: nothing is left.")
        stone = f"Tombstone: {self.site}, {self.url}, {self.purged_at:%Y-%m-%d %H:%M} UTC, {self.reason}"
        return Group(table, verdict, Text(printable(stone)))

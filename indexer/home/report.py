"""The outcome of a home import as the report of a verb."""

from typing import TYPE_CHECKING

from config.report import Report
from indexer.home.outcome import ImportOutcome

if TYPE_CHECKING:
    from rich.console import RenderableType


class ImportReport(ImportOutcome, Report):
    """Tables: a summary, what was not taken and why, the mapping of columns, the next step."""

    def __rich__(self) -> "RenderableType":
        from rich.console import Group

        from indexer.home.report_view import import_tables

        return Group(*import_tables(self))

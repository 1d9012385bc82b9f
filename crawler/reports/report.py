"""What a crawl did, for programs and for people."""

from typing import TYPE_CHECKING

from config.report import Report
from crawler.runs.report import RunReport

if TYPE_CHECKING:
    from rich.console import RenderableType


class CrawlReport(Report):
    """Every site that was asked for."""

    runs: list[RunReport]

    @property
    def failed(self) -> bool:
        """Refusals of an opted-out site are as it should be; everything else that is not complete needs a look."""
        return any(run.state not in ("complete", "refused") for run in self.runs)

    def __rich__(self) -> "RenderableType":
        from crawler.reports.report_tables import crawl_tables

        return crawl_tables(self.runs)

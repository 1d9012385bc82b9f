"""The demo's outcome as the report of a verb."""

from typing import TYPE_CHECKING

from config.report import Report
from search.demo.outcome import DemoOutcome

if TYPE_CHECKING:
    from rich.console import RenderableType


class DemoReport(DemoOutcome, Report):
    """Fails where a crawl did not end as it should."""

    @property
    def failed(self) -> bool:
        return self.crawl.failed

    def __rich__(self) -> "RenderableType":
        from search.demo.view import demo_view

        return demo_view(self)

"""What a run asked for and what came back, counted into its report."""

from scrapy import Request
from scrapy.http import Response

from crawler.runs.report import RunReport


class Tally:
    """Counts requests by status or by the reason of their failure, and bytes."""

    def __init__(self, report: RunReport) -> None:
        self._report = report

    def count(self, response: Response, request: Request) -> None:
        """Count an answer as it came from the wire, retries and redirects too."""
        self._add(str(response.status))
        self._report.bytes += request.meta.get("bytes_on_disk", 0) + len(response.body)

    def count_pause(self) -> None:
        """Count that the site was left alone for a while."""
        self._add("paused")

    def count_failure(self, reason: str) -> None:
        """Count a request that got no answer."""
        self._add(reason)

    def _add(self, name: str) -> None:
        self._report.requests[name] = self._report.requests.get(name, 0) + 1

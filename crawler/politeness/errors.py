"""Why a request gave no response."""

from scrapy.exceptions import IgnoreRequest


class DownloadError(Exception):
    """A request that failed; ``reason`` is counted in reports, ``temporary`` says whether to try again."""

    def __init__(self, reason: str, detail: str, temporary: bool = True) -> None:
        super().__init__(detail)
        self.reason = reason
        self.temporary = temporary


class RefusedRequest(IgnoreRequest):
    """A request that we don't send; ``reason`` is counted in reports."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason

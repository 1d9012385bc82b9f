"""What a crawl did, for programs and for people."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from config.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType


class RunReport(BaseModel):
    """One run of one site. Counts cover the whole run, however often it was interrupted."""

    site: str
    run: int | None = None
    state: str
    """complete, incomplete (nothing was delisted), interrupted (the next crawl goes on with it), failed or refused."""
    reason: str | None = None
    """Why it is not complete."""
    full: bool = False
    resumed: bool = False
    pages: dict[str, int] = Field(default_factory=dict)
    """Addresses by outcome (``crawler.frontier.State``); unchanged ones cost no body."""
    requests: dict[str, int] = Field(default_factory=dict)
    """Answers by HTTP status, and requests that got none by reason."""
    bytes: int = 0
    """Of bodies as transferred."""
    seconds: float = 0.0
    products: int = 0
    """Found in this run."""
    variants: int = 0
    listed: int = 0
    """Products of the site that are listed now."""
    changed: int = 0
    """Products that are new, or say something else than before."""
    delisted_products: int = 0
    delisted_variants: int = 0
    dropped: dict[str, int] = Field(default_factory=dict)
    """What was not taken, by reason."""
    fill: dict[str, float] = Field(default_factory=dict)
    """Share of the listed variants that state a field, 0 to 1."""


class CrawlReport(Report):
    """Every site that was asked for."""

    runs: list[RunReport]

    @property
    def failed(self) -> bool:
        """Refusals of an opted-out site are as it should be; everything else that is not complete needs a look."""
        return any(run.state not in ("complete", "refused") for run in self.runs)

    def __rich__(self) -> "RenderableType":
        from crawler.report_tables import crawl_tables

        return crawl_tables(self.runs)

"""What one run of one site did."""

from collections.abc import Mapping

from pydantic import BaseModel, Field


class RunReport(BaseModel):
    """One run of one site. Counts cover the whole run, however often it was interrupted."""

    site: str
    run: int | None = None
    state: str
    """complete, incomplete (nothing was delisted), held (not believed: nothing of it was kept), interrupted (the next
    crawl goes on with it), failed or refused."""
    reason: str | None = None
    """Why it is not complete."""
    full: bool = False
    resumed: bool = False
    pages: dict[str, int] = Field(default_factory=dict)
    """Addresses by outcome (``crawler.frontier.row.State``); unchanged ones cost no body."""
    requests: dict[str, int] = Field(default_factory=dict)
    """Answers by HTTP status, and requests that got none by reason; ``paused`` is how often the site was let rest."""
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
    taken_back: int = 0
    """Products that a held run had changed, and that are as they were before it."""
    delisted_products: int = 0
    delisted_variants: int = 0
    dropped: dict[str, int] = Field(default_factory=dict)
    """What was not taken, by reason."""
    purchase_refusal: str | None = None
    """The words with which robots.txt forbids buying by programs, if it does."""
    fill: dict[str, float] = Field(default_factory=dict)
    """Share of the listed variants that state a field, 0 to 1."""
    page: str | None = None
    """The file with this report as an HTML page; None where none could be written."""

    @property
    def consequence(self) -> str:
        """What followed from a run that is not complete, in words."""
        return {"incomplete": "nothing was delisted", "held": "what it changed was taken back"}.get(self.state, "")


def errors_of(requests: Mapping[str, int]) -> dict[str, int]:
    """Of requests by status or reason, those that went wrong, the most frequent first."""
    failed = [(reason, count) for reason, count in requests.items() if reason[:1] not in "123" and reason != "paused"]
    return dict(sorted(failed, key=lambda entry: (-entry[1], entry[0])))

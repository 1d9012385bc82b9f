"""What the readers of one page share: where it is, what it hints at, and what was dropped."""

from dataclasses import dataclass, field
from datetime import datetime

from crawler.extraction.markup import Markup
from crawler.rejection import Rejection

MAX_REJECTIONS = 200


@dataclass(slots=True)
class PageContext:
    """One page while it is read."""

    url: str
    text: str
    markup: Markup
    canonical: str | None
    observed_at: datetime
    rejected: list[Rejection] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The page's own address as far as it is known."""
        return self.canonical or self.url

    def reject(self, reason: str, detail: object = "") -> None:
        """Count something as dropped; the first few hundred of a page are enough to know."""
        if len(self.rejected) < MAX_REJECTIONS:
            line = "".join(c if c.isprintable() else " " for c in str(detail)[:200])
            self.rejected.append(Rejection(reason, line, self.url))

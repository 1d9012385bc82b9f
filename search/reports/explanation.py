"""What ``offshelf explain`` and ``GET /explain/{id}`` answer."""

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import Field

from config.report import Report
from indexer.matching.judgements.judgement import Judgement
from indexer.matching.verdicts.conflicts import CONFLICTS
from indexer.review.side_by_side import ComparedField
from indexer.verdict import Evidence, Verdict
from search.probability_text import probability_text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table


class Explanation(Report):
    """A verdict with everything that led to it."""

    variant_id: str
    brand_site: str
    title: str
    url: str
    verdict: Verdict | None
    match_probability: float | None
    home_id: str | None
    reasons: list[str]
    """What decided, in sentences."""
    would_change: list[str]
    """What would have to be otherwise for another verdict, in sentences, what counts most first."""
    evidence: list[Evidence]
    conflicts: list[Evidence]
    """Those of the evidence that speak against one another and need a person."""
    compared: list[ComparedField]
    """Beside the most likely home row; empty if there is none."""
    judgements: dict[str, str]
    """A person's decisions on this variant that count, by home id."""
    history: list[Judgement] = Field(default_factory=list)
    """All that was ever said of the variant or its style, by whom, when and why."""
    decided_at: datetime | None

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        from config.terminal import printable

        parts: list[RenderableType] = [
            Text(printable(self.title), style="bold"),
            Text(printable(f"{self.brand_site}  {self.url}")),
            Text(),
            Text(self._verdict(), style="bold"),
            Text(printable(" ".join(self.reasons)) + "\n"),
            self._evidence_table(),
        ]
        if self.would_change:
            parts += [Text("\nWhat would change it", style="bold")]
            parts += [Text(printable(f"  {sentence}")) for sentence in self.would_change]
        if self.compared:
            parts += [Text(), self._comparison_table()]
        parts += [Text(printable(_told(judged)), style="dim") for judged in self.history]
        return Group(*parts)

    def _verdict(self) -> str:
        if self.verdict is None:
            return "No verdict yet"
        known = self.match_probability
        chance = "" if known is None else f" (the chance that it is: {probability_text(known)})"
        said = {Verdict.SOLD_HERE: "Sold here", Verdict.NOT_SOLD_HERE: "Not sold here"}
        return f"{said.get(self.verdict, 'Uncertain whether it is sold here')}{chance}"

    def _evidence_table(self) -> "Table":
        from rich.text import Text

        from config.plain_table import plain_table
        from config.terminal import printable

        table = plain_table("Evidence", "Fact", numbers=("Weight for the same",))
        for fact in self.evidence:
            weight = "decided" if fact.weight is None else f"{fact.weight:+.1f}"
            table.add_row(Text(printable(fact.detail)), "conflict" if fact.code in CONFLICTS else weight)
        return table

    def _comparison_table(self) -> "Table":
        from rich.text import Text

        from config.plain_table import plain_table
        from config.terminal import printable

        table = plain_table("Side by side", "", "Brand site", "Home")
        for line in self.compared:
            table.add_row(*(Text(printable(text or "–")) for text in (line.field, line.brand_site, line.home)))
        return table


def _told(judged: Judgement) -> str:
    why = f" ({judged.why})" if judged.why else ""
    return f"{judged.decided_at:%Y-%m-%d} {judged.decided_by}: {judged.decision}, {judged.object}{why}"

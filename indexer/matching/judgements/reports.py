"""What the verbs on judgements report."""

from typing import TYPE_CHECKING

from pydantic import Field

from config.report import Report
from indexer.matching.judgements.judgement import Decision, Judgement

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_COUNTS = "It counts from the next: offshelf index"
_MEANINGS = {
    "already_known": "says what counts here already",
    "older_than_ours": "a later decision on the same pair counts here",
    "malformed": "is no line of an export",
    "site_purged": "its brand site was purged",
    "variant_not_listed": "waits: no brand site lists the variant now",
    "home_row_gone": "waits: the home catalog does not have the row now",
}


class JudgementReport(Report):
    """A decision on a variant and a home row, as it was noted."""

    variant_id: str
    decision: Decision
    home_id: str
    decided_by: str
    why: str | None = None

    def __rich__(self) -> "RenderableType":
        words = "is the same as" if self.decision == "same" else "is not"
        return _noted(f"{self.variant_id} {words} {self.home_id}")


class BrandJudgementReport(Report):
    """A decision on two names of brands, as it was noted."""

    brand: str
    decision: Decision
    home_brand: str
    decided_by: str
    why: str | None = None

    def __rich__(self) -> "RenderableType":
        words = "are two names of one brand" if self.decision == "same" else "are two brands"
        return _noted(f"{self.brand} and {self.home_brand} {words}")


class UndoReport(Report):
    """The decisions that were taken back."""

    undone: list[Judgement]
    """What had been said and no longer counts."""

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        from config.terminal import printable

        lines = [f"Undone: {judged.subject} {judged.decision} {judged.object}" for judged in self.undone]
        return Group(*(Text(printable(line)) for line in lines), Text(_COUNTS))


class ExportedJudgements(Report):
    """How many decisions a file holds now."""

    file: str
    judgements: int

    def __rich__(self) -> "RenderableType":
        from rich.text import Text

        from config.terminal import printable

        return Text(printable(f"{self.judgements:,} decisions written to {self.file}"))


class ImportedJudgements(Report):
    """Figures are lines of the file."""

    file: str
    lines: int = 0
    taken: int = 0
    waiting: dict[str, int] = Field(default_factory=dict)
    """Of those taken, by reason: what is of no effect until the record is back."""
    left_out: dict[str, int] = Field(default_factory=dict)
    """By reason."""
    first_malformed: int | None = None
    """The number of a line."""

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        from config.plain_table import plain_table
        from config.terminal import printable

        told = f"{self.taken:,} of {self.lines:,} decisions taken from {self.file}"
        table = plain_table("", "Reason", "", numbers=("Lines",))
        for reason, count in (self.waiting | self.left_out).items():
            table.add_row(reason, _MEANINGS.get(reason, ""), f"{count:,}")
        where = (
            [] if self.first_malformed is None else [Text(f"The first malformed line is line {self.first_malformed}.")]
        )
        counts = [table] if table.rows else []
        return Group(Text(printable(told), style="bold"), *counts, *where, Text(_COUNTS, style="dim"))


def _noted(told: str) -> "Text":
    from rich.text import Text

    from config.terminal import printable

    return Text(printable(f"Noted: {told}. {_COUNTS}"))

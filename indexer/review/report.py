"""What ``offshelf review`` reports: the questions as a list, or what was decided."""

from typing import TYPE_CHECKING

from pydantic import BaseModel

from config.report import Report
from indexer.matching.judgements.judgement import Scope
from indexer.review.session import ReviewSession

if TYPE_CHECKING:
    from rich.console import RenderableType


class ListedQuestion(BaseModel):
    """A question with the titles of both records; ``judge`` takes the names of a variant's."""

    scope: Scope
    subject: str
    object: str
    title: str
    home_title: str
    expected_change: float
    chance: float
    if_same: int
    if_different: int
    why: list[str]


class ReviewList(Report):
    """The first questions; ``total``: of all there are."""

    total: int
    questions: list[ListedQuestion]

    def __rich__(self) -> "RenderableType":
        from rich.text import Text

        from config.plain_table import plain_table
        from config.terminal import printable

        if not self.questions:
            return Text("There is nothing to decide.")
        table = plain_table(f"{self.total:,} to decide", "", "Brand site", "Home", numbers=("Chance", "Would change"))
        for asked in self.questions:
            cells = (asked.scope, f"{asked.title}\n{asked.subject}", f"{asked.home_title}\n{asked.object}")
            texts = (Text("\n".join(map(printable, cell.split("\n")))) for cell in cells)
            table.add_row(*texts, f"{asked.chance:.2f}", f"{asked.expected_change:.1f}")
        return table


class ReviewDone(Report):
    """What a session of questions came to."""

    answered: int
    changed: int
    """Answers that change a verdict."""
    left: int

    def __rich__(self) -> "RenderableType":
        from rich.text import Text

        told = f"{self.answered:,} answered, {self.changed:,} of them change a verdict; {self.left:,} left."
        return Text(told + (" They count from the next: offshelf index" if self.answered else ""))


def listed(session: ReviewSession, most: int) -> ReviewList:
    """The next questions of a session with their titles; it is left at the end of them."""
    found = []
    for asked in session.upcoming(most):
        titles = {line.field: (line.brand_site or "", line.home or "") for line in session.sides()}
        title, home_title = titles.get("title", ("", ""))
        values = asked.model_dump(exclude={"site"})
        change = round(asked.expected_change, 3)
        found.append(ListedQuestion(**values, title=title, home_title=home_title, expected_change=change))
        session.skip()
    return ReviewList(total=session.total, questions=found)

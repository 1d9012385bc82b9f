"""``offshelf review``: the queue in the terminal, one key for each answer."""

import sys

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from config.database import opened_database
from config.errors import InputError
from config.settings import Settings
from config.terminal import printable
from indexer.matching.judgements.judgements import current_user
from indexer.review.question import Question
from indexer.review.report import ReviewDone, ReviewList, listed
from indexer.review.session import ReviewSession
from indexer.review.side_by_side import ComparedField, Piece

_KEYS = "[s] same   [d] different   [k] skip   [u] undo   [q] quit"
_ASKED = {
    "variant": "Is this variant what the shop sells?",
    "style": "Are these the same product? Sizes and colours are told apart afterwards.",
    "brand": "Are these two names of one brand?",
}


def list_questions(settings: Settings, most: int) -> ReviewList:
    """The first questions of the queue, for reading; nothing is asked."""
    with opened_database(settings) as database:
        return listed(ReviewSession(database, current_user()), most)


def review(settings: Settings, by: str | None) -> ReviewDone:
    """Ask until the queue ends or the person quits. Raises InputError where there is no terminal to ask at."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("There is no terminal to ask at.", "See what there is to decide with: offshelf review --list")
    from click import getchar

    console = Console(highlight=False, emoji=False)
    with opened_database(settings) as database:
        session = ReviewSession(database, by or current_user())
        while question := session.current:
            console.clear()
            console.print(_shown(session, question))
            try:
                key = getchar().lower()
            except (KeyboardInterrupt, EOFError):
                break
            if key in ("q", "\x03", "\x04", ""):
                break
            _press(session, key)
        return ReviewDone(answered=session.answered, changed=session.changed, left=session.total - session.answered)


def _press(session: ReviewSession, key: str) -> None:
    if key == "s":
        session.answer("same")
    elif key == "d":
        session.answer("different")
    elif key == "k":
        session.skip()
    elif key == "u":
        session.undo()


def _shown(session: ReviewSession, question: Question) -> RenderableType:
    lines = session.sides()
    known = [Text(printable(f"  {sentence}"), style="dim") for sentence in question.why]
    gone = [Text("One of the two records is gone since the last index run; skip it.", style="yellow")]
    return Group(
        Text(session.progress, style="dim"),
        Text(question.effect, style="dim"),
        Text(f"\n{_ASKED[question.scope]}\n", style="bold"),
        *([_table(lines)] if lines else gone),
        Text(),
        *known,
        Text(f"\n{_KEYS}", style="bold"),
    )


def _table(lines: list[ComparedField]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim", expand=True)
    table.add_column("")
    table.add_column("Brand site", ratio=1)
    table.add_column("Home", ratio=1)
    for line in lines:
        mark = {True: ("=", "green"), False: ("≠", "bold red"), None: (" ", "")}[line.agrees]
        name = Text.assemble(mark, " ", (line.field, "dim"))
        table.add_row(name, _text(line.brand_site, line.brand_site_pieces), _text(line.home, line.home_pieces))
    return table


def _text(whole: str | None, pieces: list[Piece]) -> Text:
    """What only one side has stands out by colour and underline, for those who see no red."""
    if whole is None:
        return Text("–", style="dim")
    marked = ((printable(piece.text), "underline yellow" if piece.differs else "") for piece in pieces)
    return Text(" ").join(Text(text, style=style) for text, style in marked)

"""Examples of what a run did not take: of each reason the first, and addresses that gave nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from crawler.frontier.row import State
from crawler.tables import dropped, frontier

MAX_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One thing that was not taken, as the site wrote it."""

    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RunExamples:
    """By reason, and by the state of addresses that could not be read."""

    dropped: dict[str, list[Example]]
    addresses: dict[State, list[Example]]


def run_examples(connection: Connection, site: str, run: int, reasons: Iterable[str]) -> RunExamples:
    """A few examples for each of the reasons that the run's report counts."""
    return RunExamples(
        {reason: _of_reason(connection, run, reason) for reason in reasons},
        {
            state: found
            for state in (State.FAILED, State.REFUSED, State.GONE)
            if (found := _in(connection, site, run, state))
        },
    )


def _of_reason(connection: Connection, run: int, reason: str) -> list[Example]:
    query = select(dropped.c.url, dropped.c.detail).where(dropped.c.run == run, dropped.c.reason == reason[:64])
    rows = connection.execute(query.order_by(dropped.c.id).limit(MAX_EXAMPLES))
    return [Example(row.url, row.detail) for row in rows]


def _in(connection: Connection, site: str, run: int, state: State) -> list[Example]:
    mine = (frontier.c.site == site) & (frontier.c.run == run) & (frontier.c.state == state)
    rows = connection.execute(select(frontier.c.url).where(mine).order_by(frontier.c.url).limit(MAX_EXAMPLES))
    return [Example(url) for url in rows.scalars()]

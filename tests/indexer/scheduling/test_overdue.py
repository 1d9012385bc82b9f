"""Crawls that are due at a start of the schedule: cut short, or missed."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, insert

from crawler.tables import run
from indexer.scheduling.overdue import overdue_crawls

NIGHTLY = {"acme": "0 2 * * *"}
NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def add_run(database: Engine, state: str, started: tuple[int, int], finished: tuple[int, int] | None = None) -> None:
    """A run of the site acme; times are day and hour of the month."""
    times = [datetime(2026, 3, *at) if at else None for at in (started, finished)]
    values = {"site": "acme", "started_at": times[0], "finished_at": times[1], "state": state, "full": False}
    with database.begin() as connection:
        connection.execute(insert(run).values(**values, report={}))


@pytest.mark.parametrize(
    ("state", "started", "finished", "due"),
    [
        ("complete", (4, 3), (4, 4), True),  # not since yesterday
        ("failed", (4, 3), (4, 4), True),
        ("complete", (5, 2), (5, 3), False),  # this night's
        ("incomplete", (5, 2), (5, 3), False),
        ("complete", (5, 1), (5, 3), False),  # at work when it was due again
        ("complete", (5, 11), (5, 12), False),  # by hand
        ("running", (5, 11), None, True),  # killed
        ("interrupted", (5, 11), None, True),
    ],
)
def test_what_was_cut_short_or_missed_is_due(
    database: Engine, state: str, started: tuple[int, int], finished: tuple[int, int] | None, due: bool
) -> None:
    add_run(database, "complete", (1, 2), (1, 3))
    add_run(database, state, started, finished)
    assert overdue_crawls(database, NIGHTLY, NOON) == (["acme"] if due else [])


def test_only_planned_sites_that_were_crawled_before_are_due(database: Engine) -> None:
    assert overdue_crawls(database, NIGHTLY, NOON) == []
    add_run(database, "running", (5, 11))
    assert overdue_crawls(database, {"other": "0 2 * * *"}, NOON) == []
    assert overdue_crawls(database, {}, NOON) == []

"""Which planned crawls have not been made: cut short, or missed while no schedule was running."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Engine, func, select

from crawler.runs.runs import RunState
from crawler.tables import run
from indexer.scheduling.cron import parse_cron

_UNFINISHED = (RunState.RUNNING, RunState.INTERRUPTED)


def overdue_crawls(database: Engine, planned: Mapping[str, str], now: datetime) -> list[str]:
    """The sites to crawl at once, of those planned by cron expression.

    The last run of each was killed or stopped, or was over before the latest time that the expression names. The job
    store alone does not tell: it takes a crawl for made as soon as it waits for its turn.
    """
    newest = select(func.max(run.c.id)).where(run.c.site.in_(planned)).group_by(run.c.site)
    query = select(run.c.site, run.c.state, run.c.started_at, run.c.finished_at).where(run.c.id.in_(newest))
    with database.connect() as connection:
        rows = connection.execute(query.order_by(run.c.site)).all()
    return [
        row.site
        for row in rows
        if row.state in _UNFINISHED or _missed(planned[row.site], row.finished_at or row.started_at, now)
    ]


def _missed(expression: str, last: datetime, now: datetime) -> bool:
    due = parse_cron(expression).get_next_fire_time(None, last.replace(tzinfo=UTC))
    return due is not None and due <= now

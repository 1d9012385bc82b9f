"""Runs: one pass over a site, however often it is interrupted."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select, update

from crawler.runs.report import RunReport
from crawler.tables import run as runs

RESUMABLE_FOR = timedelta(days=2)
"""An older unfinished run is closed: what it read first would be stale when it ends."""


class RunState(StrEnum):
    """How a run stands, or how it ended."""

    RUNNING = "running"
    """Also what a killed process leaves behind."""
    INTERRUPTED = "interrupted"
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    HELD = "held"
    """Not believed: what it changed was taken back, until a person accepts the next one."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is being carried out."""

    id: int
    started_at: datetime
    full: bool
    resumed: bool
    report: RunReport
    """Its counts up to the last stored batch."""


def open_run(connection: Connection, site: str, full: bool) -> Run:
    """The site's unfinished run, or a new one. An unfinished run stays as full as it was begun."""
    now = datetime.now(UTC).replace(tzinfo=None)
    unfinished = (runs.c.site == site) & runs.c.state.in_((RunState.RUNNING, RunState.INTERRUPTED))
    row = connection.execute(select(runs).where(unfinished).order_by(runs.c.id.desc())).first()
    if row is not None and now - row.started_at < RESUMABLE_FOR and (row.full or not full):
        connection.execute(update(runs).where(runs.c.id == row.id).values(state=RunState.RUNNING))
        report = RunReport.model_validate({**row.report, "site": site, "state": RunState.RUNNING, "resumed": True})
        return Run(row.id, row.started_at, row.full, True, report.model_copy(update={"run": row.id, "reason": None}))
    connection.execute(update(runs).where(unfinished).values(state=RunState.INCOMPLETE, finished_at=now))
    values = {"site": site, "started_at": now, "state": RunState.RUNNING, "full": full, "report": {}}
    key = connection.execute(insert(runs).values(values)).inserted_primary_key
    assert key is not None
    return Run(key[0], now, full, False, RunReport(site=site, run=key[0], state=RunState.RUNNING, full=full))


def interrupt_run(connection: Connection, run: Run, report: RunReport) -> RunReport:
    """Note that a run was stopped on purpose; the next crawl goes on with it."""
    report.state, report.reason = RunState.INTERRUPTED, "stopped; the next crawl goes on with this run"
    values = {"state": report.state, "report": report.model_dump(mode="json")}
    connection.execute(update(runs).where(runs.c.id == run.id).values(values))
    return report


def last_complete(connection: Connection, site: str) -> RunReport | None:
    """The report of the site's last complete run."""
    query = select(runs.c.report).where(runs.c.site == site, runs.c.state == RunState.COMPLETE)
    report = connection.execute(query.order_by(runs.c.id.desc()).limit(1)).scalar()
    return RunReport.model_validate(report) if report else None


def purchase_refusals(connection: Connection) -> dict[str, str]:
    """By site, the words with which its robots.txt forbade buying by programs when it was last read."""
    newest = select(func.max(runs.c.id)).where(runs.c.state != RunState.FAILED).group_by(runs.c.site)
    rows = connection.execute(select(runs.c.site, runs.c.report).where(runs.c.id.in_(newest)))
    return {row.site: said for row in rows if (said := (row.report or {}).get("purchase_refusal"))}

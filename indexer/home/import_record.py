"""The store's record of an import: when it began and ended, and what it came to."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, update

from indexer.home.report import ImportReport
from indexer.tables import home_import


def begin_import(database: Engine, file: Path) -> int:
    """Note that an import of this file begins; returns its number."""
    with database.begin() as connection:
        # One that was killed has no other chance to say so.
        killed = update(home_import).where(home_import.c.state == "running")
        connection.execute(killed.values(state="failed", finished_at=_now()))
        result = connection.execute(home_import.insert().values(source=str(file), started_at=_now(), state="running"))
    return int(result.inserted_primary_key[0]) if result.inserted_primary_key else 0


def fail_import(database: Engine, import_id: int, reason: str) -> None:
    """Note why nothing was changed."""
    with database.begin() as connection:
        _finish(connection, import_id, "failed", {"error": reason}, _now())


def complete_import(connection: Connection, import_id: int, report: ImportReport, now: datetime) -> None:
    """Note what it did, in the transaction that does it; ``now`` is naive UTC."""
    _finish(connection, import_id, "complete", report.model_dump(mode="json"), now)


def _finish(connection: Connection, import_id: int, state: str, report: dict[str, object], now: datetime) -> None:
    ended = update(home_import).where(home_import.c.id == import_id)
    connection.execute(ended.values(state=state, finished_at=now, report=report))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)

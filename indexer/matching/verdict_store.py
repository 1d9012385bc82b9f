"""Verdicts in the store: what changed is written, what vanished is removed, the rest keeps its time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select

from config.database import write_transaction
from config.progress import Progress
from indexer.tables import verdict
from indexer.verdict import VariantVerdict

_BATCH = 500
"""Rows of one transaction, below every database's limit of bound values."""


@dataclass(frozen=True)
class PlacedVerdict:
    """A verdict with the site and the style of its variant."""

    site: str
    style_id: str
    decided: VariantVerdict


def read_verdicts(database: Engine) -> dict[str, VariantVerdict]:
    """The verdicts of the run before, by variant."""
    with database.connect() as connection:
        return {row["variant_id"]: VariantVerdict.model_validate(dict(row)) for row in _stored(connection)}


def write_verdicts(database: Engine, verdicts: Iterable[PlacedVerdict], listener: Progress) -> tuple[int, int]:
    """Make the table hold these verdicts and no others; how many were written and how many removed.

    In short transactions, so that crawls can write between them; stopped half-way, the next run completes it.
    """
    with database.connect() as connection:
        stored = {row["variant_id"]: row for row in map(dict, _stored(connection))}
    now = datetime.now(UTC).replace(tzinfo=None)
    changed = []
    for placed in verdicts:
        row = _row(placed, now)
        if _same(stored.pop(placed.decided.variant_id, None), row):
            continue
        changed.append(row)
    done, total = 0, len(changed) + len(stored)
    for batch in _batches(changed):
        with write_transaction(database) as connection:
            _remove(connection, [row["variant_id"] for row in batch])
            connection.execute(insert(verdict), batch)
        done += len(batch)
        listener("write verdicts", done, total)
    for gone in _batches(sorted(stored)):
        with write_transaction(database) as connection:
            _remove(connection, gone)
        done += len(gone)
        listener("write verdicts", done, total)
    return len(changed), len(stored)


def _stored(connection: Connection) -> Iterator[Any]:
    yield from connection.execute(select(verdict)).mappings()


def _row(placed: PlacedVerdict, now: datetime) -> dict[str, Any]:
    decided = placed.decided.model_dump(mode="json")
    return {**decided, "site": placed.site, "style_id": placed.style_id, "decided_at": now}


def _same(stored: dict[str, Any] | None, row: dict[str, Any]) -> bool:
    return stored is not None and all(stored[name] == value for name, value in row.items() if name != "decided_at")


def _remove(connection: Connection, variant_ids: Sequence[str]) -> None:
    connection.execute(delete(verdict).where(verdict.c.variant_id.in_(variant_ids)))


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]

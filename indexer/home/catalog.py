"""Reading the home catalog: what the shop sells."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

from indexer.home.record import HomeRecord
from indexer.tables import home_import, home_row

_BATCH = 5_000


class StoredRow(NamedTuple):
    """A home row as the store has it: cheap to hand to another process, which then reads it."""

    style_key: str
    record: str
    first_seen: datetime | None

    def read(self) -> HomeRecord:
        record = HomeRecord.model_validate_json(self.record)
        if self.first_seen:
            record.first_seen = self.first_seen.replace(tzinfo=UTC)
        return record


def iter_home_rows(connection: Connection, style_keys: Iterable[str] | None = None) -> Iterator[HomeRecord]:
    """Every home row, the rows of a style one after another; read in batches, so memory stays flat.

    Of some styles only where ``style_keys`` are given, a few hundred at once.
    """
    return (row.read() for row in iter_stored_rows(connection, style_keys))


def iter_stored_home_styles(connection: Connection) -> Iterator[list[StoredRow]]:
    """The rows of each home style, as the store has them."""
    return (list(rows) for _, rows in groupby(iter_stored_rows(connection), key=attrgetter("style_key")))


def iter_stored_rows(connection: Connection, style_keys: Iterable[str] | None = None) -> Iterator[StoredRow]:
    """``iter_home_rows`` without reading them."""
    row = home_row.c
    query = select(row.style_key, row.record, row.first_seen).order_by(row.style_key, row.home_id)
    if style_keys is not None:
        query = query.where(row.style_key.in_(list(style_keys)))
    return map(StoredRow._make, connection.execution_options(yield_per=_BATCH).execute(query))


def home_usable(connection: Connection) -> bool:
    """Whether the home catalog can tell that something is not sold here.

    It can't with no rows, or when loads were tried and none was ever complete.
    """
    if connection.execute(select(home_row.c.home_id).limit(1)).first() is None:
        return False
    states = set(connection.execute(select(home_import.c.state).distinct()).scalars())
    return not states or "complete" in states

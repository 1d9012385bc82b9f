"""Reading the home catalog: what the shop sells."""

from collections.abc import Iterable, Iterator
from datetime import UTC

from sqlalchemy import Connection, select

from indexer.home.record import HomeRecord
from indexer.tables import home_import, home_row

_BATCH = 5_000


def iter_home_rows(connection: Connection, style_keys: Iterable[str] | None = None) -> Iterator[HomeRecord]:
    """Every home row, the rows of a style one after another; read in batches, so memory stays flat.

    Of some styles only where ``style_keys`` are given, a few hundred at once.
    """
    query = select(home_row.c.record, home_row.c.first_seen).order_by(home_row.c.style_key, home_row.c.home_id)
    if style_keys is not None:
        query = query.where(home_row.c.style_key.in_(list(style_keys)))
    result = connection.execution_options(yield_per=_BATCH).execute(query)
    for row in result:
        record = HomeRecord.model_validate_json(row.record)
        if row.first_seen:
            record.first_seen = row.first_seen.replace(tzinfo=UTC)
        yield record


def home_usable(connection: Connection) -> bool:
    """Whether the home catalog can tell that something is not sold here.

    It can't with no rows, or when loads were tried and none was ever complete.
    """
    if connection.execute(select(home_row.c.home_id).limit(1)).first() is None:
        return False
    states = set(connection.execute(select(home_import.c.state).distinct()).scalars())
    return not states or "complete" in states

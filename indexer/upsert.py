"""Many rows of a table at once: those of a known key change, the others are added."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[tuple[Any, ...]],
    changed: Mapping[str, str],
) -> None:
    """Store the rows, each with a value for every column, none of which needs a type's conversion.

    ``changed``: by column what it becomes where the key is known, ``replace`` or ``add``.
    """
    if not rows:
        return
    added = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
    values: dict[str, ColumnElement[Any]] = {
        name: table.c[name] + added.excluded[name] if how == "add" else added.excluded[name]
        for name, how in changed.items()
    }
    statement = added.on_conflict_do_update(index_elements=list(table.primary_key), set_=values)
    names = table.columns.keys()
    if connection.dialect.name == "sqlite":
        # By the key, so that neighbours are written together; past SQLAlchemy, which takes as long for a row as SQLite.
        every = statement.values(dict.fromkeys(names)).compile(dialect=connection.dialect)
        connection.exec_driver_sql(str(every), sorted(rows))
    else:
        connection.execute(statement, [dict(zip(names, row, strict=True)) for row in rows])

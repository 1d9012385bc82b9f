"""Many values of a build at once: those of known keys change, the others are added."""

from collections.abc import Mapping
from typing import Literal

import orjson
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql

Packed = bytes
"""Values by key as one text, in the order in which they are stored: row by row it takes three times as long."""


def packed(values: Mapping[str, int | str]) -> Packed:
    """The values for ``upsert``, in any process."""
    return orjson.dumps(values, option=orjson.OPT_SORT_KEYS)


def upsert(connection: Connection, table: Table, build: str, values: Packed, how: Literal["replace", "add"]) -> None:
    """Store a value for each key of a build, in a table of these three; ``how``: what becomes of one that is known."""
    named, key, value = table.columns.keys()
    if connection.dialect.name == "sqlite":
        new = f"{value} + excluded.{value}" if how == "add" else f"excluded.{value}"
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} SELECT ?, key, value FROM json_each(?) WHERE true "
            f"ON CONFLICT ({named}, {key}) DO UPDATE SET {value} = {new}",
            (build, values.decode()),
        )
        return
    added = postgresql.insert(table)
    excluded = added.excluded[value]
    new_value = table.c[value] + excluded if how == "add" else excluded
    statement = added.on_conflict_do_update(index_elements=list(table.primary_key), set_={value: new_value})
    rows = [{named: build, key: name, value: said} for name, said in orjson.loads(values).items()]
    if rows:
        connection.execute(statement, rows)

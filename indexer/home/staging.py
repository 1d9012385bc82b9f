"""Writing the home catalog: rows are staged beside it, then switched in by one short transaction."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from types import TracebackType
from typing import Self

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    bindparam,
    text,
)

from indexer.home.record import HomeRecord

_staging = MetaData()
incoming = Table(
    "incoming_home_row",
    _staging,
    Column("position", Integer, primary_key=True),
    Column("line", Integer, nullable=False),
    Column("home_id", String(512), nullable=False),
    Column("style_key", String(512), nullable=False),
    Column("record", Text, nullable=False),
    Column("content_hash", String(40), nullable=False),
    prefixes=["TEMPORARY"],
)
kept = Table("kept_home_row", _staging, Column("home_id", String(512)), prefixes=["TEMPORARY"])

_BATCH = 2_000
_FIRST = (
    "(SELECT first.line FROM incoming_home_row AS first WHERE first.home_id = later.home_id "
    "ORDER BY first.position LIMIT 1)"
)
_LATER = (
    "FROM incoming_home_row AS later WHERE EXISTS (SELECT 1 FROM incoming_home_row AS earlier "
    "WHERE earlier.home_id = later.home_id AND earlier.position < later.position)"
)


@dataclass(frozen=True)
class Switched:
    """What the switch did, in rows."""

    added: int
    changed: int
    unchanged: int
    removed: int
    total: int


class HomeStaging:
    """Rows on their way in, in temporary tables of one connection; closing it forgets them."""

    def __init__(self, database: Engine) -> None:
        self._connection: Connection = database.connect()
        self._rows: list[dict[str, object]] = []
        self._kept: list[dict[str, object]] = []
        self.staged = 0

    def __enter__(self) -> Self:
        for table in (incoming, kept):
            table.create(self._connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.rollback()
        # A pooled connection would keep the tables and their disk space.
        self._connection.invalidate()
        self._connection.close()

    def add(self, line: int, record: HomeRecord) -> None:
        """Stage a good row."""
        body = record.model_dump_json(exclude_defaults=True)
        self.staged += 1
        self._rows.append(
            {
                "position": self.staged,
                "line": line,
                "home_id": record.home_id,
                "style_key": record.style_key,
                "record": body,
                "content_hash": blake2b(body.encode(), digest_size=20).hexdigest(),
            }
        )
        if len(self._rows) >= _BATCH:
            self._flush()

    def keep(self, home_id: str) -> None:
        """Note a row that is in the file but can't be read: a full snapshot must not remove what home has of it."""
        self._kept.append({"home_id": home_id})

    def drop_duplicates(self) -> list[tuple[int, str]]:
        """Leave only the first row of each id; returns the line of each other, and what it repeats."""
        self._flush()
        # After the load: an index that grows with every row costs more.
        self._connection.execute(text("CREATE INDEX ix_incoming_home_row ON incoming_home_row (home_id, position)"))
        found = self._connection.execute(text(f"SELECT later.line, later.home_id, {_FIRST} {_LATER} ORDER BY 1"))
        duplicates = [(line, f"id {home_id[:100]}, as on line {first}") for line, home_id, first in found]
        if duplicates:
            self._connection.execute(
                text(f"DELETE FROM incoming_home_row WHERE position IN (SELECT later.position {_LATER})")
            )
        return duplicates

    def switch(self, import_id: int, now: datetime, replace: bool) -> Switched:
        """Make the staged rows part of the home catalog; with ``replace`` they are all of it. The caller commits it.

        ``now`` is naive UTC; a row whose content is the same keeps its ``changed_at``.
        """
        known = self._count("incoming_home_row JOIN home_row USING (home_id)")
        same = self._count(
            "incoming_home_row AS i JOIN home_row USING (home_id) WHERE i.content_hash = home_row.content_hash"
        )
        total = self._count("incoming_home_row")
        self._connection.execute(_UPSERT, {"import_id": import_id, "now": now})
        removed = self._remove_others(import_id) if replace else 0
        return Switched(total - known, known - same, same, removed, self._count("home_row"))

    def begin_switch(self) -> Connection:
        """End the staging transaction and take the store's write lock."""
        self._flush()
        self._connection.commit()
        if self._connection.dialect.name == "sqlite":
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        return self._connection

    def _remove_others(self, import_id: int) -> int:
        condition = "import_id <> :import_id AND home_id NOT IN (SELECT home_id FROM kept_home_row)"
        result = self._connection.execute(text(f"DELETE FROM home_row WHERE {condition}"), {"import_id": import_id})
        return result.rowcount

    def _count(self, source: str) -> int:
        return int(self._connection.execute(text(f"SELECT count(*) FROM {source}")).scalar_one())

    def _flush(self) -> None:
        for table, rows in ((incoming, self._rows), (kept, self._kept)):
            if rows:
                self._connection.execute(table.insert(), rows)
                rows.clear()


_UPSERT = text(
    """
    INSERT INTO home_row (home_id, style_key, record, content_hash, import_id, changed_at, first_seen)
    SELECT home_id, style_key, record, content_hash, :import_id, :now, :now FROM incoming_home_row WHERE true
    ON CONFLICT (home_id) DO UPDATE SET
        style_key = excluded.style_key,
        record = excluded.record,
        import_id = excluded.import_id,
        changed_at = CASE WHEN home_row.content_hash = excluded.content_hash
                     THEN home_row.changed_at ELSE excluded.changed_at END,
        content_hash = excluded.content_hash
    """
).bindparams(bindparam("now", type_=DateTime))

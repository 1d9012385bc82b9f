"""The connection to the store: SQLite in WAL mode by default, PostgreSQL by URL."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError

from config.errors import ConfigError, StoreError, reason_of
from config.settings import Settings
from config.store_failures import on_failure, store_error

metadata = MetaData()
"""Every table of Offshelf registers here; the package that owns a table defines it in its ``tables.py``."""

REVISION = "0011"
"""The newest migration. A store at this revision is opened without loading Alembic."""

BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another one; crawls of several sites share one SQLite file."""


def open_database(settings: Settings) -> Engine:
    """An engine on the store, migrated to the newest revision.

    Raises StoreError with the next step, as does everything that fails on this engine later.
    """
    address = settings.database_address
    try:
        if address.startswith("sqlite"):
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address)
    except OSError as error:
        raise store_error(f"{settings.data_dir}: {reason_of(error)}") from error
    except (ArgumentError, ImportError) as error:
        raise ConfigError(
            f"OFFSHELF_DATABASE_URL is wrong: {str(error).splitlines()[0].rstrip('.')}.",
            "Write it as postgresql+psycopg://USER:PASSWORD@HOST/DATABASE, with the extra 'postgresql' installed.",
        ) from error
    event.listen(engine, "handle_error", on_failure)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
    try:
        revision = _revision(engine)
        if revision != REVISION:
            _migrate(engine, revision)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def opened_database(settings: Settings) -> Iterator[Engine]:
    """The store for as long as the block runs; its connections are closed then. Raises as ``open_database`` does."""
    engine = open_database(settings)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """A short transaction that holds SQLite's write lock from its start, so that what it read stays true.

    Raises StoreError where the disk is full or another writer keeps the lock; nothing of it is stored then.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _configure_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    _switch_to_wal(cursor)
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _switch_to_wal(cursor: Any) -> None:
    """The one statement that SQLite refuses at once, timeout or not, while another connection opens a new store."""
    until = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return revision


def _migrate(engine: Engine, revision: str | None) -> None:
    from alembic import command  # loaded only when there is something to migrate: it costs 150 ms
    from alembic.config import Config

    if revision is not None and revision > REVISION:
        raise StoreError(
            f"The store is of a newer Offshelf (its revision is {revision}, this one knows {REVISION}).",
            "Install that version, or choose another OFFSHELF_DATA_DIR.",
        )
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["connection"] = _locked(connection)
        command.upgrade(config, "head")


def _locked(connection: Connection) -> Connection:
    """Holds off a second process that opens the same new store at the same moment."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7305)")
    return connection

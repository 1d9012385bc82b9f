"""The store: migrated on first opening, safe to open twice, clear when it can't be opened."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

import crawler.tables
import indexer.tables
from config.database import REVISION, metadata, open_database
from config.errors import StoreError
from config.settings import Settings

OPEN = "import sys; from pathlib import Path; from config.settings import Settings; from config.database import *; "
OPEN += "open_database(Settings(data_dir=Path(sys.argv[1])))"


def test_a_new_store_has_every_table(tmp_path: Path) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    assert set(metadata.tables) <= set(inspect(database).get_table_names())
    assert {crawler.tables.frontier.name, indexer.tables.verdict.name} <= set(metadata.tables)
    database.dispose()


def test_writers_wait_in_wal_mode(tmp_path: Path) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    with database.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 30_000
    database.dispose()


def test_processes_that_open_a_new_store_at_once_all_get_it(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", OPEN, str(tmp_path)] for _ in range(4)]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for command in commands]
    assert [(p.communicate()[1], p.returncode) for p in processes] == [(b"", 0)] * 4
    engine = create_engine(f"sqlite:///{tmp_path / 'offshelf.sqlite3'}")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [REVISION]
    engine.dispose()


def test_a_store_that_cant_be_opened_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="can't be opened"):
        open_database(Settings(data_dir=tmp_path / "file"))


def test_a_store_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "offshelf.sqlite3").write_bytes(b"junk" * 1000)
    with pytest.raises(StoreError, match="not a database"):
        open_database(Settings(data_dir=tmp_path))

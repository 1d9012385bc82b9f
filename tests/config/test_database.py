"""The store: migrated on first opening, safe to open twice, clear when it can't be opened."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

import crawler.tables
import indexer.tables
from config.database import REVISION, metadata, open_database
from config.errors import ConfigError, StoreError
from config.settings import Settings
from tests.config.damage import damage

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
    with pytest.raises(StoreError, match="can't be used"):
        open_database(Settings(data_dir=tmp_path / "file"))


def test_a_store_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "offshelf.sqlite3").write_bytes(b"junk" * 1000)
    with pytest.raises(StoreError, match="not a database"):
        open_database(Settings(data_dir=tmp_path))


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.dispose()
    with pytest.raises(StoreError, match="newer Offshelf"):
        open_database(Settings(data_dir=tmp_path))


@pytest.mark.parametrize("url", ["nonsense", "nosuchdatabase://host/x", "sqlite+nosuchdriver:///x"])
def test_an_address_that_is_none_names_the_setting(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match="OFFSHELF_DATABASE_URL"):
        open_database(Settings(data_dir=tmp_path, database_url=url))


def test_a_failure_after_opening_says_what_to_do(tmp_path: Path) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE big (line TEXT)"))
        connection.execute(text("INSERT INTO big VALUES (:line)"), [{"line": "x" * 3000}] * 200)
    database.dispose()
    damage(tmp_path / "offshelf.sqlite3")
    with database.connect() as connection, pytest.raises(StoreError, match=r"malformed.*backup"):
        connection.execute(text("SELECT line FROM big")).all()
    database.dispose()


def test_a_full_disk_says_that_nothing_is_lost(tmp_path: Path) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    with database.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 60"))
        with pytest.raises(StoreError, match=r"full.*nothing is lost"):
            connection.execute(text("CREATE TABLE big AS SELECT zeroblob(1000000)"))
    database.dispose()


def test_a_wrong_statement_is_a_defect_and_stays_one(tmp_path: Path) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    with database.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text("INSERT INTO alembic_version VALUES (NULL)"))
    database.dispose()

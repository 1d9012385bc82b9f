"""The migrations build exactly the tables that the code declares."""

import importlib

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from config.database import REVISION, metadata, open_database
from config.settings import Settings
from tests.parts import ROOT

OWNERS = ("crawler.tables", "indexer.tables")


def test_a_new_store_has_the_declared_tables(settings: Settings) -> None:
    for owner in OWNERS:
        importlib.import_module(owner)
    engine = open_database(settings)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_table_module_is_compared() -> None:
    folders = (path.relative_to(ROOT) for path in ROOT.glob("*/**/tables.py") if ".venv" not in path.parts)
    assert {".".join(path.with_suffix("").parts) for path in folders} == set(OWNERS)


def test_the_newest_migration_is_the_one_that_the_store_is_opened_with() -> None:
    assert ScriptDirectory(str(ROOT / "config" / "migrations")).get_current_head() == REVISION

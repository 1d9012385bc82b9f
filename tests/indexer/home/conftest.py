"""A deployment with its store, and a way to import text as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from config.progress import silent
from config.settings import Settings
from indexer.home.catalog import iter_home_rows
from indexer.home.importer import import_home
from indexer.home.record import HomeRecord
from indexer.home.report import ImportReport

Import = Callable[..., ImportReport]


@pytest.fixture
def import_text(settings: Settings, tmp_path: Path) -> Import:
    """``import_text(body, name="home.csv", mapping=(), replace=False, format_name=None)``."""

    def run(
        body: str | bytes,
        name: str = "home.csv",
        mapping: tuple[str, ...] = (),
        replace: bool = False,
        force: bool = False,
        format_name: str | None = None,
    ) -> ImportReport:
        path = tmp_path / name
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        return import_home(settings, path, format_name, list(mapping), replace, silent, force)

    return run


@pytest.fixture
def rows(database: Engine) -> Callable[[], dict[str, HomeRecord]]:
    """The home catalog as it is now, by id."""

    def read() -> dict[str, HomeRecord]:
        with database.connect() as connection:
            return {record.home_id: record for record in iter_home_rows(connection)}

    return read

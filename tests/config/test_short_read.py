"""Short questions to the store: the same answers as asked the usual way, and the same failures."""

from pathlib import Path

import pytest
from sqlalchemy import bindparam, column, select, table, text

from config.database import open_database
from config.errors import StoreError
from config.settings import Settings
from config.short_read import ShortRead
from tests.config.damage import damage

PAIRS = table("pair", column("kind"), column("name"), column("filling"))
READ = ShortRead(
    select(PAIRS.c.name, PAIRS.c.filling).where(
        PAIRS.c.name.in_(bindparam("names", expanding=True)), PAIRS.c.kind == bindparam("kind")
    ),
    listed="names",
)


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 40])
def test_any_number_of_values_is_asked_for(tmp_path: Path, count: int) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    names = [f"name {number:02}" for number in range(50)]
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE pair (kind TEXT, name TEXT, filling TEXT)"))
        rows = [{"kind": kind, "name": name} for kind in ("one", "two") for name in names]
        connection.execute(text("INSERT INTO pair VALUES (:kind, :name, 'x')"), rows)
    found = READ.rows(database, [*names[:count], *["no such name"] * (count > 0)], kind="two")
    assert sorted(name for name, _ in found) == names[:count]
    database.dispose()


def test_a_failure_says_what_to_do(tmp_path: Path) -> None:
    database = open_database(Settings(data_dir=tmp_path))
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE pair (kind TEXT, name TEXT, filling TEXT)"))
        connection.execute(text("INSERT INTO pair VALUES ('one', 'a', :filling)"), [{"filling": "x" * 3000}] * 200)
    database.dispose()
    damage(tmp_path / "offshelf.sqlite3")
    with pytest.raises(StoreError, match=r"malformed.*backup"):
        READ.rows(database, ["a"], kind="one")
    database.dispose()

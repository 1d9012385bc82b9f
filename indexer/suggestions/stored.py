"""The suggestions of each build in the store, made anew by every index run that changed something."""

from sqlalchemy import Connection, Engine, delete, insert, select

from config.database import write_transaction
from indexer.suggestions.arrays import pack
from indexer.suggestions.gatherer import SuggestionGatherer
from indexer.tables import suggestion_set


def store_suggestions(database: Engine, build: str, gathered: SuggestionGatherer) -> None:
    """Keep what was gathered instead of what was kept. What it replaces is overwritten, as after a purge."""
    content = pack(gathered.entries())
    with write_transaction(database) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
        version = (suggestions_version(connection, build) or 0) + 1
        connection.execute(delete(suggestion_set).where(suggestion_set.c.build == build))
        connection.execute(insert(suggestion_set).values(build=build, version=version, content=content))


def suggestions_version(connection: Connection, build: str) -> int | None:
    """Rises whenever they change; None if there are none."""
    return connection.execute(select(suggestion_set.c.version).where(suggestion_set.c.build == build)).scalar()


def read_suggestions(connection: Connection, build: str) -> bytes:
    """As ``indexer.suggestions.arrays.unpack`` reads them."""
    found: bytes = connection.execute(
        select(suggestion_set.c.content).where(suggestion_set.c.build == build)
    ).scalar_one()
    return found

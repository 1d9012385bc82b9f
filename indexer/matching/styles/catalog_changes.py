"""Which styles of both catalogs say something else than when they were matched, as the store's triggers noted it."""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, select

from config.database import write_transaction
from indexer.tables import catalog_change


@dataclass(frozen=True)
class CatalogChanges:
    """Everything that was noted before a moment; what is noted later is left for the next run."""

    upto: int
    home: frozenset[str]
    """Style keys."""
    site: frozenset[tuple[str, str]]
    """Sites and product ids."""

    def __bool__(self) -> bool:
        return bool(self.home or self.site)


def read_changes(database: Engine, most: int) -> CatalogChanges | None:
    """What has changed until now; None where more than ``most`` changes were noted."""
    upto = last_change(database)
    noted = catalog_change.c
    with database.connect() as connection:
        query = select(noted.id, noted.site, noted.key).where(noted.id <= upto).limit(most + 1)
        rows = connection.execute(query).all()
    if len(rows) > most:
        return None
    return CatalogChanges(
        upto,
        frozenset(row.key for row in rows if not row.site),
        frozenset((row.site, row.key) for row in rows if row.site),
    )


def last_change(database: Engine) -> int:
    """The newest change that was noted; whatever is read after this call holds it and all older ones."""
    with write_transaction(database) as connection:
        if connection.dialect.name != "sqlite":  # a sequence's numbers become visible in another order
            connection.exec_driver_sql("LOCK TABLE catalog_change IN SHARE MODE")
        return int(connection.execute(select(func.max(catalog_change.c.id))).scalar() or 0)


def forget_changes(connection: Connection, upto: int) -> None:
    """Forget what has been matched."""
    connection.execute(delete(catalog_change).where(catalog_change.c.id <= upto))

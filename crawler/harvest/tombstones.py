"""Tombstones: what stays of a purged site, so that nobody reads it again by mistake."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, delete, select

from config.database import opened_database, write_transaction
from config.errors import ConsentError
from config.settings import Settings
from crawler.tables import tombstone
from crawler.urls import origin


class Tombstone(BaseModel):
    """A purged site. ``purged_at`` is UTC."""

    site: str
    url: str
    reason: str
    purged_at: datetime
    receipt: dict[str, Any] | None = None
    """What was removed and what the look afterwards found; only ``removed`` while the purge isn't finished."""

    @property
    def finished(self) -> bool:
        """Whether a purge looked through everything and found nothing left."""
        return "left" in (self.receipt or {})


def tombstones(connection: Connection) -> list[Tombstone]:
    """All of them, by site."""
    rows = connection.execute(select(tombstone).order_by(tombstone.c.site))
    return [Tombstone.model_validate({**row._mapping, "purged_at": row.purged_at.replace(tzinfo=UTC)}) for row in rows]


def buried(connection: Connection, site: str, url: str) -> Tombstone | None:
    """The tombstone of this id, or of the host that the address is on."""
    where = origin(url)
    for stone in tombstones(connection):
        if stone.site == site or origin(stone.url) == where:
            return stone
    return None


def refuse_buried(settings: Settings, site: str, url: str) -> None:
    """Raises ConsentError where the site has a tombstone."""
    with opened_database(settings) as database, database.connect() as connection:
        stone = buried(connection, site, url)
    if stone:
        raise ConsentError(
            f"'{stone.site}' ({stone.url}) was purged on {stone.purged_at:%Y-%m-%d}: {stone.reason}.",
            "If the brand agrees now, lift its tombstone with: offshelf brand add URL --lift-tombstone",
        )


def lift_tombstone(settings: Settings, site: str, url: str) -> None:
    """Remove the tombstone of a site, if there is one."""
    with opened_database(settings) as database, write_transaction(database) as connection:
        stone = buried(connection, site, url)
        if stone:
            connection.execute(delete(tombstone).where(tombstone.c.site == stone.site))

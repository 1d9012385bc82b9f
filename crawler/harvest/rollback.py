"""Taking back what a run changed in the harvest, so that a run that is not believed reaches no index."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from crawler.tables import frontier, harvest_product, harvest_variant, offer_history

Row = dict[str, Any]
NEW = ""
"""The prior state of a record that there was none of."""

_KEPT = {
    "harvest_product": (
        "record",
        "content_hash",
        "url",
        "page",
        "changed_at",
        "observed_at",
        "missed_runs",
        "delisted_at",
    ),
    "harvest_variant": ("record", "position", "page", "observed_at", "delisted_at"),
}
_MEANING = ("record", "content_hash", "delisted_at")
_TIMES = ("changed_at", "observed_at", "delisted_at")
_CHUNK = 500


def snapshot(table: Table, row: Row) -> Row:
    """What a record says before a run touches it."""
    return {name: row.get(name) for name in _KEPT[table.name]}


def prior_of(before: Row | None, row: Row) -> str | None:
    """What to keep of a record that a run changed; None where it still says the same."""
    if before is None:
        return NEW
    if all(before.get(name) == row.get(name) for name in _MEANING):
        return None
    return orjson.dumps(before).decode()


def take_back(connection: Connection, site: str, run: int, since: datetime) -> int:
    """Bring the site's harvest to where it was before a run, inside the caller's transaction.

    Returns the products that were taken back. Their pages are read anew by the next crawl, whatever their validators
    say; history that the run wrote goes.
    """
    pages: set[str] = set()
    products = _restore(connection, harvest_product, harvest_product.c.product_id, site, run, pages)
    _restore(connection, harvest_variant, harvest_variant.c.variant_id, site, run, pages)
    connection.execute(delete(offer_history).where(offer_history.c.site == site, offer_history.c.observed_at >= since))
    _read_anew(connection, site, sorted(pages))
    return products


def forget(connection: Connection, site: str) -> None:
    """A run is believed: there is nothing to take back any more."""
    for table in (harvest_product, harvest_variant):
        connection.execute(update(table).where(table.c.site == site, table.c.prior.is_not(None)).values(prior=None))


def _restore(
    connection: Connection, table: Table, key: ColumnElement[str], site: str, run: int, pages: set[str]
) -> int:
    mine = (table.c.site == site) & (table.c.run == run) & table.c.prior.is_not(None)
    rows = connection.execute(select(key.label("id"), table.c.page, table.c.prior).where(mine)).all()
    for row in rows:
        pages.add(row.page)
        one = (table.c.site == site) & (key == row.id)
        if row.prior == NEW:
            connection.execute(delete(table).where(one))
        else:
            connection.execute(update(table).where(one).values(**_values(row.prior), prior=None))
    return len(rows)


def _values(prior: str) -> Row:
    values: Row = orjson.loads(prior)
    for name in _TIMES:
        if values.get(name) is not None:
            values[name] = datetime.fromisoformat(values[name])
    return values


def _read_anew(connection: Connection, site: str, pages: Iterable[str]) -> None:
    known = list(pages)
    values = {"etag": None, "last_modified": None, "visited_lastmod": None, "next_visit": 0.0}
    for start in range(0, len(known), _CHUNK):
        mine = (frontier.c.site == site) & frontier.c.fingerprint.in_(known[start : start + _CHUNK])
        connection.execute(update(frontier).where(mine).values(values))

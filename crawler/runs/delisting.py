"""What a complete run no longer found: delisted where the site shows it gone, counted as missed elsewhere."""

from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from crawler.frontier.row import Kind, State
from crawler.harvest.content_hash import variants_digest
from crawler.tables import frontier, harvest_product, harvest_variant

MISSED_RUNS = 2
"""Complete runs in a row without a product, after which it is delisted."""
_PAGES = (Kind.PAGE, Kind.LINK, Kind.ORPHAN)


def delist(connection: Connection, site: str, run: int, now: datetime) -> tuple[int, int]:
    """Delist what is gone, inside the caller's transaction; returns the products and variants delisted.

    Gone is a variant whose page answered 404 or 410, redirects to no product, asks not to be listed, or now gives
    something else; and one that its product, found anew, no longer has. What a page that failed gave is unknown.
    """
    gone: list[str] = []
    missed: set[str] = set()
    for row in _unseen(connection, site, run):
        if row.state in (State.FAILED, State.PENDING, State.LEASED):
            continue
        replaced = row.state == State.DONE and row.kind in _PAGES and row.kind != Kind.ORPHAN
        if row.state == State.GONE or replaced or row.product_run == run:
            gone.append(row.variant_id)
        else:
            missed.add(row.product_id)
    overdue = _count_missed(connection, site, missed)
    return _apply(connection, site, gone, overdue, now)


def _unseen(connection: Connection, site: str, run: int) -> list[Row[tuple[str, str, int, str, str]]]:
    """Listed variants that the run has not found, with what became of their page in it."""
    variant, product = harvest_variant.c, harvest_product.c
    page = (frontier.c.site == variant.site) & (frontier.c.fingerprint == variant.page) & (frontier.c.run == run)
    query = (
        select(
            variant.variant_id, variant.product_id, product.run.label("product_run"), frontier.c.state, frontier.c.kind
        )
        .join(harvest_product, (product.site == variant.site) & (product.product_id == variant.product_id))
        .join(frontier, page, isouter=True)
        .where(variant.site == site, variant.run != run, variant.delisted_at.is_(None))
    )
    return list(connection.execute(query))


def _count_missed(connection: Connection, site: str, missed: set[str]) -> set[str]:
    """Note one more run without these products; returns those that are overdue."""
    overdue = set()
    for product_id in missed:
        mine = (harvest_product.c.site == site) & (harvest_product.c.product_id == product_id)
        query = update(harvest_product).where(mine).values(missed_runs=harvest_product.c.missed_runs + 1)
        if (connection.execute(query.returning(harvest_product.c.missed_runs)).scalar() or 0) >= MISSED_RUNS:
            overdue.add(product_id)
    return overdue


def _apply(connection: Connection, site: str, gone: list[str], overdue: set[str], now: datetime) -> tuple[int, int]:
    touched = set(overdue)
    variants = 0
    for variant_id in gone:
        mine = harvest_variant.c.variant_id == variant_id
        query = update(harvest_variant).where(mine).values(delisted_at=now).returning(harvest_variant.c.product_id)
        touched.update(connection.execute(query).scalars())
        variants += 1
    products = 0
    for product_id in touched:
        mine = (harvest_variant.c.site == site) & (harvest_variant.c.product_id == product_id)
        listed = mine & harvest_variant.c.delisted_at.is_(None)
        if product_id in overdue:
            variants += connection.execute(update(harvest_variant).where(listed).values(delisted_at=now)).rowcount
        _forget_validators(connection, site, product_id)
        products += _settle(connection, site, product_id, now)
    return products, variants


def _forget_validators(connection: Connection, site: str, product_id: str) -> None:
    """So that the pages are read anew, whatever they say of being unchanged, should they turn up again."""
    pages = select(harvest_variant.c.page).where(
        harvest_variant.c.site == site, harvest_variant.c.product_id == product_id
    )
    mine = (frontier.c.site == site) & frontier.c.fingerprint.in_(pages)
    connection.execute(update(frontier).where(mine).values(etag=None, last_modified=None, visited_lastmod=None))


def _settle(connection: Connection, site: str, product_id: str, now: datetime) -> int:
    """Bring a product's content hash and times up to its variants; 1 where it has none left and is delisted."""
    mine = (harvest_variant.c.site == site) & (harvest_variant.c.product_id == product_id)
    query = select(harvest_variant.c.variant_id, harvest_variant.c.record)
    listed = connection.execute(query.where(mine, harvest_variant.c.delisted_at.is_(None))).all()
    product = (harvest_product.c.site == site) & (harvest_product.c.product_id == product_id)
    old = connection.execute(select(harvest_product.c.content_hash).where(product)).scalar_one()
    content_hash = old[:20] + variants_digest((row.variant_id, row.record) for row in listed)
    values = {"content_hash": content_hash, "changed_at": now, "delisted_at": None if listed else now}
    connection.execute(update(harvest_product).where(product).values(values))
    return int(not listed)

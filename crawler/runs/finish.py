"""The end of a run: whether it is complete, what is delisted, and its report."""

from collections import Counter
from datetime import UTC, datetime

import orjson
from sqlalchemy import ColumnElement, Connection, Table, func, select, update

from config.expectations import Expectations
from crawler.frontier.frontier import Frontier
from crawler.frontier.row import Kind, State
from crawler.harvest.rollback import forget, take_back
from crawler.runs.delisting import delist
from crawler.runs.doubt import doubt_content, doubt_number
from crawler.runs.report import RunReport
from crawler.runs.runs import Run, RunState, last_complete
from crawler.tables import frontier, harvest_product, harvest_variant
from crawler.tables import run as runs

_FIELDS = {
    "product": ("brand", "description", "category", "images"),
    "variant": ("gtin", "mpn", "sku", "options"),
    "offer": ("price", "price_currency", "availability"),
}


def finish_run(
    connection: Connection,
    run: Run,
    report: RunReport,
    problem: str | None,
    expected: Expectations | None = None,
    accept: bool = False,
) -> RunReport:
    """Close a run inside the caller's transaction.

    ``problem`` says why it was cut short, if it was. A run that is not as ``expected`` is incomplete or held, unless a
    person said to ``accept`` it.
    """
    expected = expected or Expectations()
    site, now = report.site, datetime.now(UTC).replace(tzinfo=None)
    _keep_unchanged(connection, site, run.id)
    _count_found(connection, run, report)
    before = last_complete(connection, site)
    if not accept and (held := doubt_content(report, before, expected)):
        report.reason, report.state = held, RunState.HELD
        report.taken_back = take_back(connection, site, run.id, run.started_at)
        report.fill = _listed_fill_rates(connection, site)
    else:
        doubt = None if accept else doubt_number(report, before, expected)
        report.reason = problem or _unread(connection, report, run) or doubt
        report.state = RunState.INCOMPLETE if report.reason else RunState.COMPLETE
        forget(connection, site)
    if not report.reason:
        report.delisted_products, report.delisted_variants = delist(connection, site, run.id, now)
    report.listed = _count(connection, harvest_product, site)
    values = {"state": report.state, "finished_at": now, "report": report.model_dump(mode="json")}
    connection.execute(update(runs).where(runs.c.id == run.id).values(values))
    return report


def _keep_unchanged(connection: Connection, site: str, run: int) -> None:
    """What pages gave that the sitemap proved unchanged is found, though it was not observed again."""
    pages = select(frontier.c.fingerprint).where(
        frontier.c.site == site, frontier.c.run == run, frontier.c.state == State.UNCHANGED
    )
    found = (
        (harvest_variant.c.site == site)
        & harvest_variant.c.page.in_(pages)
        & harvest_variant.c.delisted_at.is_(None)
        & (harvest_variant.c.run != run)
    )
    products = select(harvest_variant.c.product_id).where(found)
    connection.execute(
        update(harvest_product)
        .where(harvest_product.c.site == site, harvest_product.c.product_id.in_(products))
        .values(run=run, missed_runs=0)
    )
    connection.execute(update(harvest_variant).where(found).values(run=run))


def _count_found(connection: Connection, run: Run, report: RunReport) -> None:
    site = report.site
    report.pages = Frontier(site, run.id, run.full).states(connection)
    report.products = _count(connection, harvest_product, site, harvest_product.c.run == run.id)
    report.variants = _count(connection, harvest_variant, site, harvest_variant.c.run == run.id)
    report.changed = _count(connection, harvest_product, site, harvest_product.c.changed_at >= run.started_at)
    report.fill = _listed_fill_rates(connection, site)


def _unread(connection: Connection, report: RunReport, run: Run) -> str | None:
    """What the run did not read although it should have, if anything."""
    mine = (frontier.c.site == report.site) & (frontier.c.run == run.id)
    lists = frontier.c.kind.in_((Kind.SITEMAP, Kind.ENDPOINT)) & (frontier.c.state == State.FAILED)
    if url := connection.execute(select(frontier.c.url).where(mine, lists).limit(1)).scalar():
        return f"{url[:200]} could not be read whole"
    left = report.pages.get(State.PENDING, 0) + report.pages.get(State.LEASED, 0)
    if left:
        return f"{left} addresses were not visited"
    return None


def _count(connection: Connection, table: Table, site: str, *where: ColumnElement[bool]) -> int:
    query = select(func.count()).where(table.c.site == site, table.c.delisted_at.is_(None), *where)
    return int(connection.execute(query).scalar_one())


def _listed_fill_rates(connection: Connection, site: str) -> dict[str, float]:
    """By field, the share (0 to 1) of a site's listed variants that state it; empty where none is listed."""
    product, variant = harvest_product.c, harvest_variant.c
    query = (
        select(product.record, variant.record)
        .join(harvest_variant, (variant.site == product.site) & (variant.product_id == product.product_id))
        .where(product.site == site, variant.delisted_at.is_(None))
    )
    filled: Counter[str] = Counter()
    total = 0
    for product_text, variant_text in connection.execute(query):
        stated = {"product": orjson.loads(product_text), "variant": orjson.loads(variant_text)}
        stated["offer"] = stated["variant"].get("offer") or {}
        filled.update(name for level, names in _FIELDS.items() for name in names if stated[level].get(name))
        total += 1
    return {name: round(filled[name] / total, 4) for names in _FIELDS.values() for name in names} if total else {}

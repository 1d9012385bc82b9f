"""The rows of the list of brand sites: what is configured, beside what is stored."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel
from sqlalchemy import Connection, Table, func, select

from config.brand_site import BrandSite, Platform
from config.consent import Consent
from crawler.runs.lock import is_locked
from crawler.runs.runs import RunState
from crawler.tables import harvest_product, harvest_variant, run


class SiteRow(BaseModel):
    """One site in the list. Times are UTC."""

    id: str
    name: str
    url: str
    platform: Platform
    brand: str | None
    consent: Consent
    last_crawl: str | None
    """The last run's state; "cut short" where its process was killed, so that the next one goes on; None before any."""
    last_crawl_at: datetime | None
    products: int
    variants: int
    next_step: str


def site_rows(connection: Connection, data_dir: Path, sites: Iterable[BrandSite]) -> list[SiteRow]:
    """One row for each site, in their order."""
    products, variants = _listed(connection, harvest_product), _listed(connection, harvest_variant)
    newest = select(func.max(run.c.id)).group_by(run.c.site)
    runs = {row.site: row for row in connection.execute(select(run).where(run.c.id.in_(newest)))}
    rows = []
    for site in sites:
        last = runs.get(site.id)
        state = _state(last.state, data_dir, site.id) if last else None
        rows.append(
            SiteRow(
                id=site.id,
                name=site.name,
                url=site.url,
                platform=site.platform,
                brand=site.brand,
                consent=site.consent,
                last_crawl=state,
                last_crawl_at=(last.finished_at or last.started_at).replace(tzinfo=UTC) if last else None,
                products=products.get(site.id, 0),
                variants=variants.get(site.id, 0),
                next_step=_next_step(site, state),
            )
        )
    return rows


def _state(state: str, data_dir: Path, site: str) -> str:
    killed = state == RunState.RUNNING and not is_locked(data_dir, site)
    return "cut short" if killed else state


def _listed(connection: Connection, table: Table) -> dict[str, int]:
    query = select(table.c.site, func.count()).where(table.c.delisted_at.is_(None)).group_by(table.c.site)
    return {str(row[0]): int(row[1]) for row in connection.execute(query)}


def _next_step(site: BrandSite, state: str | None) -> str:
    if site.consent is Consent.OPTED_OUT:
        return f"offshelf brand purge {site.id}"
    if state == "complete":
        return "offshelf index"
    return f"offshelf brand check {site.id}" if state == "failed" else f"offshelf crawl {site.id}"

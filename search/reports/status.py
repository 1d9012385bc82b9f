"""What is stored, what is live, what ran last and what runs next."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Table, distinct, func, inspect, select, text

from config.brand_files import load_brand_sites
from config.database import opened_database
from config.errors import EngineError
from config.settings import Settings
from crawler.reports.files import latest_report
from crawler.tables import harvest_product, harvest_variant, run, tombstone
from indexer.engines.open import open_engine
from indexer.engines.query import EngineQuery, Equals
from indexer.tables import home_import, home_row, verdict
from search.reports.status_report import SECTIONS, HomeStatus, IndexStatus, SiteStatus, StatusReport


def current_status(settings: Settings) -> StatusReport:
    """Read from the store and the engine; changes nothing, and an engine that is down is part of the answer."""
    with opened_database(settings) as database, database.connect() as connection:
        return StatusReport(
            home=_home(connection),
            sites=_sites(connection, settings),
            verdicts=_verdicts(connection),
            index=_index(settings),
        )


def _home(connection: Connection) -> HomeStatus:
    rows, styles = connection.execute(
        select(func.count(), func.count(distinct(home_row.c.style_key))).select_from(home_row)
    ).one()
    last = connection.execute(
        select(home_import.c.finished_at, home_import.c.source)
        .where(home_import.c.state == "complete")
        .order_by(home_import.c.id.desc())
        .limit(1)
    ).first()
    return HomeStatus(
        rows=rows, styles=styles, imported_at=_aware(last[0]) if last else None, source=last[1] if last else None
    )


def _sites(connection: Connection, settings: Settings) -> list[SiteStatus]:
    known = load_brand_sites(settings.brands_dir)
    products = _listed(connection, harvest_product)
    variants = _listed(connection, harvest_variant)
    runs = _last_runs(connection)
    purged = {row.site: row.purged_at for row in connection.execute(select(tombstone.c.site, tombstone.c.purged_at))}
    upcoming = next_runs(connection)
    return [
        SiteStatus(
            site=site,
            consent=known[site].consent.value if site in known else None,
            products=products.get(site, 0),
            variants=variants.get(site, 0),
            last_run=_aware(runs[site][0]) if site in runs else None,
            last_state=runs[site][1] if site in runs else None,
            next_run=upcoming.get(site),
            purged_at=_aware(purged.get(site)),
            report=_report(settings, site),
        )
        for site in sorted({*known, *products, *purged})
    ]


def _report(settings: Settings, site: str) -> str | None:
    page = latest_report(settings.data_dir, site)
    return str(page) if page else None


def _listed(connection: Connection, table: Table) -> dict[str, int]:
    query = select(table.c.site, func.count()).where(table.c.delisted_at.is_(None)).group_by(table.c.site)
    return {row.site: row[1] for row in connection.execute(query)}


def _last_runs(connection: Connection) -> dict[str, tuple[datetime, str]]:
    newest = select(func.max(run.c.id)).group_by(run.c.site)
    rows = connection.execute(select(run.c.site, run.c.started_at, run.c.state).where(run.c.id.in_(newest)))
    return {row.site: (row.started_at, row.state) for row in rows}


def next_runs(connection: Connection) -> dict[str, datetime]:
    """When the schedule crawls each site next; empty if it never ran."""
    from indexer.scheduling.job_names import JOB_TABLE, site_of

    if not inspect(connection).has_table(JOB_TABLE):
        return {}
    rows = connection.execute(text(f"SELECT id, next_run_time FROM {JOB_TABLE} WHERE next_run_time IS NOT NULL"))
    return {site: datetime.fromtimestamp(due, UTC) for job, due in rows if (site := site_of(job))}


def _verdicts(connection: Connection) -> dict[str, int]:
    rows = connection.execute(select(verdict.c.verdict, func.count()).group_by(verdict.c.verdict))
    return {kind or "none": count for kind, count in sorted(rows, key=lambda row: row[0] or "")}


def _index(settings: Settings) -> IndexStatus:
    try:
        engine = open_engine(settings)
        name, live = engine.check(), engine.live()
        if live is None:
            return IndexStatus(engine=name, problem="There is no index yet. Build it with: offshelf index")
        queries = [EngineQuery(filter=Equals("section", section), limit=1) for section in SECTIONS]
        totals = [result.total for result in live.search(queries)]
        return IndexStatus(
            engine=name, build=live.name, documents=live.count(), sections=dict(zip(SECTIONS, totals, strict=True))
        )
    except EngineError as error:
        return IndexStatus(engine=settings.engine, problem=str(error))


def _aware(moment: datetime | None) -> datetime | None:
    """The store keeps naive UTC."""
    return moment.replace(tzinfo=UTC) if moment else None

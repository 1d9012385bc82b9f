"""Purging a brand site: everything of it goes, and a tombstone keeps it from being read again."""

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, update

from config.brand_files import load_brand_site
from config.consent_ledger import forget_site, read_ledger
from config.database import opened_database, write_transaction
from config.errors import NotFoundError
from config.settings import Settings
from crawler.harvest.tombstones import Tombstone, tombstones
from crawler.reports.files import latest_report, remove_reports
from crawler.runs.lock import site_lock
from crawler.tables import tombstone
from indexer.purge.index_purge import clear_index, shown_documents
from indexer.purge.report import PurgeReport
from indexer.purge.site_records import count_records, remove_records


def purge_brand(settings: Settings, brand: str, reason: str) -> PurgeReport:
    """Remove a site from the store, the live index and the configuration, leaving a tombstone; then look again.

    The receipt is kept with the tombstone. A purge that was cut short, or whose engine was down, is completed by
    repeating it, and counts what both removed. Raises NotFoundError for an unknown site, CrawlError while it is being
    crawled, BusyError or EngineError where the index can't be cleared now.
    """
    with opened_database(settings) as database:
        with site_lock(settings.data_dir, brand):
            shown = shown_documents(settings, brand)
            url = _address(settings, database, brand)
            files = _count_files(settings, brand)
            stone = _bury(database, Tombstone(site=brand, url=url, reason=reason, purged_at=datetime.now(UTC)), files)
            file = settings.brands_dir / f"{brand}.yaml"
            existed = file.is_file()
            forget_site(settings, brand)
            remove_reports(settings.data_dir, brand)
            file.unlink(missing_ok=True)
        report = PurgeReport(
            site=brand,
            url=url,
            reason=stone.reason,
            purged_at=stone.purged_at,
            removed=(stone.receipt or {})["removed"],
            file=str(file) if existed else None,
            index=clear_index(settings, database, shown),
            left=_left(settings, database, brand),
        )
        _keep(database, report)
    return report


def _address(settings: Settings, database: Engine, brand: str) -> str:
    """The site's address by its file, or by its tombstone where an earlier purge was cut short."""
    try:
        return load_brand_site(settings.brands_dir, brand).url
    except NotFoundError:
        with database.connect() as connection:
            known = {stone.site: stone.url for stone in tombstones(connection)}
            if brand in known or count_records(connection, brand):
                return known.get(brand, "")
        raise


def _count_files(settings: Settings, site: str) -> dict[str, int]:
    """What is kept of a site outside of the store and the index, its YAML aside."""
    entries = sum(entry.about("site", site) for entry in read_ledger(settings))
    pages = 1 if latest_report(settings.data_dir, site) else 0
    return {name: count for name, count in (("consent entries", entries), ("report pages", pages)) if count}


def _bury(database: Engine, stone: Tombstone, files: dict[str, int]) -> Tombstone:
    """Remove the records, and note what is removed with the tombstone, in one transaction.

    The tombstone of an earlier purge stays; if that one wasn't finished, what it removed is counted too.
    """
    sqlite = database.dialect.name == "sqlite"
    with write_transaction(database) as connection:
        if sqlite:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")  # overwrites freed pages, not only forgets them
        removed = Counter(count_records(connection, stone.site) | files)
        removed.pop("indexed_document", None)  # counted as documents of the live index
        remove_records(connection, stone.site)
        known = {earlier.site: earlier for earlier in tombstones(connection)}.get(stone.site)
        finished = known is not None and known.finished
        if known and known.receipt and not finished:
            removed.update(known.receipt["removed"])
        stone = (known or stone).model_copy(update={"receipt": {"removed": dict(removed)}})
        if removed or not finished:
            values = {**stone.model_dump(), "purged_at": stone.purged_at.replace(tzinfo=None)}
            connection.execute(delete(tombstone).where(tombstone.c.site == stone.site))
            connection.execute(tombstone.insert().values(values))
    if sqlite:
        with database.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return stone


def _keep(database: Engine, report: PurgeReport) -> None:
    """Keep the receipt with the tombstone, unless that of a finished purge is there or something is left."""
    with write_transaction(database) as connection:
        kept = next(stone for stone in tombstones(connection) if stone.site == report.site)
        if not (kept.finished or report.left):
            receipt = report.model_dump(mode="json")
            connection.execute(update(tombstone).where(tombstone.c.site == report.site).values(receipt=receipt))


def _left(settings: Settings, database: Engine, site: str) -> dict[str, int]:
    """Whatever of the site can still be found in the store, the live index and the configuration."""
    with database.connect() as connection:
        left = count_records(connection, site)
    left |= _count_files(settings, site)
    shown = len(shown_documents(settings, site))
    left |= {"live index": shown} if shown else {}
    return left | ({"file": 1} if (settings.brands_dir / f"{site}.yaml").exists() else {})

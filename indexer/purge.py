"""Purging a brand site: everything of it goes, and a tombstone keeps it from being read again."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from config.brand_site import load_brand_site
from config.consent_ledger import forget_site, read_ledger
from config.database import opened_database, write_transaction
from config.errors import NotFoundError
from config.progress import silent
from config.settings import Settings
from crawler.lock import site_lock
from crawler.report_files import latest_report, remove_reports
from crawler.tables import tombstone
from crawler.tombstones import Tombstone, tombstones
from indexer.documents import home_document_id
from indexer.engines.open import open_engine
from indexer.purge_report import PurgedIndex, PurgeReport
from indexer.site_records import count_records, home_styles_shown_with, remove_records, styles_of

_BATCH = 1_000


def purge_brand(settings: Settings, brand: str, reason: str) -> PurgeReport:
    """Remove a site from the store, the live index and the configuration, leaving a tombstone; then look again.

    A purge that was cut short, or whose engine was down, is completed by repeating it. Raises NotFoundError for an
    unknown site, CrawlError while it is being crawled, BusyError or EngineError where the index can't be cleared now.
    """
    with opened_database(settings) as database:
        with site_lock(settings.data_dir, brand):
            url = _address(settings, database, brand)
            with database.connect() as connection:
                removed = count_records(connection, brand)
                styles, home_styles = styles_of(connection, brand), home_styles_shown_with(connection, brand)
            stone = _bury(database, Tombstone(site=brand, url=url, reason=reason, purged_at=datetime.now(UTC)))
            file = settings.brands_dir / f"{brand}.yaml"
            existed = file.is_file()
            file.unlink(missing_ok=True)
            if entries := forget_site(settings, brand):
                removed["consent entries"] = entries
            if pages := remove_reports(settings.data_dir, brand):
                removed["report pages"] = pages
        index = _clear_index(settings, styles, home_styles, "indexed_document" in removed)
        removed.pop("indexed_document", None)
        left = _left(settings, database, brand, styles, home_styles)
    return PurgeReport(
        site=brand,
        url=url,
        reason=stone.reason,
        purged_at=stone.purged_at,
        removed=removed,
        file=str(file) if existed else None,
        index=index,
        left=left,
    )


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


def _bury(database: Engine, stone: Tombstone) -> Tombstone:
    """Remove the records and set the tombstone, in one transaction; that of an earlier, unfinished purge stays."""
    sqlite = database.dialect.name == "sqlite"
    with write_transaction(database) as connection:
        if sqlite:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")  # overwrites freed pages, not only forgets them
        remove_records(connection, stone.site)
        known = {earlier.site: earlier for earlier in tombstones(connection)}
        if stone.site not in known:
            values = {**stone.model_dump(), "purged_at": stone.purged_at.replace(tzinfo=None)}
            connection.execute(tombstone.insert().values(values))
    if sqlite:
        with database.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return known.get(stone.site, stone)


def _clear_index(settings: Settings, styles: list[str], home_styles: list[str], known: bool) -> PurgedIndex | None:
    """Let an index run delete the site's documents and write the home documents anew that showed its variants."""
    from indexer.index import update_index  # it loads the matcher

    live = open_engine(settings).live()
    if live is None:
        return None
    held = sum(len(live.get(styles[start : start + _BATCH])) for start in range(0, len(styles), _BATCH))
    if held or home_styles or known:
        report = update_index(settings, silent)
        return PurgedIndex(build=report.build, documents=held, home_documents=len(home_styles))
    return PurgedIndex(build=live.name, documents=0, home_documents=0)


def _left(settings: Settings, database: Engine, site: str, styles: list[str], home_styles: list[str]) -> dict[str, int]:
    """Whatever of the site can still be found in the store, the live index and the configuration."""
    with database.connect() as connection:
        left = count_records(connection, site)
    live = open_engine(settings).live()
    if live is not None:
        ids = [*styles, *(home_document_id(key) for key in home_styles)]
        batches = (live.get(ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH))
        shown = [document for batch in batches for document in batch if _shows(document.model_dump(), site)]
        left |= {"live index": len(shown)} if shown else {}
    entries = sum(entry.about("site", site) for entry in read_ledger(settings))
    left |= {"consent entries": entries} if entries else {}
    left |= {"report pages": 1} if latest_report(settings.data_dir, site) else {}
    return left | ({"file": 1} if (settings.brands_dir / f"{site}.yaml").exists() else {})


def _shows(document: dict[str, object], site: str) -> bool:
    variants = document["variants"]
    assert isinstance(variants, list)
    return document["brand_site"] == site or any(variant["brand_site"] == site for variant in variants)

"""Checks that everything Offshelf needs is there and works, each with its next step."""

import shutil
import sys
from collections.abc import Callable
from tempfile import TemporaryFile

from config.errors import ConfigError, OffshelfError, StoreError
from config.settings import Settings, load_settings, misspelt_variables
from search.reports.doctor_report import Check, DoctorReport

LEAST_FREE_BYTES = 1 << 30
"""Under this a reindex, which needs the room of a second index, may fail."""


def run_checks() -> DoctorReport:
    """Look at everything; a check that can't be made because of an earlier one is left out."""
    try:
        settings = load_settings()
    except ConfigError as error:
        return DoctorReport(checks=[_python(), _failed("settings", error)])
    checks = [_python(), _settings(settings)]
    checks += [_guarded(name, check, settings) for name, check in CHECKS.items()]
    return DoctorReport(checks=checks)


def _guarded(name: str, check: Callable[[Settings], Check], settings: Settings) -> Check:
    try:
        return check(settings)
    except OffshelfError as error:
        return _failed(name, error)


def _failed(name: str, error: OffshelfError) -> Check:
    return Check(name=name, result="fail", detail=error.message, next_step=error.next_step)


def _python() -> Check:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Check(name="python", result="ok", detail=version)  # an older one could not even load this


def _settings(settings: Settings) -> Check:
    if misspelt := misspelt_variables():
        detail = f"no setting is named {', '.join(misspelt)}"
        return Check(name="settings", result="warn", detail=detail, next_step=f"Use {', '.join(misspelt.values())}.")
    toml = settings.config_dir / "offshelf.toml"
    source = f"from {toml}" if toml.is_file() else f"no {toml}, so defaults"
    detail = f"{source} and OFFSHELF_* variables; currency {settings.currency}, engine {settings.engine}"
    return Check(name="settings", result="ok", detail=detail)


def _contact(settings: Settings) -> Check:
    """Brands must be able to reach whoever reads their sites: the address is part of the crawler's user agent."""
    if settings.contact == Settings.model_fields["contact"].default or not settings.contact.strip():
        return Check(
            name="contact",
            result="warn",
            detail="none, so brands can't tell whose crawler reads their sites",
            next_step="Set OFFSHELF_CONTACT to an address of yours, for example https://shop.example/crawler.",
        )
    return Check(name="contact", result="ok", detail=settings.contact)


def _data_dir(settings: Settings) -> Check:
    folder = settings.data_dir.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as file:
            file.write(b"x")
            file.flush()
    except OSError as error:
        raise StoreError(f"{folder} can't be written: {error.strerror}.", "Set OFFSHELF_DATA_DIR.") from error
    free = shutil.disk_usage(folder).free
    detail = f"{folder}, {free / (1 << 30):.1f} GiB free"
    if free < LEAST_FREE_BYTES:
        return Check(name="data", result="warn", detail=detail, next_step="Make room: a reindex builds a second index.")
    return Check(name="data", result="ok", detail=detail)


def _store(settings: Settings) -> Check:
    from config.database import REVISION, opened_database

    with opened_database(settings) as database:
        return Check(name="store", result="ok", detail=f"{database.dialect.name}, at migration {REVISION}")


def _home(settings: Settings) -> Check:
    from sqlalchemy import func, select

    from config.database import opened_database
    from indexer.tables import home_row

    with opened_database(settings) as database, database.connect() as connection:
        rows = connection.execute(select(func.count()).select_from(home_row)).scalar_one()
    if not rows:
        return Check(
            name="home catalog",
            result="warn",
            detail="empty, so no verdict can be given",
            next_step="Run: offshelf home import FILE",
        )
    return Check(name="home catalog", result="ok", detail=f"{rows:,} rows")


def _brand_files(settings: Settings) -> Check:
    from config.brand_files import load_brand_sites
    from config.database import opened_database
    from indexer.scheduling.crawl_plan import planned_crawls

    sites = load_brand_sites(settings.brands_dir)
    with opened_database(settings) as database:
        planned = planned_crawls(settings, database)
    if not sites:
        return Check(
            name="brand sites",
            result="warn",
            detail=f"none in {settings.brands_dir}",
            next_step="Run: offshelf brand add URL",
        )
    return Check(
        name="brand sites",
        result="ok",
        detail=f"{len(sites)} valid file{'s' * (len(sites) != 1)}, {len(planned)} to be crawled",
    )


def _engine(settings: Settings) -> Check:
    from indexer.engines.open import open_engine

    engine = open_engine(settings)
    version, live = engine.check(), engine.live()
    if live is None:
        return Check(name="engine", result="warn", detail=f"{version}, no index yet", next_step="Run: offshelf index")
    return Check(name="engine", result="ok", detail=f"{version}, {live.count():,} documents in {live.name}")


def _optional_programs(_settings: Settings) -> Check:
    found = [name for name in ("meilisearch", "chromium", "google-chrome") if shutil.which(name)]
    there = f"found {', '.join(found)}" if found else "neither Meilisearch nor a browser is here"
    return Check(name="optional", result="ok", detail=f"{there} (only tests and OFFSHELF_ENGINE=meilisearch need them)")


def _merchandising(settings: Settings) -> Check:
    from search.sections.merchandising_file import read_merchandising

    rules = read_merchandising(settings.config_dir).rules
    return Check(name="merchandising", result="ok", detail=f"{len(rules)} rule{'s' * (len(rules) != 1)}")


CHECKS: dict[str, Callable[[Settings], Check]] = {
    "contact": _contact,
    "data": _data_dir,
    "store": _store,
    "home catalog": _home,
    "brand sites": _brand_files,
    "merchandising": _merchandising,
    "engine": _engine,
    "optional": _optional_programs,
}

"""Which brand sites are crawled by themselves, and when."""

from pathlib import Path

from sqlalchemy import Engine, select

from config.brand_files import load_brand_sites
from config.brand_site import BrandSite
from config.consent import Consent
from config.consent_ledger import brand_consents, consent_of
from config.errors import ConfigError
from config.settings import Settings
from crawler.tables import tombstone
from indexer.scheduling.cron import parse_cron


def planned_crawls(settings: Settings, database: Engine) -> dict[str, str]:
    """The cron expression of every site that may be crawled, by the site's id.

    Sites that have opted out or left a tombstone are not among them. Raises ConfigError for an expression that
    is none, with the file and the key.
    """
    _check(settings.schedule, f"{settings.config_dir / 'offshelf.toml'} or OFFSHELF_SCHEDULE")
    with database.connect() as connection:
        purged = set(connection.execute(select(tombstone.c.site)).scalars())
    sites, stated = load_brand_sites(settings.brands_dir).values(), brand_consents(settings)
    allowed = [site for site in sites if site.id not in purged and not _opted_out(site, stated)]
    for site in allowed:
        if site.schedule is not None:
            path = settings.brands_dir / f"{site.id}.yaml"
            _check(site.schedule, f"{path}:{_line_of_schedule(path)}")
    return {site.id: site.schedule or settings.schedule for site in allowed}


def _opted_out(site: BrandSite, stated: dict[str, Consent]) -> bool:
    return Consent.OPTED_OUT in (site.consent, consent_of(stated, site.brand))


def _line_of_schedule(path: Path) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith("schedule")), 1)


def _check(expression: str, place: str) -> None:
    try:
        parse_cron(expression)
    except ValueError as error:
        raise ConfigError(
            f"{place}: key 'schedule': {error}.",
            "Write five fields, such as '0 2 * * *' for every night at two (UTC).",
        ) from error

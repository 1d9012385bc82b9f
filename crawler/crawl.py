"""Crawls brand sites, each in a process of its own, several at once."""

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import select

from config.brand_files import load_brand_site, load_brand_sites
from config.brand_site import BrandSite
from config.consent import Consent
from config.consent_ledger import brand_consents, consent_of
from config.database import opened_database
from config.errors import ConfigError, ConsentError
from config.progress import Progress
from config.settings import Settings
from crawler.parallel_crawls import ParallelCrawls
from crawler.reports.files import write_report
from crawler.reports.report import CrawlReport
from crawler.runs.report import RunReport
from crawler.tables import tombstone


def crawl_brands(
    settings: Settings, brand_ids: Sequence[str], full: bool, listener: Progress, accept: bool = False
) -> CrawlReport:
    """Crawl the named sites, or all; ``full`` reads every page anew, whatever the validators say.

    ``accept`` believes what is found, however much it differs from the last run: a person has looked at the site.

    The report has one run for each, in the order of the ids; a site that failed doesn't stop the others. Raises
    NotFoundError and ConsentError for a named site that is unknown or refused, ConfigError where there is no site,
    CrawlError on Ctrl-C or SIGTERM.
    """
    sites = [load_brand_site(settings.brands_dir, brand_id) for brand_id in dict.fromkeys(brand_ids)]
    sites = sites or list(load_brand_sites(settings.brands_dir).values())
    if not sites:
        raise ConfigError(f"There is no brand site in {settings.brands_dir}.", "Add one with: offshelf brand add URL")
    refusals = _refusals(settings, sites)
    if brand_ids and refusals:
        raise ConsentError(next(iter(refusals.values())), "Lift the refusal before crawling it.")
    wanted = [site for site in sites if site.id not in refusals]
    reports = ParallelCrawls(settings, full, accept, listener).run(wanted)
    _write_pages(settings, wanted, reports)
    for site_id, reason in refusals.items():
        reports[site_id] = RunReport(site=site_id, state="refused", reason=reason)
    return CrawlReport(runs=[reports[site.id] for site in sites])


def _write_pages(settings: Settings, sites: Sequence[BrandSite], reports: dict[str, RunReport]) -> None:
    """The report of each run as a page; a disk that takes none keeps no crawl from being reported."""
    with opened_database(settings) as database, database.connect() as connection:
        for site in sites:
            with suppress(OSError):
                path = write_report(settings.data_dir, connection, site, reports[site.id])
                reports[site.id].page = str(path) if path else None


def _refusals(settings: Settings, sites: Sequence[BrandSite]) -> dict[str, str]:
    """Why sites must not be crawled, by their ids."""
    with opened_database(settings) as database, database.connect() as connection:
        purged = {row.site: row for row in connection.execute(select(tombstone))}
    stated = brand_consents(settings)
    refusals = {}
    for site in sites:
        said = site.consent.stricter(consent_of(stated, site.brand) or Consent.SILENT)
        if site.id in purged:
            grave = purged[site.id]
            refusals[site.id] = f"'{site.id}' was purged on {grave.purged_at:%Y-%m-%d}: {grave.reason}."
        elif said is Consent.OPTED_OUT:
            refusals[site.id] = f"'{site.id}' has opted out."
    return refusals

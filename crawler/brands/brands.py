"""Brand sites: adding one after a look at it, looking again, and listing them."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from config.brand_files import load_brand_site, load_brand_sites, write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.consent_ledger import brand_consents, consent_of
from config.database import opened_database
from config.errors import ConsentError, InputError
from config.progress import Progress
from config.settings import Settings
from crawler.brands.owner_page import write_owner_page
from crawler.brands.prober import probe_site
from crawler.brands.report import BrandReport, SiteList
from crawler.brands.rows import site_rows
from crawler.brands.site_id import id_from, site_address
from crawler.brands.site_probe import SiteProbe
from crawler.harvest.tombstones import lift_tombstone, refuse_buried, tombstones
from crawler.urls import origin


def add_brand(
    settings: Settings, url: str, site_id: str | None, name: str | None, listener: Progress, lift: bool = False
) -> BrandReport:
    """Probe a site and write its YAML; for a known site, renew what a probe finds and keep the rest.

    ``lift`` removes the tombstone of a purged site first.

    Raises InputError for an address or id that can't be used, ConsentError for a site that may not be added.
    """
    address = site_address(url)
    known = _known(settings, address, site_id)
    wanted = known.id if known else site_id or id_from(address)
    if lift:
        lift_tombstone(settings, wanted, address)
    refuse_buried(settings, wanted, address)
    if known and known.consent is Consent.OPTED_OUT:
        _refuse_opted_out(known.id)
    probe = probe_site(settings, address, listener)
    brand = (known.brand if known else None) or probe.brand
    if _consent_of(settings, brand) is Consent.OPTED_OUT:
        _refuse_opted_out(brand or wanted)
    site = _site(probe, known, wanted, name, brand)
    path = write_brand_site(settings.brands_dir, site)
    return BrandReport.of(site, probe, str(path))


def check_brand(settings: Settings, brand: str, listener: Progress) -> BrandReport:
    """Probe a known site again: what it is now, and what its pages lack, with a page on that for their owner."""
    site = load_brand_site(settings.brands_dir, brand)
    refuse_buried(settings, site.id, site.url)
    if site.consent.stricter(_consent_of(settings, site.brand)) is Consent.OPTED_OUT:
        _refuse_opted_out(site.id)
    report = BrandReport.of(site, probe_site(settings, site.feeds[0] if site.feeds else site.url, listener))
    with suppress(OSError):  # a disk that takes no page keeps nobody from reading the report
        report.page = str(write_owner_page(settings.data_dir, report))
    return report


def list_brands(settings: Settings) -> SiteList:
    """Every brand site with its last crawl, and the tombstones of those that were purged."""
    sites = load_brand_sites(settings.brands_dir)
    with opened_database(settings) as database, database.connect() as connection:
        return SiteList(sites=site_rows(connection, settings.data_dir, sites.values()), purged=tombstones(connection))


def _known(settings: Settings, address: str, site_id: str | None) -> BrandSite | None:
    """The site's own file if it is known already. Raises InputError where id or address belong to another site."""
    wanted = site_id or id_from(address)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", wanted) or wanted == "home":
        raise InputError(f"'{wanted}' can't be an id.", "Use small letters, digits and dashes; not 'home'.")
    sites = load_brand_sites(settings.brands_dir)
    known = next((site for site in sites.values() if _same_site(site, address)), None)
    if known and site_id not in (None, known.id):
        raise InputError(f"{address} is the brand site '{known.id}'.", f"See: offshelf brand check {known.id}")
    if wanted in sites and not known:
        raise InputError(f"The id '{wanted}' belongs to {sites[wanted].url}.", "Give another one with --id.")
    return known


def _same_site(site: BrandSite, address: str) -> bool:
    return address in site.feeds or (not site.feeds and origin(site.url) == origin(address))


def _consent_of(settings: Settings, brand: str | None) -> Consent:
    return consent_of(brand_consents(settings), brand) or Consent.SILENT


def _refuse_opted_out(name: str) -> None:
    raise ConsentError(
        f"'{name}' has opted out, so its site is not read.",
        f"Remove what is stored of it with: offshelf brand purge {name}",
    )


def _site(probe: SiteProbe, known: BrandSite | None, site_id: str, name: str | None, brand: str | None) -> BrandSite:
    found = {
        "url": probe.url,
        "platform": probe.platform,
        "feeds": probe.feeds,
        "sitemaps": probe.sitemaps,
        "currency": probe.currency or (known.currency if known else None),
        "brand": brand,
    }
    if known:
        return known.model_copy(update={**found, "name": name or known.name})
    host = urlsplit(probe.url).netloc
    return BrandSite.model_validate({"id": site_id, "name": name or probe.name or host, **found})

"""Checking and listing brand sites."""

from datetime import datetime

import pytest

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.database import open_database
from config.errors import NotFoundError
from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import check_brand, list_brands
from crawler.runs.lock import site_lock
from crawler.tables import run
from tests.crawler.brands.sites import add, bury, printed, shopify
from tests.loopback import LoopbackSite


def test_check_says_what_is_lacking_and_writes_nothing(settings: Settings, acme: LoopbackSite) -> None:
    add(settings, acme.url, site_id="acme")
    before = (settings.brands_dir / "acme.yaml").read_text()
    for number in range(40):
        acme.add(f"/products/boot-{number}", "<h1>Sold somewhere else</h1>")
    shopify(acme, {})
    report = check_brand(settings, "acme", silent)
    assert any("its file says structured_data" in warning for warning in report.warnings)
    assert report.written is None
    assert (settings.brands_dir / "acme.yaml").read_text() == before
    with pytest.raises(NotFoundError, match="known: acme"):
        check_brand(settings, "nosuch", silent)


def test_the_list_shows_state_and_next_step(settings: Settings) -> None:
    for number, consent in enumerate((Consent.SILENT, Consent.OPTED_OUT, Consent.SILENT, Consent.SILENT)):
        write_brand_site(
            settings.brands_dir,
            BrandSite(id=f"s{number}", name=f"[red]S{number}", url=f"https://s{number}.example/", consent=consent),
        )
    bury(settings, "gone", "https://gone.example/")
    database = open_database(settings)
    with database.begin() as connection:
        for site, state in (("s2", "failed"), ("s2", "complete"), ("s3", "failed")):
            row = {"site": site, "state": state, "started_at": datetime(2026, 1, 2), "full": False, "report": {}}
            connection.execute(run.insert().values(row))
    database.dispose()
    listed = list_brands(settings)
    assert [(row.id, row.last_crawl, row.next_step) for row in listed.sites] == [
        ("s0", None, "offshelf crawl s0"),
        ("s1", None, "offshelf brand purge s1"),
        ("s2", "complete", "offshelf index"),
        ("s3", "failed", "offshelf brand check s3"),
    ]
    assert [stone.site for stone in listed.purged] == ["gone"]
    shown = printed(listed)
    assert "offshelf brand purge s1" in shown
    assert "Purged: gone, 2026-01-02: asked to" in shown


def test_the_list_tells_a_running_crawl_from_one_that_was_killed(settings: Settings) -> None:
    database = open_database(settings)
    for site in ("alive", "dead"):
        write_brand_site(settings.brands_dir, BrandSite(id=site, name=site, url=f"https://{site}.example/"))
        with database.begin() as connection:
            at = datetime(2026, 1, 2)
            connection.execute(run.insert().values(site=site, state="running", started_at=at, full=False, report={}))
    database.dispose()
    for site in ("alive", "dead"):
        with site_lock(settings.data_dir, site):  # both have a lock file, as after a crawl
            pass
    with site_lock(settings.data_dir, "alive"):
        listed = list_brands(settings)

    assert [(row.id, row.last_crawl) for row in listed.sites] == [("alive", "running"), ("dead", "cut short")]

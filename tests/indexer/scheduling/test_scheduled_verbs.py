"""Verbs that the schedule starts: how they ended, and why they failed."""

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.settings import Settings
from crawler.runs.lock import site_lock
from indexer.scheduling.scheduled_verbs import ScheduledVerbs


def test_a_failure_has_its_reason_from_the_error_line_or_the_report(settings: Settings) -> None:
    verbs = ScheduledVerbs(settings)
    assert verbs.run("status") == (0, "")
    status, reason = verbs.run("crawl", "nobody")
    assert (status, "nobody" in reason) == (1, True)
    assert not reason.startswith("offshelf:")
    write_brand_site(settings.brands_dir, BrandSite(id="acme", name="Acme", url="http://127.0.0.1:1/"))
    with site_lock(settings.data_dir, "acme"):
        status, reason = verbs.run("crawl", "acme")
    assert status == 1
    assert "crawled by another process" in reason


def test_nothing_begins_after_a_stop(settings: Settings) -> None:
    verbs = ScheduledVerbs(settings)
    assert verbs.stop() == []
    assert verbs.run("status") == (1, "stopped before it began")

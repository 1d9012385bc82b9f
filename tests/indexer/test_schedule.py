"""The schedule as a process: it catches up once, keeps no secrets, and stops cleanly."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine, text

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.settings import Settings
from indexer.lock import Work, work_lock
from indexer.schedule import INDEX_AGAIN, INDEX_DELAY, Schedule
from indexer.scheduling.job_names import INDEX_JOB, JOB_TABLE, crawl_job
from indexer.scheduling.scheduler import open_scheduler, plan_crawls
from tests.loopback import LoopbackSite

WAIT_SECONDS = 120
PAGE = """<html><head><script type="application/ld+json">{"@type": "Product", "name": "Boot", "sku": "1",
"offers": {"@type": "Offer", "price": "90", "priceCurrency": "EUR"}}</script></head></html>"""


@contextmanager
def running(**environment: str) -> Iterator[subprocess.Popen[str]]:
    """``offshelf schedule`` with this test's environment; stopped by SIGTERM unless it has ended."""
    command = [sys.executable, "-m", "cli", "schedule"]
    values = {**os.environ, "OFFSHELF_ALLOW_PRIVATE_ADDRESSES": "true", **environment}
    with subprocess.Popen(command, env=values, stderr=subprocess.PIPE, text=True) as process:
        patience = threading.Timer(WAIT_SECONDS, process.kill)
        patience.start()
        try:
            yield process
        finally:
            process.terminate()
            process.wait()
            patience.cancel()


def lines_until(process: subprocess.Popen[str], words: str) -> list[str]:
    """What the schedule says, up to the line with these words."""
    assert process.stderr
    said: list[str] = []
    for line in process.stderr:
        said.append(line)
        if words in line:
            return said
    raise AssertionError(f"ended without saying {words!r}: {said}")


def jobs(database: Engine) -> dict[str, float]:
    with database.connect() as connection:
        rows = connection.execute(text(f"SELECT id, next_run_time FROM {JOB_TABLE}"))
        return {row.id: row.next_run_time for row in rows}


def make_overdue(database: Engine) -> None:
    """As if the schedule had been down while several crawls were due."""
    store = SQLAlchemyJobStore(engine=database, tablename=JOB_TABLE)
    store.start(BackgroundScheduler(), "default")
    job = store.lookup_job(crawl_job("acme"))
    job._modify(next_run_time=datetime(2020, 1, 1, tzinfo=UTC))
    store.update_job(job)


def add_site(settings: Settings, site: LoopbackSite) -> None:
    site.add("/robots.txt", "User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n", content_type="text/plain")
    places = "<url><loc>{base}boot</loc></url>"
    site.add("/sitemap.xml", f"<urlset>{places}</urlset>", content_type="application/xml")
    site.add("/boot", PAGE)
    write_brand_site(settings.brands_dir, BrandSite(id="acme", name="Acme", url=site.url, schedule="0 3 1 1 *"))


def test_a_missed_crawl_runs_once_and_asks_for_the_index(
    settings: Settings, database: Engine, site: LoopbackSite
) -> None:
    add_site(settings, site)
    with running() as process:
        lines_until(process, "crawl acme next at")
    planned = jobs(database)[crawl_job("acme")]
    assert site.asked["/boot"] == 0

    make_overdue(database)
    with running() as process:
        said = lines_until(process, "crawl acme ended")
    assert sum("crawl acme begins" in line for line in said) == 1
    assert site.asked["/boot"] == 1
    assert jobs(database)[crawl_job("acme")] == planned
    assert INDEX_JOB in jobs(database)


@pytest.mark.parametrize("seconds", [0, 3])
def test_a_stop_interrupts_a_crawl_and_a_start_goes_on_with_it(
    settings: Settings, database: Engine, site: LoopbackSite, seconds: int
) -> None:
    """While it starts, or (if the machine is not too busy) while it crawls, which would take minutes."""
    add_site(settings, site)
    site.add("/robots.txt", "User-agent: *\nCrawl-delay: 3\nSitemap: {base}sitemap.xml\n", content_type="text/plain")
    places = "".join(f"<url><loc>{{base}}boot-{number}</loc></url>" for number in range(100))
    site.add("/sitemap.xml", f"<urlset>{places}</urlset>", content_type="application/xml")
    with running(OFFSHELF_SCHEDULE="0 3 1 1 *") as process:
        lines_until(process, "crawl acme next at")
    make_overdue(database)
    with running() as process:
        lines_until(process, "crawl acme begins")
        time.sleep(seconds)
        process.send_signal(signal.SIGTERM)
        assert process.wait(WAIT_SECONDS) == 0
    with running() as process:  # the interrupted crawl is due at once
        lines_until(process, "crawl acme begins")


def test_the_job_store_keeps_no_secrets(settings: Settings, database: Engine, site: LoopbackSite) -> None:
    add_site(settings, site)
    with running(OFFSHELF_MEILISEARCH_KEY="hunter2") as process:
        lines_until(process, "crawl acme next at")
    with database.connect() as connection:
        states = connection.execute(text(f"SELECT job_state FROM {JOB_TABLE}")).scalars().all()
    assert states
    assert not any(b"hunter2" in state for state in states)


def test_a_site_that_may_no_longer_be_crawled_loses_its_job(
    settings: Settings, database: Engine, site: LoopbackSite
) -> None:
    add_site(settings, site)
    with running() as process:
        lines_until(process, "crawl acme next at")
    (settings.brands_dir / "acme.yaml").unlink()
    with running() as process:
        lines_until(process, "no longer planned")
        lines_until(process, "no brand site")
    assert crawl_job("acme") not in jobs(database)


def test_a_second_schedule_is_refused(settings: Settings, database: Engine, site: LoopbackSite) -> None:
    add_site(settings, site)
    with running() as process:
        lines_until(process, "crawl acme next at")
        with running() as second:
            lines_until(second, f"Another schedule is running (process {process.pid})")
            assert second.wait(WAIT_SECONDS) == 1
    with work_lock(settings, database, Work.SCHEDULE):
        pass


def test_plans_follow_the_brand_files(settings: Settings, database: Engine) -> None:
    scheduler = open_scheduler(settings, database)
    scheduler.start(paused=True)

    def plan(**planned: str) -> dict[str, str]:
        new = plan_crawls(scheduler, planned, "indexer.schedule:crawl")
        assert all(job.next_run_time for job in new)
        return {job.id: job.name for job in new}

    assert plan(acme="0 2 * * *", nova="0 3 * * *") == {"crawl:acme": "0 2 * * *", "crawl:nova": "0 3 * * *"}
    before = jobs(database)
    assert plan(acme="0 2 * * *", nova="30 4 * * *") == {"crawl:nova": "30 4 * * *"}
    after = jobs(database)
    assert after["crawl:acme"] == before["crawl:acme"]
    assert after["crawl:nova"] != before["crawl:nova"]
    assert plan(nova="30 4 * * *") == {}
    assert list(jobs(database)) == ["crawl:nova"]
    scheduler.shutdown()


def test_a_failed_index_is_asked_for_again_and_a_crawl_brings_it_forward(settings: Settings, database: Engine) -> None:
    schedule = Schedule(settings, database)  # not started, so that what is asked for stays to be seen
    schedule._scheduler.start(paused=True)
    with work_lock(settings, database, Work.INDEX):
        begun = time.time()
        schedule.index()
    assert jobs(database)[INDEX_JOB] > begun + INDEX_AGAIN.total_seconds() - 1
    schedule.crawl("nobody")
    assert jobs(database)[INDEX_JOB] < time.time() + INDEX_DELAY.total_seconds() + 1
    schedule.stop()

"""The child's side of a crawl: one run of one site, from its lock to its report."""

import asyncio
import signal
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from scrapy.crawler import Crawler

from config.brand_site import BrandSite
from config.database import open_database, write_transaction
from config.settings import Settings
from crawler.runs.finish import finish_run
from crawler.runs.journal import Journal
from crawler.runs.lock import site_lock
from crawler.runs.runs import interrupt_run, open_run
from crawler.scrapy_settings import scrapy_settings
from crawler.spiders.base import BrandSpider
from crawler.spiders.registry import spider_of

Say = Callable[..., None]


async def crawl_site(settings: Settings, values: dict[str, Any], full: bool, accept: bool, say: Say) -> None:
    """Begin or go on with the site's run and say how far it is; the last event has its report. Raises StoreError."""
    site = BrandSite.model_validate(values)
    spider_class = spider_of(site, settings.config_dir)
    stopped = _stop_signals()
    with site_lock(settings.data_dir, site.id):
        engine = open_database(settings)
        with write_transaction(engine) as connection:
            run = open_run(connection, site.id, full)
        longest = timedelta(days=float(settings.max_age_days)) / 2
        journal = Journal(engine, site.id, run, longest, say)
        journal.open()
        urls = [site.url, *site.feeds, *site.sitemaps]
        options = {**scrapy_settings(settings, urls), "SCHEDULER": "crawler.spiders.scheduler.FrontierScheduler"}
        crawler = Crawler(spider_class, options)
        stopping = asyncio.ensure_future(_stop_when(stopped, crawler))
        await crawler.crawl_async(site=site, journal=journal, full=run.full)
        stopping.cancel()
        spider = crawler.spider
        assert isinstance(spider, BrandSpider)
        if spider.failure:
            raise spider.failure
        journal.close()
        with write_transaction(engine) as connection:
            if stopped.is_set() and spider.problem is None and journal.may_have_more:
                report = interrupt_run(connection, run, journal.report)
            else:
                report = finish_run(connection, run, journal.report, spider.problem, site.expect, accept)
        engine.dispose()
    say(event="report", report=report.model_dump(mode="json"))


def _stop_signals() -> asyncio.Event:
    """Set by Ctrl-C and by a plain kill."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped


async def _stop_when(stopped: asyncio.Event, crawler: Crawler) -> None:
    """Let what is under way end, so that it is stored."""
    await stopped.wait()
    # Scrapy would forget a stop that comes while it starts, and never end.
    while not (crawler.crawling and crawler.engine.running):
        await asyncio.sleep(0.02)
    await crawler.stop_async()

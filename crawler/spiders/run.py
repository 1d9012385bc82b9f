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
from crawler.finish import finish_run
from crawler.journal import Journal
from crawler.lock import site_lock
from crawler.runs import interrupt_run, open_run
from crawler.scrapy_settings import scrapy_settings
from crawler.spiders.base import BrandSpider
from crawler.spiders.merchant_feed import MerchantFeedSpider
from crawler.spiders.shopify import ShopifySpider
from crawler.spiders.structured_data import StructuredDataSpider
from crawler.spiders.woocommerce import WooCommerceSpider

Say = Callable[..., None]
SPIDERS: dict[str, type[BrandSpider]] = {
    spider.name: spider for spider in (StructuredDataSpider, ShopifySpider, WooCommerceSpider, MerchantFeedSpider)
}


async def crawl_site(settings: Settings, values: dict[str, Any], full: bool, say: Say) -> None:
    """Begin or go on with the site's run and say how far it is; the last event has its report. Raises StoreError."""
    site = BrandSite.model_validate(values)
    with site_lock(settings.data_dir, site.id):
        engine = open_database(settings)
        with write_transaction(engine) as connection:
            run = open_run(connection, site.id, full)
        revisit_after = timedelta(days=float(settings.max_age_days)) / 2
        journal = Journal(engine, site.id, run, revisit_after, say)
        journal.open()
        urls = [site.url, *site.feeds, *site.sitemaps]
        options = {**scrapy_settings(settings, urls), "SCHEDULER": "crawler.spiders.scheduler.FrontierScheduler"}
        crawler = Crawler(SPIDERS[site.platform], options)
        stopped = _stop_on_signals(crawler)
        await crawler.crawl_async(site=site, journal=journal, full=run.full)
        spider = crawler.spider
        assert isinstance(spider, BrandSpider)
        if spider.failure:
            raise spider.failure
        journal.close()
        with write_transaction(engine) as connection:
            if stopped.is_set() and spider.problem is None and journal.may_have_more:
                report = interrupt_run(connection, run, journal.report)
            else:
                report = finish_run(connection, run, journal.report, spider.problem)
        engine.dispose()
    say(event="report", report=report.model_dump(mode="json"))


def _stop_on_signals(crawler: Crawler) -> asyncio.Event:
    """Ctrl-C and a plain kill let what is under way end, and store it."""
    stopped = asyncio.Event()
    tasks: set[asyncio.Task[None]] = set()

    def stop() -> None:
        if not stopped.is_set():
            stopped.set()
            tasks.add(asyncio.ensure_future(crawler.stop_async()))

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    return stopped

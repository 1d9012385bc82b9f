"""A shop on loopback, crawled as ``offshelf crawl`` does it, and the harvest that comes of it."""

from collections.abc import Callable

import pytest

from config.database import open_database
from config.progress import silent
from config.settings import Settings
from crawler.crawl import crawl_brands
from crawler.harvest.harvest import StoredProduct, iter_harvest
from crawler.runs.report import RunReport
from tests.crawler.crawl.shop import Shop
from tests.loopback import LoopbackSite

Crawl = Callable[..., RunReport]
Harvest = Callable[[], dict[str, StoredProduct]]


@pytest.fixture
def shop(site: LoopbackSite, settings: Settings) -> Shop:
    """A shop with five products, configured as the brand site ``acme``."""
    shop = Shop(site)
    for number in range(5):
        shop.sell(f"boot-{number}")
    shop.configure(settings)
    return shop


@pytest.fixture
def crawl(settings: Settings) -> Crawl:
    """Crawl one site and return its run's report."""

    def crawl(site_id: str = "acme", full: bool = False, accept: bool = False, **changes: object) -> RunReport:
        return crawl_brands(settings.model_copy(update=changes), [site_id], full, silent, accept).runs[0]

    return crawl


@pytest.fixture
def harvest(settings: Settings) -> Harvest:
    """The listed products by name."""

    def harvest() -> dict[str, StoredProduct]:
        engine = open_database(settings)
        with engine.connect() as connection:
            found = {stored.product.name: stored for stored in iter_harvest(connection)}
        engine.dispose()
        return found

    return harvest

"""The hostile site, crawled once as ``offshelf crawl`` does it, with decent products among its pages."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.spiders import Spider
from sqlalchemy import select

from config.brand_files import write_brand_site
from config.brand_site import BrandSite, Platform
from config.database import opened_database
from config.progress import silent
from config.settings import Settings
from crawler.crawl import crawl_brands
from crawler.harvest.harvest import iter_harvest
from crawler.politeness.download import GuardedDownloadHandler
from crawler.product import Product
from crawler.runs.report import RunReport
from crawler.scrapy_settings import scrapy_settings
from crawler.tables import dropped
from tests.hostile import data_pages, parsing_pages, transport_pages
from tests.hostile.case import page, product
from tests.hostile.server import HostileServer, respond

CASES = [*transport_pages.CASES, *parsing_pages.CASES, *data_pages.CASES]
DECENT = 5


@dataclass
class Crawled:
    """What came of a crawl."""

    report: RunReport
    server: HostileServer
    dropped: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Reasons by path."""
    products: list[Product] = field(default_factory=list)

    def given_by(self, path: str) -> list[Product]:
        """The products that were read on the page of this path."""
        return [p for p in self.products if p.provenance["name"].url.endswith(path)]

    @property
    def decent(self) -> int:
        """How many of the site's decent products were harvested."""
        return sum(p.name.startswith("Decent") for p in self.products)


Crawl = Callable[..., Crawled]
Download = Callable[..., Response]


def add_decent_products(server: HostileServer, number: int = DECENT) -> list[str]:
    """Put products on the server that nothing is wrong with; returns their paths."""
    paths = [f"/products/decent-{n}" for n in range(number)]
    for n, path in enumerate(paths):
        server.routes[path] = page(product(f"Decent boot {n}", sku=f"D{n}"))
    return paths


def add_sitemap(server: HostileServer, paths: list[str]) -> None:
    """Serve a robots.txt and a sitemap that lists these paths."""
    entries = "".join(f"<url><loc>{server.url}{path[1:]}</loc></url>" for path in paths)
    server.routes["/robots.txt"] = respond(f"Sitemap: {server.url}sitemap.xml")
    server.routes["/sitemap.xml"] = respond(f"<urlset>{entries}</urlset>", headers={"Content-Type": "text/xml"})


def crawl_server(settings: Settings, server: HostileServer, platform: Platform, **changes: object) -> Crawled:
    """Crawl the server as the site ``acme`` and look into the store."""
    site = BrandSite(id="acme", name="Acme", url=server.url, platform=platform, **changes)
    write_brand_site(settings.brands_dir, site)
    found = Crawled(crawl_brands(settings, ["acme"], False, silent).runs[0], server)
    with opened_database(settings) as database, database.connect() as connection:
        for row in connection.execute(select(dropped.c.url, dropped.c.reason).where(dropped.c.run == found.report.run)):
            found.dropped[row.url.removeprefix(server.url.rstrip("/"))].add(row.reason)
        found.products = [stored.product for stored in iter_harvest(connection)]
    return found


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    """The crawl of all hostile pages."""
    folder = tmp_path_factory.mktemp("hostile")
    settings = Settings(data_dir=folder / "data", config_dir=folder / "config", allow_private_addresses=True)
    with HostileServer() as server:
        decent = add_decent_products(server)
        for case in CASES:
            server.routes[case.path] = case.route(server)
        add_sitemap(server, [*decent, *(case.path for case in CASES)])
        yield crawl_server(settings, server, "structured_data")


@pytest.fixture
def server() -> Iterator[HostileServer]:
    """A server of the test's own, without any route."""
    with HostileServer() as started:
        yield started


@pytest.fixture
def crawl(settings: Settings, server: HostileServer) -> Crawl:
    """Crawl the test's own server."""

    def crawl(platform: Platform = "structured_data", **changes: object) -> Crawled:
        return crawl_server(settings, server, platform, **changes)

    return crawl


@pytest.fixture
def download() -> Download:
    """Ask for one address with the crawler's own download handler, under limits that make a test quick."""

    def download(url: str, private: bool = True, **limits: object) -> Response:
        options = scrapy_settings(Settings(allow_private_addresses=private), [url]) | limits

        async def ask() -> Response:
            handler = GuardedDownloadHandler(Crawler(Spider, options))
            try:
                return await handler.download_request(Request(url, dont_filter=True))
            finally:
                await handler.close()

        return asyncio.run(ask())

    return download

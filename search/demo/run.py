"""The demo: six invented brand sites and a shop on loopback, through every stage of the line."""

import shutil
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from config.brand_files import load_brand_site, write_brand_site
from config.brand_site import BrandSite
from config.consent import Consent
from config.errors import NotFoundError
from config.progress import Progress
from config.settings import Settings, load_settings
from crawler.brands.report import BrandReport
from search.demo.deployment import SHOP_ADDRESS, demo_ports, demo_settings
from search.demo.network import DemoNetwork, demo_network
from search.demo.outcome import StageTimes
from search.demo.report import DemoReport
from search.demo.shop import home_styles, write_home_csv
from search.demo.sites.merchant_feed import FEED

QUERY = "tarnfell"
CONSENTS = {"Tarnfell": Consent.OPTED_IN, "Vexlund": Consent.OPTED_OUT}
"""What the brands have told the shop; the others are silent."""

Result = TypeVar("Result")


def run_demo(listener: Progress) -> DemoReport:
    """Build the demo anew in a folder of its own, and search it.

    Its folder is ``demo`` in the data directory; nothing outside is read or written. The engine is the settings' own.
    """
    settings = demo_settings(load_settings())
    shutil.rmtree(settings.data_dir, ignore_errors=True)
    settings.data_dir.mkdir(parents=True)
    with demo_network() as network:
        return _run(settings, network, listener)


def serve_demo() -> None:
    """The sites of the last ``run_demo`` at their addresses, and the result page, until Ctrl-C."""
    from search.serving.server import run_server

    settings = demo_settings(load_settings())
    with demo_network(demo_ports(settings)), suppress(KeyboardInterrupt):
        run_server(settings, "127.0.0.1", _page_port())


def _page_port() -> int:
    """8000, or any free one (0) where something else has it: the demo takes no options."""
    with socket.socket() as tried:
        return 8000 if tried.connect_ex(("127.0.0.1", 8000)) else 0


def _run(settings: Settings, network: DemoNetwork, listener: Progress) -> DemoReport:
    from crawler.crawl import crawl_brands
    from indexer.home.importer import import_home
    from indexer.index import update_index
    from search.demo.brand_lines import brand_lines
    from search.service import search_once

    probes, add_seconds = _timed(lambda: _add_sites(settings, network))
    crawl, crawl_seconds = _timed(lambda: crawl_brands(settings, [], False, listener))
    catalog = write_home_csv(_shop_file(settings, network), network.shop_url)
    home, home_seconds = _timed(lambda: import_home(settings, catalog, None, [], True, listener))
    index, index_seconds = _timed(lambda: update_index(settings, listener))
    found, search_seconds = _timed(lambda: search_once(settings, QUERY, limit=12, filter_text=None, explain=False))
    return DemoReport(
        probes=probes,
        crawl=crawl,
        forbidden_requests=sum(network.sites["Vexlund"].requests.values()),
        home=home,
        home_styles=len(home_styles()),
        home_brands=len({style.brand for style in home_styles()}),
        index=index,
        search=found,
        styles=brand_lines(settings, QUERY, found),
        seconds=StageTimes(
            add=add_seconds, crawl=crawl_seconds, home=home_seconds, index=index_seconds, search=search_seconds
        ),
    )


def _timed(stage: Callable[[], Result]) -> tuple[Result, float]:
    begun = time.monotonic()
    result = stage()
    return result, round(time.monotonic() - begun, 2)


def _add_sites(settings: Settings, network: DemoNetwork) -> list[BrandReport]:
    """What a shop would do: probe each site, then note what its brand said. A refusal is noted without a visit."""
    from config.progress import silent
    from crawler.brands.brands import add_brand

    _note_consent(settings, "Vexlund", network.urls["Vexlund"])
    addresses = {brand: url + FEED[1:] if brand == "Lumorra" else url for brand, url in network.urls.items()}
    willing = [brand for brand in addresses if CONSENTS.get(brand) is not Consent.OPTED_OUT]
    with ThreadPoolExecutor(settings.parallel_crawls) as pool:
        probes = list(
            pool.map(lambda brand: add_brand(settings, addresses[brand], brand.lower(), brand, silent), willing)
        )
    for brand, probe in zip(willing, probes, strict=True):
        _note_consent(settings, brand, addresses[brand])
        probe.consent = CONSENTS.get(brand, Consent.SILENT)
    return probes


def _note_consent(settings: Settings, brand: str, url: str) -> None:
    with suppress(NotFoundError):
        site = load_brand_site(settings.brands_dir, brand.lower())
        write_brand_site(settings.brands_dir, site.model_copy(update={"consent": CONSENTS.get(brand, Consent.SILENT)}))
        return
    write_brand_site(settings.brands_dir, BrandSite(id=brand.lower(), name=brand, url=url, consent=CONSENTS[brand]))


def _shop_file(settings: Settings, network: DemoNetwork) -> Path:
    (settings.data_dir / SHOP_ADDRESS).write_text(network.shop_url, "utf-8")
    return settings.data_dir / "home.csv"

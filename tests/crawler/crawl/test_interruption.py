"""Crawls that are killed, stopped, refused or run out of disk."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from config.brand_files import write_brand_site
from config.consent import Consent
from config.database import open_database, write_transaction
from config.errors import ConsentError
from config.progress import silent
from config.settings import Settings
from crawler.child import GRACE
from crawler.crawl import crawl_brands
from crawler.runs.lock import site_lock
from crawler.tables import harvest_product, harvest_variant, offer_history, run, tombstone
from tests.crawler.crawl.conftest import Crawl
from tests.crawler.crawl.shop import Shop, environment
from tests.loopback import LoopbackSite, Request, Response
from tests.verbs import hear_ctrl_c

PRODUCTS = 150


@pytest.fixture
def large(site: LoopbackSite, settings: Settings) -> Shop:
    """A shop with enough products to be stopped in the middle."""
    shop = Shop(site)
    for number in range(PRODUCTS):
        shop.sell(f"shoe-{number}")
    shop.configure(settings)
    return shop


def start(settings: Settings, prefix: str = "exec") -> subprocess.Popen[str]:
    """``offshelf crawl`` as a person starts it."""
    command = f"{prefix} {sys.executable} {Path('cli.py').resolve()} crawl acme"
    return subprocess.Popen(
        ["bash", "-c", command],
        env=os.environ | environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_ctrl_c,
    )


def stored(settings: Settings) -> list[tuple[object, ...]]:
    """The harvest's keys and contents, without times."""
    engine = open_database(settings)
    product, variant, history = harvest_product.c, harvest_variant.c, offer_history.c
    with engine.connect() as connection:
        rows = [
            *connection.execute(select(product.product_id, product.content_hash, product.delisted_at)),
            *connection.execute(select(variant.variant_id, variant.record, variant.delisted_at)),
            *connection.execute(select(history.variant_id, history.price)),
        ]
    engine.dispose()
    return sorted((tuple(row) for row in rows), key=repr)


def wait_for(shop: Shop, pages: int) -> None:
    deadline = time.monotonic() + 30
    while shop.site.asked.total() < pages and time.monotonic() < deadline:
        time.sleep(0.005)


def test_a_killed_crawl_goes_on_and_ends_with_the_same_harvest(large: Shop, settings: Settings, tmp_path: Path) -> None:
    whole = settings.model_copy(update={"data_dir": tmp_path / "whole"})
    assert crawl_brands(whole, ["acme"], False, silent).runs[0].products == PRODUCTS

    moments = random.Random(7)
    for _ in range(6):
        large.site.requests.clear()
        process = start(settings)
        wait_for(large, moments.randrange(1, PRODUCTS // 2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    report = crawl_brands(settings, ["acme"], False, silent).runs[0]

    assert (report.state, report.run, report.resumed, report.products) == ("complete", 1, True, PRODUCTS)
    assert stored(settings) == stored(whole)


def test_ctrl_c_stores_what_was_read_and_the_next_crawl_goes_on(large: Shop, settings: Settings) -> None:
    process = start(settings)
    wait_for(large, PRODUCTS // 3)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)

    assert process.returncode == 1
    assert stderr == "offshelf: Stopped. What was read is stored; run the same command to go on.\n"
    read = len([row for row in stored(settings) if len(row) == 2])
    assert 0 < read < PRODUCTS
    large.site.requests.clear()
    report = crawl_brands(settings, ["acme"], False, silent).runs[0]
    assert (report.state, report.run, report.products) == ("complete", 1, PRODUCTS)
    assert large.site.asked.total() <= PRODUCTS - read + 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("shop")
def test_a_stop_while_the_crawl_starts_ends_it(settings: Settings, number: int) -> None:
    process = start(settings)
    engine = open_database(settings)
    with engine.connect() as connection:
        while connection.execute(select(run.c.id)).first() is None:
            connection.rollback()
            time.sleep(0.002)
    engine.dispose()
    process.send_signal(number)
    _, stderr = process.communicate(timeout=GRACE - 5)  # before it would be killed

    assert (process.returncode, stderr.count("\n"), stderr[:18]) == (1, 1, "offshelf: Stopped.")
    assert crawl_brands(settings, ["acme"], False, silent).runs[0].products == 5


def test_ctrl_c_while_one_page_is_fetched(site: LoopbackSite, settings: Settings) -> None:
    answered = threading.Event()

    def slow(_: Request) -> Response:
        answered.wait(30)
        return Response(b"")

    site.routes["/boot"] = slow
    command = [sys.executable, "cli.py", "preview", f"{site.url}boot"]
    process = subprocess.Popen(
        command,
        env=os.environ | environment(settings),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_ctrl_c,
    )
    deadline = time.monotonic() + 30
    while not site.asked["/boot"] and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    answered.set()

    assert process.returncode == 1
    assert stderr == "offshelf: Stopped. What was stored stays; run the same command to go on.\n"


@pytest.mark.usefixtures("large")
def test_a_full_disk_is_one_clear_line_and_loses_nothing(settings: Settings) -> None:
    process = start(settings, "ulimit -f 300; exec")  # KiB that a file of the process may have
    stdout, stderr = process.communicate(timeout=60)

    assert process.returncode == 1
    assert "The store can't be" in stdout + stderr
    assert "Traceback" not in stdout + stderr
    assert crawl_brands(settings, ["acme"], False, silent).runs[0].products == PRODUCTS


def test_a_site_is_not_crawled_twice_at_once(shop: Shop, settings: Settings, crawl: Crawl) -> None:
    with site_lock(settings.data_dir, "acme"):
        report = crawl()
    assert report.state == "failed"
    assert report.reason == "'acme' is being crawled by another process. Wait for that crawl to end."
    assert not shop.site.asked
    assert crawl().state == "complete"


def test_an_opted_out_site_is_refused(shop: Shop, settings: Settings) -> None:
    brand = shop.configure(settings)
    write_brand_site(settings.brands_dir, brand.model_copy(update={"consent": Consent.OPTED_OUT}))

    with pytest.raises(ConsentError, match="'acme' has opted out"):
        crawl_brands(settings, ["acme"], False, silent)
    report = crawl_brands(settings, [], False, silent)
    assert [(run.site, run.state) for run in report.runs] == [("acme", "refused")]
    assert not report.failed
    assert not shop.site.asked


def test_a_brand_that_has_opted_out_everywhere_is_refused(shop: Shop, settings: Settings) -> None:
    brand = shop.configure(settings)
    write_brand_site(settings.brands_dir, brand.model_copy(update={"brand": "Acme"}))
    strict = settings.model_copy(update={"brand_consent": {"Acme": Consent.OPTED_OUT}})

    with pytest.raises(ConsentError):
        crawl_brands(strict, ["acme"], False, silent)


def test_a_purged_site_is_refused(shop: Shop, settings: Settings) -> None:
    engine = open_database(settings)
    with write_transaction(engine) as connection:
        at = datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None)
        connection.execute(tombstone.insert().values(site="acme", url="", reason="asked us to", purged_at=at))
    engine.dispose()

    with pytest.raises(ConsentError, match="'acme' was purged on 2026-01-02: asked us to"):
        crawl_brands(settings, ["acme"], False, silent)
    assert not shop.site.asked


def test_the_parent_never_loads_scrapy(shop: Shop, settings: Settings) -> None:
    code = (
        "import sys; from config.settings import load_settings; from config.progress import silent;"
        "from crawler.crawl import crawl_brands; from crawler.probe.fetch import fetch_pages;"
        "assert crawl_brands(load_settings(), [], False, silent).runs[0].products == 5;"
        "assert not {'scrapy', 'twisted'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | environment(settings), check=True)
    assert shop.site.asked.total() == 7

"""Feeds as they are crawled: packed, long, told not to be listed, and read again."""

import gzip
import json
from typing import Any

import pytest

from config.brand_files import write_brand_site
from config.brand_site import BrandSite, Platform
from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import add_brand
from crawler.spiders import merchant_feed
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.loopback import LoopbackSite, Response


def record(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": str(number),
        "title": f"Kettle {number}",
        "link": f"https://kettle.example/{number}",
        "price": "30.00 EUR",
        "availability": "in_stock",
        "enable_search": "true",
        **fields,
    }


def jsonl(*records: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in records)


def configure(settings: Settings, site: LoopbackSite, address: str, platform: Platform = "agentic_feed") -> None:
    write_brand_site(
        settings.brands_dir, BrandSite(id="acme", name="Acme", url=site.url, platform=platform, feeds=[address])
    )


def test_an_agentic_feed_is_recognised_crawled_and_obeyed(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    body = jsonl(record(1), record(2, enable_checkout="false"), record(3, enable_search="false"))
    address = site.add("/products.jsonl.gz", gzip.compress(body), content_type="application/octet-stream")
    report = add_brand(settings, address, "acme", None, silent)
    assert (report.platform, report.products, report.dropped) == ("agentic_feed", 2, {"search_disabled": 1})
    assert report.reasons == ["the address answers with an agentic-commerce feed"]

    run = crawl()
    assert (run.state, run.products, run.dropped) == ("complete", 2, {"search_disabled": 1})
    stored = {name: item.product for name, item in harvest().items()}
    assert [p.variants[0].offer and p.variants[0].offer.agent_checkout for p in stored.values()] == [None, False]
    assert stored["Kettle 1"].provenance["price"].source == "agentic_feed"


@pytest.mark.parametrize("tag", ["noindex", "none"])
def test_a_feed_may_hide_from_search_engines(site: LoopbackSite, settings: Settings, crawl: Crawl, tag: str) -> None:
    address = site.add("/products.jsonl", jsonl(record(1)), headers={"X-Robots-Tag": tag})
    configure(settings, site, address)
    assert crawl().products == 1


def test_a_long_feed_is_stored_part_by_part(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    count = 2 * merchant_feed.PART + 7
    address = site.add("/products.jsonl", jsonl(*(record(n) for n in range(count))))
    configure(settings, site, address)
    assert (crawl().products, crawl().changed, len(harvest())) == (count, 0, count)


def test_an_unchanged_feed_costs_no_body(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    body = jsonl(record(1), record(2))
    site.routes["/products.jsonl"] = lambda request: (
        Response(status=304) if request.headers["If-None-Match"] else Response(body, headers={"ETag": '"a"'})
    )
    configure(settings, site, f"{site.url}products.jsonl")
    crawl()
    report = crawl()
    assert (report.state, report.products, report.requests["304"]) == ("complete", 2, 1)


def test_a_feed_that_is_packed_on_its_way_counts_by_what_was_sent(
    site: LoopbackSite, settings: Settings, crawl: Crawl
) -> None:
    plain = jsonl(*(record(n) for n in range(50)))
    packed = gzip.compress(plain)
    configure(settings, site, site.add("/products.jsonl", packed, headers={"Content-Encoding": "gzip"}))
    report = crawl()
    assert (report.state, report.products) == ("complete", 50)
    assert len(packed) <= report.bytes < len(plain)
    assert site.requests[-1].headers["Accept-Encoding"] == "gzip"

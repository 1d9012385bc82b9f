"""A spider of a site's own: the worked example of the documentation is carried out as it stands there."""

import json
import re

import pytest

from config.brand_files import write_brand_site
from config.brand_site import BrandSite
from config.settings import Settings
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.loopback import LoopbackSite, Request, Response
from tests.parts import ROOT

DOCUMENT = (ROOT / "docs" / "brand-sites.md").read_text("utf-8")


def block(language: str) -> str:
    """The one example in a language."""
    [found] = re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)
    return str(found)


def test_the_documents_spider_reads_its_site(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    goods = [
        {"code": f"T{n}", "title": f"Rope {n}", "cost": f"{n}.50", "barcode": "4006381333931" if n == 1 else "123"}
        for n in range(1, 6)
    ]

    def page(request: Request) -> Response:
        start = 2 * int(request.query["page"][0]) - 2
        return Response(json.dumps({"goods": goods[start : start + 2]}).encode(), content_type="application/json")

    site.routes["/api/goods"] = page
    (settings.config_dir / "spiders").mkdir(parents=True)
    (settings.config_dir / "spiders" / "tarn.py").write_text(block("python"))
    settings.brands_dir.mkdir(parents=True)
    (settings.brands_dir / "tarn.yaml").write_text(block("yaml").replace("https://tarn.example/", site.url))
    report = crawl("tarn")

    assert (report.state, report.products, report.dropped) == ("complete", 5, {"gtin_malformed": 4})
    rope = harvest()["Rope 1"].product
    assert rope.variants[0].offer
    assert (str(rope.variants[0].offer.price), rope.variants[0].offer.price_currency) == ("1.50", "EUR")
    assert (rope.variants[0].gtin, rope.url) == ("04006381333931", f"{site.url}goods/T1")


def test_the_documents_spider_is_short() -> None:
    assert len(block("python").strip().splitlines()) <= 25


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (None, "There is no .*tarn.py"),
        ("import nowhere", "can't be loaded: ModuleNotFoundError"),
        ("from crawler.spiders.paged import PagedSpider", "defines 0 spiders"),
    ],
)
def test_a_spider_that_can_not_be_used_is_named(
    site: LoopbackSite, settings: Settings, crawl: Crawl, code: str | None, said: str
) -> None:
    write_brand_site(settings.brands_dir, BrandSite(id="tarn", name="Tarn", url=site.url, spider="tarn"))
    if code:
        (settings.config_dir / "spiders").mkdir(parents=True)
        (settings.config_dir / "spiders" / "tarn.py").write_text(code)
    report = crawl("tarn")

    assert report.state == "failed"
    assert re.search(said, report.reason or "")
    assert not site.asked


@pytest.mark.parametrize("name", ["../evil", "os.path", "/tmp/x", "Tarn", ""])
def test_a_spiders_name_is_never_a_path(name: str) -> None:
    with pytest.raises(ValueError, match="spider"):
        BrandSite(id="tarn", name="Tarn", url="https://tarn.example/", spider=name)

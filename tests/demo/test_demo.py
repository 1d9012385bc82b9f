"""The whole demo, as ``offshelf demo`` runs it, against what its tables say is sold."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

import pytest

from config.progress import silent
from config.settings import Settings
from config.terminal import stdout
from search.demo.catalog import SITES, brand_styles
from search.demo.deployment import demo_ports, demo_settings
from search.demo.network import demo_network
from search.demo.report import DemoReport
from search.demo.run import run_demo
from search.reports.export import export_variants
from search.request import SearchRequest
from search.service import SearchService


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DemoReport, Settings]]:
    """The report, and the settings of what it built."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFSHELF_DATA_DIR", str(folder))
        patch.setenv("OFFSHELF_CONFIG_DIR", str(folder / "config"))
        report = run_demo(silent)
        yield report, demo_settings(Settings(data_dir=folder, config_dir=folder / "config"))


@pytest.fixture(scope="module")
def export(deployment: tuple[DemoReport, Settings]) -> list[dict[str, Any]]:
    """Every brand variant with its verdict."""
    return [json.loads(line) for line in export_variants(deployment[1], None, "jsonl")]


def test_every_stage_says_what_it_did(deployment: tuple[DemoReport, Settings]) -> None:
    report, _ = deployment
    runs = {run.site: run for run in report.crawl.runs}
    shown = {brand.lower(): sum(s.flag not in ("robots", "gone") for s in brand_styles(brand)) for brand in SITES[:5]}
    assert {site: runs[site].products for site in shown} == shown
    assert runs["tarnfell"].dropped["robots_forbidden"] == 1
    assert runs["tarnfell"].dropped["json_ld_repaired"] == 1
    assert runs["tarnfell"].requests["404"] == 1
    assert [bad.reason for bad in report.home.bad_rows] == ["no_title", "no_id"]
    assert report.index.match.model_dump()["conflicts"] == {"gtin_of_another_brand": 1}
    assert report.home_styles >= 300
    assert not report.failed


def test_the_report_is_one_json_document(deployment: tuple[DemoReport, Settings]) -> None:
    document = json.loads(deployment[0].model_dump_json(by_alias=True))
    assert document["search"]["sections"]["buy_for_me"]["hits"]
    assert document["index"]["match"]["verdicts"]


def test_the_site_that_has_opted_out_is_never_asked(deployment: tuple[DemoReport, Settings]) -> None:
    report, _ = deployment
    assert report.forbidden_requests == 0
    assert next(run.state for run in report.crawl.runs if run.site == "vexlund") == "refused"


def test_no_verdict_is_wrong(export: list[dict[str, Any]]) -> None:
    sold = {
        (brand.lower(), variant.mpn): variant.sold_here
        for brand in SITES
        for style in brand_styles(brand)
        for variant in style.variants
    }
    answers = [(row["verdict"], sold[row["brand_site"], row["sku"]], row["title"]) for row in export]
    assert [title for verdict, truth, title in answers if (verdict, truth) == ("not_sold_here", True)] == []
    assert [title for verdict, truth, title in answers if (verdict, truth) == ("sold_here", False)] == []
    decided = sum(verdict in ("sold_here", "not_sold_here") for verdict, _, _ in answers)
    assert decided / len(answers) > 0.5


def test_sold_out_and_unpriced_products_are_not_offered(export: list[dict[str, Any]]) -> None:
    flagged = {
        variant.mpn
        for brand in SITES
        for style in brand_styles(brand)
        if style.flag in ("out_of_stock", "no_price")
        for variant in style.variants
    }
    rows = [row for row in export if row["sku"] in flagged]
    assert rows
    assert {row["buy"]["mode"] for row in rows} == {"none"}


def test_the_search_shows_both_sections_and_the_partly_sold_style(deployment: tuple[DemoReport, Settings]) -> None:
    report, _ = deployment
    sections = report.search.sections
    assert sections.home.hits
    assert {hit.buy and hit.buy.mode for hit in sections.buy_for_me.hits} == {"buy_for_me"}
    scree = next(style for style in report.styles if style.name == "Scree Runner")
    sold = {(variant.color, variant.size) for variant in scree.variants if variant.mark == "sold"}
    assert sold == {(color, str(size)) for color in ("Moss", "Slate") for size in range(40, 44)}


def test_the_sites_come_back_at_their_addresses(deployment: tuple[DemoReport, Settings]) -> None:
    _, settings = deployment
    with demo_network(demo_ports(settings)), SearchService(settings) as service:
        sections = service.search(SearchRequest(q="tarnfell")).sections
        for hit in (sections.home.hits[0], sections.buy_for_me.hits[0]):
            for address in (hit.image, hit.url):
                assert address
                with urlopen(address) as answer:
                    assert answer.status == 200


def test_the_report_fits_a_terminal_of_100_columns(
    deployment: tuple[DemoReport, Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    stdout().print(deployment[0])
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 100
    assert "●40–43" in printed
    assert "○37–42 ×43 ○44–46" in printed

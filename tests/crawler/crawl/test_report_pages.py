"""The page on a run, after real crawls of a shop that changes between them."""

import re
from pathlib import Path

import pytest

from config.settings import Settings
from crawler.reports.files import KEPT, latest_report, remove_reports
from crawler.runs.report import RunReport
from tests.crawler.crawl.conftest import Crawl
from tests.crawler.crawl.shop import Shop


def page(report: RunReport) -> str:
    assert report.page
    return Path(report.page).read_text(encoding="utf-8")


@pytest.fixture
def second(shop: Shop, crawl: Crawl) -> RunReport:
    """A second run, in which one price rose, one product came, and one went."""
    crawl()
    shop.sell("boot-1", "19.00")
    shop.sell("clog-9")
    shop.remove("boot-2", keep_in_sitemap=True)
    return crawl()


def test_changes_against_the_last_run(second: RunReport) -> None:
    text = " ".join(re.sub(r"<[^>]*>", " ", page(second)).split())

    assert "compared with run 1" in text
    assert "1 price change" in text
    assert "9.50 EUR 19.00 EUR +100.0 %" in text
    assert "1 new product" in text
    assert "Acme clog-9" in text
    assert "1 product is gone" in text
    assert "Acme boot-2" in text
    assert "gone 1" in text


def test_pages_are_kept_by_run_and_go_with_the_site(second: RunReport, settings: Settings) -> None:
    newest = latest_report(settings.data_dir, "acme")
    assert newest
    assert str(newest) == second.page
    assert [path.name for path in sorted(newest.parent.iterdir())] == ["run-000001.html", "run-000002.html"]

    assert remove_reports(settings.data_dir, "acme") == 2
    assert latest_report(settings.data_dir, "acme") is None


def test_the_oldest_pages_go(shop: Shop, crawl: Crawl, settings: Settings) -> None:  # noqa: ARG001 (the site)
    folder = settings.data_dir / "reports" / "acme"
    folder.mkdir(parents=True)
    for number in range(KEPT):
        (folder / f"run-{number:06}x.html").touch()

    crawl()

    assert len(list(folder.iterdir())) == KEPT

"""What a site says is printed, logged and exported as text, and moves nothing."""

import csv
import io
import json

import pytest
from rich.console import Console

from config.settings import Settings
from crawler.brands.preview import preview_page
from crawler.reports.report import CrawlReport
from search.reports.export import export_variants
from tests.hostile.case import page, product
from tests.hostile.conftest import Crawl, Crawled, add_sitemap
from tests.hostile.server import HostileServer, respond

NASTY = "\x1b]0;owned\x07\x1b[2J\u202eboot\r\nINFO all is well"
FORMULAS = ['=HYPERLINK("http://evil.example","boot")', "+1+1|cmd", "-2+3", "@SUM(A1)", "\t=1+1", "＝1+1"]


@pytest.fixture
def harvested(server: HostileServer, crawl: Crawl) -> Crawled:
    """A crawl of products whose names are formulas or move a terminal's cursor."""
    names = [*FORMULAS, NASTY]
    for number, name in enumerate(names):
        server.routes[f"/products/{number}"] = page(product(name, sku=name, brand=name))
    server.routes["/products/bad"] = respond("", 500, {"X-\x1b[31m": "x", "Location": NASTY.replace("\r\n", " ")})
    add_sitemap(server, [f"/products/{number}" for number in range(len(names))] + ["/products/bad"])
    return crawl()


def test_20_formulas_in_a_spreadsheet(harvested: Crawled, settings: Settings) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(export_variants(settings, None, "csv")))))

    assert len(rows) == len(harvested.products) == len(FORMULAS) + 1
    assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+-@\t\r\n＝＋－＠"]
    titles = [json.loads(line)["title"] for line in export_variants(settings, None, "jsonl")]
    assert FORMULAS[0] in titles


def test_30_terminal_escapes_in_a_report(harvested: Crawled) -> None:
    console = Console(width=100, file=io.StringIO())
    nasty = harvested.report.model_copy(update={"reason": NASTY, "purchase_refusal": NASTY})
    console.print(CrawlReport(runs=[harvested.report, nasty]))
    shown = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO of above

    assert not [c for c in shown if c in "\x1b\x07\r\u202e"]
    assert not any(line.startswith("INFO") for line in shown.splitlines())


def test_30_terminal_escapes_in_a_preview(harvested: Crawled, settings: Settings) -> None:
    address = f"{harvested.server.url}products/{len(FORMULAS)}"
    console = Console(width=100, file=io.StringIO())
    console.print(preview_page(settings, address, None))
    shown = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO of above

    assert "boot" in shown
    assert not [c for c in shown if c in "\x1b\x07\r\u202e"]


def test_30_terminal_escapes_in_the_log(harvested: Crawled, settings: Settings) -> None:
    log = (settings.data_dir / "logs" / "crawl.log").read_text("utf-8")

    assert harvested.dropped["/products/bad"] == {"bad_response"}
    assert not [c for c in log if not c.isprintable() and c != "\n"]

"""What a crawl says in a terminal of 80 columns."""

from io import StringIO

from rich.console import Console

from crawler.reports.report import CrawlReport
from crawler.runs.report import RunReport


def shown(*runs: RunReport) -> list[str]:
    console = Console(width=80, record=True, file=StringIO())
    console.print(CrawlReport(runs=list(runs)))
    return console.export_text().splitlines()


def test_figures_of_several_sites_stand_in_one_line_each() -> None:
    fill = dict.fromkeys(
        ("brand", "description", "category", "images", "gtin", "mpn", "sku", "options", "price", "price_currency"), 1.0
    )
    whole = RunReport(
        site="acme-outlet",
        state="complete",
        pages={"done": 20_000, "unchanged": 1_234},
        requests={"200": 20_001, "304": 1_234},
        bytes=1_500_000,
        seconds=61.25,
        products=21_234,
        variants=98_765,
        changed=12,
        dropped={"noindex": 3, "price_zero": 1_000},
        fill={**fill, "availability": 0.5},
    )
    lines = shown(whole, whole.model_copy(update={"site": "boots"}))

    assert ["acme-outlet", "complete", "21,234", "98,765", "12", "0", "1,003", "61.2"] in [
        line.split() for line in lines
    ]
    assert ["boots", *["100"] * 10, "50"] in [line.split() for line in lines]
    assert any("done 20,000, unchanged 1,234" in line and line.rstrip().endswith("1.5") for line in lines)
    assert [line.split()[-2:] for line in lines if "noindex" in line or "price_zero" in line] == [
        ["price_zero", "1,000"],
        ["noindex", "3"],
    ] * 2
    assert lines[-1].strip() == "Next: offshelf index"


def test_what_needs_a_look_is_said_last() -> None:
    short = RunReport(site="acme", state="incomplete", reason="\x1b[2Jonly 2 products were found, after 9 in run 1")
    lines = [line.strip() for line in shown(short)]

    assert lines[-2:] == [
        "acme: incomplete; nothing was delisted:  [2Jonly 2 products were found, after 9",
        "in run 1",
    ]

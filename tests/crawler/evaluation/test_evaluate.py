"""The score of extraction, on pages made for the test, and the bars that it must keep on real ones."""

import gzip
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from config.errors import InputError
from config.progress import silent
from crawler.evaluation.evaluate import evaluate_extraction
from tests.crawler.extraction.test_pages import PAGES

REAL = Path(__file__).parents[4] / "shared" / "data" / "pages"


def write(directory: Path, rows: dict[str, dict[str, Any]]) -> None:
    """A directory of pages of this project with a truth of its own."""
    (directory / "html").mkdir()
    lines = []
    for case, row in rows.items():
        name = f"html/{case.replace('/', '-')}.html.gz"
        (directory / name).write_bytes(gzip.compress((PAGES / f"{case}.html").read_bytes()))
        url = json.loads((PAGES / f"{case}.json").read_text("utf-8"))["url"]
        lines.append(json.dumps({"file": name, "url": url, "is_product": True, **row}))
    (directory / "truth.jsonl").write_text("\n".join(lines), "utf-8")


def test_right_wrong_and_missing_are_told_apart(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "kontor/microdata": {
                "name": "Aktenschrank Solid",
                "price": 1299,
                "currency": "EUR",
                "gtin": "4006381333931",
            },
            "fellwind/no-offer": {
                "name": "Corrie 60",
                "price": 99.0,
                "brand": "Fellwind",
                "sku": "other",
                "sku_alts": ["C60"],
            },
            "fellwind/price-range": {"price": 310, "price_low": 310, "price_high": 420},
            "brio/opengraph": {"price": 120, "price_alts": [124.74], "currency": "USD", "borderline": "an auction"},
            "brio/sale": {"price": None, "shop_key": "amazon", "sku": "RC"},
            "plain/category": {"is_product": False},
        },
    )

    score = evaluate_extraction(tmp_path, silent)

    fields = {name: (tally.right, tally.wrong, tally.missing) for name, tally in score.products.fields.items()}
    assert fields["name"] == (2, 0, 0)
    assert fields["price"] == (3, 0, 1)
    assert fields["price_low"] == (1, 0, 0)
    assert fields["currency"] == (1, 1, 0)
    assert fields["brand"] == (0, 0, 1)
    assert fields["sku"] == (1, 0, 0)
    assert fields["gtin"] == (1, 0, 0)
    assert (score.products.pages, score.products.found, score.borderline.pages) == (4, 4, 1)
    assert score.apart["amazon"].fields["sku"].missing == 1
    assert score.apart["amazon"].fields["price"].invented == 1
    assert (score.not_products, score.false_products) == (1, [])
    console = Console(width=80, record=True, file=StringIO())
    console.print(score)
    shown = console.export_text()
    assert "Product pages: 4 of 4 found" in shown
    assert "1 pages are no product; taken for one: none" in shown


def test_a_listing_taken_for_a_product_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"kontor/reduced": {"is_product": False}})

    assert evaluate_extraction(tmp_path, silent).false_products == ["html/kontor-reduced.html.gz"]


@pytest.mark.parametrize(
    ("truth", "message"),
    [(None, "truth.jsonl can't be read"), ("{}", "truth.jsonl:1: "), ('{"file": "none.gz"}', "none.gz can't be read")],
)
def test_a_directory_that_cannot_be_used(tmp_path: Path, truth: str | None, message: str) -> None:
    if truth is not None:
        (tmp_path / "truth.jsonl").write_text(truth, "utf-8")

    with pytest.raises(InputError, match=message):
        evaluate_extraction(tmp_path, silent)


@pytest.mark.shared
def test_real_pages() -> None:
    score = evaluate_extraction(REAL, silent)

    price = score.products.fields["price"]
    assert price.right >= 0.82 * price.known
    assert price.wrong <= 0.03 * price.known
    assert score.false_products == []

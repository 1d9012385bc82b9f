"""Extraction beside stock extruct (first Product, first offer, price-parser), on the same pages in one process.

    python -m benchmarks.extraction [--data ../shared/data]

extruct reads JSON-LD, microdata and OpenGraph, or all of its syntaxes. Prints speed (CPU time) and quality of the three
from one run: one JSON document on stdout, a table on stderr. Circles of objects are looked for as in the crawling
process, for all three: RDFa leaves many behind, and the pause falls on whoever reads when it is due.
"""

import argparse
import gc
import gzip
import json
import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.stock_extruct import ALL, NOW, extruct_product
from crawler.evaluation.evaluate import APART
from crawler.evaluation.fields import score_fields
from crawler.extraction.page import extract_page
from crawler.process import COLLECT_AFTER
from crawler.product import Product

FIELDS = ("name", "price", "currency", "availability", "brand", "gtin")
Reader = Callable[[bytes, str], Product | None]


def ours(body: bytes, url: str) -> Product | None:
    """The product of the shipped extraction."""
    return next(iter(extract_page(body, url, NOW).products), None)


class Score:
    """What one reader took for its pages, and what it made of them."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.false_products = 0
        self.fields = {name: Counter[str]() for name in FIELDS}

    def add(self, row: dict[str, Any], product: Product | None, seconds: float) -> None:
        """Count a page, by what is known of it."""
        self.seconds.append(seconds)
        if not row["is_product"]:
            self.false_products += product is not None
            return
        for name, outcome, _, _ in score_fields(row, product):
            if name in self.fields:
                self.fields[name][outcome] += 1

    def figures(self) -> dict[str, Any]:
        """Milliseconds a page (CPU time), and right, wrong and missing by field."""
        return {
            "milliseconds": {
                "mean": round(1000 * statistics.mean(self.seconds), 2),
                "median": round(1000 * statistics.median(self.seconds), 2),
                "worst": round(1000 * max(self.seconds), 1),
            },
            "false_products": self.false_products,
            "fields": {name: dict(found) for name, found in self.fields.items()},
        }


def measure(rows: list[dict[str, Any]], directory: Path, readers: dict[str, Reader]) -> dict[str, dict[str, Any]]:
    """Each reader's figures, after a warm-up; they take turns on each page, so that all meet the same noise."""
    scores = {name: Score() for name in readers}
    for number, row in enumerate([rows[0], *rows]):
        body = gzip.decompress((directory / row["file"]).read_bytes())
        for name, read in readers.items():
            started = time.process_time()
            product = read(body, row.get("url") or "https://file.invalid/page")
            if number:
                scores[name].add(row, product, time.process_time() - started)
    return {name: score.figures() for name, score in scores.items()}


def table(result: dict[str, Any]) -> Table:
    """Both readers side by side."""
    shown = Table("", *result["readers"], title=f"{result['pages']} pages", title_justify="left")
    readers = result["readers"].values()
    for key in ("mean", "median", "worst"):
        shown.add_row(f"{key} ms a page", *(str(reader["milliseconds"][key]) for reader in readers))
    shown.add_row("false products", *(str(reader["false_products"]) for reader in readers))
    for name in FIELDS:
        cells = (reader["fields"][name] for reader in readers)
        shown.add_row(
            f"{name}: right / wrong / missing", *(" / ".join(str(c.get(k, 0)) for k in _OUTCOMES) for c in cells)
        )
    return shown


_OUTCOMES = ("right", "wrong", "missing")


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    directory = options.data / "pages"
    lines = (directory / "truth.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row.get("shop_key") != APART]
    gc.set_threshold(*COLLECT_AFTER)
    logging.disable(logging.CRITICAL)  # extruct tells of each page's mistakes
    read: dict[str, Reader] = {
        "offshelf": ours,
        "extruct, three": extruct_product,
        "extruct, all": partial(extruct_product, syntaxes=ALL),
    }
    readers = measure(rows, directory, read)
    mean = {name: figures["milliseconds"]["mean"] for name, figures in readers.items()}
    times = {name: round(mean[name] / mean["offshelf"], 2) for name in read if name != "offshelf"}
    result = {"pages": len(rows), "times_as_fast_as": times, "readers": readers}
    Console(stderr=True).print(table(result))
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()

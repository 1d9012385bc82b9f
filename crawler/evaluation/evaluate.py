"""Extraction against saved pages whose truth is known."""

import gzip
import json
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from config.errors import InputError, reason_of
from config.progress import Progress
from config.report import Report
from crawler.evaluation.fields import score_fields
from crawler.evaluation.score import ExtractionScore, Group, Mistake
from crawler.extraction.content.stated_address import stated_address
from crawler.extraction.page import extract_page
from crawler.product import Product

if TYPE_CHECKING:
    from rich.console import RenderableType

APART = "amazon"
"""A shop whose pages have no structured data at all, so its figures are told apart."""


class ExtractionReport(ExtractionScore, Report):
    """The score as ``eval extract`` shows it."""

    def __rich__(self) -> "RenderableType":
        from crawler.evaluation.evaluation_tables import score_tables

        return score_tables(self)


def evaluate_extraction(directory: Path, listener: Progress) -> ExtractionReport:
    """Score the pages of a directory: ``truth.jsonl`` with one row a page, and the pages in files that it names.

    Raises InputError where the directory lacks either, naming file and line.
    """
    rows = list(read_rows(directory / "truth.jsonl"))
    score = ExtractionReport(
        products=Group(),
        apart={APART: Group()},
        borderline=Group(),
        not_products=0,
        false_products=[],
        seconds=0.0,
        mistakes=[],
    )
    for done, row in enumerate(rows, 1):
        body = read_page(directory / str(row["file"]))
        url = row.get("url") or stated_address(body) or f"https://file.invalid/{row['file']}"
        started = time.perf_counter()
        page = extract_page(body, url, datetime.now(UTC))
        score.seconds += time.perf_counter() - started
        _count(score, row, page.products[0] if page.products else None)
        listener("pages", done, len(rows))
    return score


def _count(score: ExtractionScore, row: dict[str, Any], product: Product | None) -> None:
    if not row.get("is_product", True):
        score.not_products += 1
        if product is not None:
            score.false_products.append(str(row["file"]))
        return
    apart = row.get("shop_key") == APART
    group = score.apart[APART] if apart else score.borderline if row.get("borderline") else score.products
    # What people differ about is in the whole, and also by itself.
    groups = [group] if group is not score.borderline else [score.products, group]
    for each in groups:
        each.pages += 1
        each.found += product is not None
    for name, outcome, expected, got in score_fields(row, product):
        for each in groups:
            tally = each.fields[name]
            setattr(tally, outcome, getattr(tally, outcome) + 1)
        if outcome != "right" and not apart:
            mistake = Mistake(file=str(row["file"]), field=name, outcome=outcome, expected=str(expected), got=str(got))
            score.mistakes.append(mistake)


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of ``truth.jsonl``, each naming a page. Raises InputError for a missing file or a malformed line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} can't be read: {reason_of(error)}.", "Give a directory with truth.jsonl and its pages."
        ) from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            row["file"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}:{number}: no JSON object with 'file'.", "Correct that line.") from error
        yield row


def read_page(path: Path) -> bytes:
    """The page of a file, unpacked. Raises InputError where it can't be read."""
    try:
        body = path.read_bytes()
        return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    except (OSError, EOFError, zlib.error) as error:
        reason = reason_of(error)
        raise InputError(f"{path} can't be read: {reason}.", "truth.jsonl names it; put the page there.") from error

"""Fit how sure extraction is of what it reads, and show how well that holds on shops that it was not fitted on.

    python -m benchmarks.confidence PAGES [PAGES...] [--write] [--picture docs/extraction-reliability.svg]

PAGES are directories with truth.jsonl and pages, as ``offshelf eval extract`` takes them. Prints one JSON document;
``--write`` ships the fitted weights.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.extraction_reliability import reliability_svg
from crawler.evaluation.evaluate import APART, read_page, read_rows
from crawler.evaluation.fields import score_fields
from crawler.extraction.merging.confidence import WEIGHTS, features
from crawler.extraction.page import extract_page
from crawler.product import Product

NOW = datetime.now(UTC)
PENALTY = 0.5
BINS = 10
_CALLED = {"currency": "price_currency", "price_low": "low_price", "price_high": "high_price"}
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """One value that extraction stated where the truth is known."""

    shop: str
    names: tuple[str, ...]
    right: bool


def observations(directory: Path) -> Iterator[Seen]:
    """What is stated on the pages of a directory, and whether it is right."""
    for row in read_rows(directory / "truth.jsonl"):
        if not row.get("is_product", True) or row.get("shop_key") == APART:
            continue
        page = extract_page(read_page(directory / row["file"]), row.get("url") or "https://file.invalid/page", NOW)
        if page.products:
            yield from _of_page(row, page.products[0])


def _of_page(row: dict[str, Any], product: Product) -> Iterator[Seen]:
    for field, outcome, _, got in score_fields(row, product):
        origin = product.provenance.get(_CALLED.get(field, field))
        if outcome in ("right", "wrong") and origin is not None and got is not None:
            contested = any(lost.source != "state" for lost in origin.alternatives)
            named = features(_CALLED.get(field, field), origin.source, origin.agreeing, contested)
            yield Seen(str(row.get("shop_key") or row.get("shop")), tuple(named), outcome == "right")


def fit(seen: list[Seen], names: list[str]) -> Matrix:
    """Weights of a logistic model with a quadratic penalty, by Newton's method."""
    matrix, right = _matrix(seen, names), np.array([one.right for one in seen], dtype=float)
    weights = np.zeros(len(names))
    penalty = np.full(len(names), PENALTY)
    penalty[names.index("any")] = 1e-3
    for _ in range(30):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (right - chance) - penalty * weights
        curvature = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + np.diag(penalty)
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def _matrix(seen: list[Seen], names: list[str]) -> Matrix:
    places = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(seen), len(names)))
    for line, one in enumerate(seen):
        for name in one.names:
            if name in places:
                matrix[line, places[name]] = 1
    return matrix


def left_out(seen: list[Seen]) -> Matrix:
    """Each value's chance by a model that has not seen its shop."""
    chances = np.zeros(len(seen))
    for shop in {one.shop for one in seen}:
        others = [one for one in seen if one.shop != shop]
        names = sorted({name for one in others for name in one.names})
        weights = fit(others, names)
        own = [place for place, one in enumerate(seen) if one.shop == shop]
        chances[own] = 1 / (1 + np.exp(-_matrix([seen[place] for place in own], names) @ weights))
    return chances


def bins(chances: Matrix, right: Matrix) -> list[tuple[float, float, int]]:
    """Mean chance, share that is right and count, in groups of equal size from the least sure to the surest."""
    order = np.argsort(chances, kind="stable")
    parts = (part for part in np.array_split(order, BINS) if len(part))
    return [(float(chances[part].mean()), float(right[part].mean()), len(part)) for part in parts]


def main() -> None:
    """Fit, test and show, as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    seen = [one for directory in options.pages for one in observations(directory)]
    right = np.array([one.right for one in seen], dtype=float)
    chances = left_out(seen)
    groups = bins(chances, right)
    error = sum(abs(chance - share) * count for chance, share, count in groups) / len(seen)
    result = {
        "values": len(seen),
        "shops": len({one.shop for one in seen}),
        "right": round(float(right.mean()), 4),
        "expected_calibration_error": round(error, 4),
        "brier": round(float(((chances - right) ** 2).mean()), 4),
        "brier_of_the_mean": round(float(((right.mean() - right) ** 2).mean()), 4),
        "groups": [{"said": round(said, 3), "right": round(share, 3), "values": n} for said, share, n in groups],
    }
    if options.write:
        names = sorted({name for one in seen for name in one.names})
        weights = dict(zip(names, (round(float(weight), 3) for weight in fit(seen, names)), strict=True))
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
    if options.picture:
        options.picture.write_text(reliability_svg(groups, error, len(seen)), "utf-8")
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()

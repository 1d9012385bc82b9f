"""Verdicts of an export against a known answer."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Key = tuple[str, str]
"""Site, and the site's own id of the product."""


@dataclass(frozen=True)
class Truth:
    """What is known of one product of a site."""

    sold_here: bool
    home_ids: frozenset[str]
    pack: bool = False


def read_truth(path: Path) -> dict[Key, Truth]:
    """The answers by key; products marked ambiguous are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["site"], row["id"]): Truth(
                row["sold_here"] == "1",
                frozenset(
                    (row.get("home_ids") or row.get("home_id") or "").replace(";", " ").replace("|", " ").split()
                ),
                row.get("pack") == "1",
            )
            for row in csv.DictReader(file)
            if row.get("ambiguous") != "1"
        }


def read_export(lines: Iterable[str]) -> dict[Key, dict[str, Any]]:
    """Exported variants by the id that their product's address ends with."""
    rows = (json.loads(line) for line in lines if line.strip())
    return {(row["brand_site"], unquote(urlsplit(row["url"]).path.rpartition("/")[2])): row for row in rows}


def score_verdicts(truth: dict[Key, Truth], export: dict[Key, dict[str, Any]]) -> dict[str, Any]:
    """Counts, and precision and recall of ``sold_here`` and ``not_sold_here``; what was not harvested is a miss."""
    verdicts = {key: (export[key]["verdict"] if key in export else "missing") for key in truth}
    kinds = sorted({verdict or "none" for verdict in verdicts.values()})
    sold = [key for key in truth if verdicts[key] == "sold_here" and truth[key].sold_here]
    wrong = [key for key in truth if verdicts[key] == "not_sold_here" and truth[key].sold_here]
    return {
        "products": len(truth),
        "verdicts": {kind: sum((verdict or "none") == kind for verdict in verdicts.values()) for kind in kinds},
        "not_sold_here": _precision_recall(verdicts, truth, "not_sold_here", False),
        "sold_here": _precision_recall(verdicts, truth, "sold_here", True),
        "right_home_id": _share(sum(export[key]["home_id"] in truth[key].home_ids for key in sold), len(sold)),
        "packs_called_sold_here": sum(verdicts[key] == "sold_here" and truth[key].pack for key in truth),
        "wrong_claims": [f"{site} {identity}" for site, identity in wrong[:10]],
    }


def _precision_recall(
    verdicts: dict[Key, str | None], truth: dict[Key, Truth], verdict: str, sold: bool
) -> dict[str, float | int | None]:
    said = [key for key, given in verdicts.items() if given == verdict]
    right = sum(truth[key].sold_here == sold for key in said)
    return {
        "said": len(said),
        "precision": _share(right, len(said)),
        "recall": _share(right, sum(answer.sold_here == sold for answer in truth.values())),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None

"""Extraction of pages from which a layer of data was taken, as pages of shops that never had it.

    python -m benchmarks.removed_layers [--pages ../shared/data/pages] [--half even] [--mistakes]

Each labelled page is read as it is, without JSON-LD, without attributes of microdata and RDFa, without meta tags,
without scripts and what attributes hold for them, without the first three, and without all four: what people see.
Prints right, wrong and missing by layer and field, one JSON document on stdout and a table on stderr. ``--half`` takes
the shops whose key has an even (or odd) hash, so that rules can be made on one half and checked on the other.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.page_layers import LAYERS
from crawler.evaluation.evaluate import APART, read_page, read_rows
from crawler.evaluation.fields import score_fields
from crawler.extraction.content.stated_address import stated_address
from crawler.extraction.page import extract_page

NOW = datetime.now(UTC)
FIELDS = ("name", "price", "list_price", "currency", "availability", "brand", "sku")
_OUTCOMES = ("right", "wrong", "missing")


def half_of(shop: str) -> str:
    """The half of the shops that one is in, whatever else there is."""
    return "odd" if blake2b(shop.encode(), digest_size=1).digest()[0] % 2 else "even"


def measure(directory: Path, half: str | None) -> Iterator[dict[str, Any]]:
    """Outcomes of each page and layer: file, layer, whether a product was found, and each known field's outcome."""
    for row in read_rows(directory / "truth.jsonl"):
        # Pages that are no product share one key.
        shop = str(row.get("shop_key") if row.get("is_product", True) else row["file"])
        if row.get("shop_key") == APART or (half and half_of(shop) != half):
            continue
        body = read_page(directory / str(row["file"]))
        url = row.get("url") or stated_address(body) or f"https://file.invalid/{row['file']}"
        for layer, taken_from in LAYERS.items():
            page = extract_page(taken_from(body), url, NOW)
            product = page.products[0] if page.products else None
            yield {
                "file": f"{directory.name}/{row['file']}",
                "layer": layer,
                "is_product": row.get("is_product", True),
                "found": product is not None,
                "fields": list(score_fields(row, product)) if row.get("is_product", True) else [],
                "name": product.name if product else None,
                "rejected": [(r.reason, r.detail) for r in page.rejected][:6],
            }


def counted(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The outcomes of each layer, summed up."""
    summed: dict[str, Any] = {}
    for layer in LAYERS:
        rows = [row for row in found if row["layer"] == layer]
        products = [row for row in rows if row["is_product"]]
        outcomes = Counter((name, outcome) for row in products for name, outcome, _, _ in row["fields"])
        summed[layer] = {
            "pages": len(products),
            "found": sum(row["found"] for row in products),
            "negatives": len(rows) - len(products),
            "false_products": sum(row["found"] for row in rows if not row["is_product"]),
            "fields": {name: {o: outcomes[name, o] for o in (*_OUTCOMES, "invented")} for name in FIELDS},
        }
    return summed


def table(summed: dict[str, Any]) -> Table:
    """A row for each layer."""
    shown = Table(
        "taken away", "found", "false", *FIELDS, title="right / wrong (+ invented) / missing", title_justify="left"
    )
    for layer, one in summed.items():
        cells = []
        for field in FIELDS:
            f = one["fields"][field]
            wrong = f"{f['wrong']}" + (f"+{f['invented']}" if f["invented"] else "")
            cells.append(f"{f['right']} / {wrong} / {f['missing']}")
        shown.add_row(layer, f"{one['found']}/{one['pages']}", f"{one['false_products']}/{one['negatives']}", *cells)
    return shown


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=Path, nargs="+", default=[Path("../shared/data/pages")])
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--mistakes", action="store_true", help="also give each page's outcomes, for looking at")
    options = parser.parse_args()
    found = [row for directory in options.pages for row in measure(directory, options.half)]
    summed = counted(found)
    Console(stderr=True, width=170).print(table(summed))
    result = {"half": options.half, "layers": summed} | ({"outcomes": found} if options.mistakes else {})
    sys.stdout.write(json.dumps(result, default=str) + "\n")


if __name__ == "__main__":
    main()

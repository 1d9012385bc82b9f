"""The verdicts on listings that differ by one thing: ``python -m benchmarks.variant_verdicts``.

Matches the site listings of ``variants.csv`` with its home listings, as a shop of 69 brands would. Prints one
JSON document: how often each verdict is right, and every wrong one with its evidence.
"""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from benchmarks.variant_set import Listing, read_listings
from config.progress import silent
from crawler.harvest.harvest import StoredProduct
from crawler.product import Product, Variant
from indexer.home.record import HomeRecord
from indexer.matching.decide import decide_market
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.wording.brand_names import BrandNames
from indexer.verdict import VariantVerdict, Verdict


def main() -> int:
    listings = read_listings()
    rows = [_row(listing, verdict, listings) for listing, verdict in _verdicts(listings)]
    sys.stdout.write(json.dumps({"verdicts": _figures(rows), "listings": rows}, indent=1, ensure_ascii=False) + "\n")
    return 0


def _verdicts(listings: Sequence[Listing]) -> list[tuple[Listing, VariantVerdict]]:
    brands = BrandNames([])
    home = [
        HomeRecord(home_id=one.product, title=one.title, brand=one.brand) for one in listings if one.catalog == "home"
    ]
    on_site = [one for one in listings if one.catalog == "site"]
    products = [_stored(number, one) for number, one in enumerate(on_site)]
    home.sort(key=lambda row: (row.style_key, row.home_id))
    site = list(site_styles(products, brands))
    styles = list(home_styles(home, brands))
    said = decide_market(styles, site, brands, shipped_scorer(), Judgements(), silent).verdicts
    return list(zip(on_site, said, strict=True))


def _stored(number: int, listing: Listing) -> StoredProduct:
    site = "".join(letter for letter in listing.brand.lower() if letter.isalnum())
    product = Product(
        product_id=str(number),
        url=f"https://{site}.example/{number}",
        name=listing.title,
        brand=listing.brand,
        variants=[Variant()],
        observed_at=datetime(2026, 1, 5, tzinfo=UTC),
    )
    return StoredProduct(site, str(number), product, [str(number)])


def _row(listing: Listing, verdict: VariantVerdict, listings: Sequence[Listing]) -> dict[str, Any]:
    at_home = {one.product: one.title for one in listings if one.catalog == "home"}
    sold = verdict.verdict is Verdict.SOLD_HERE
    right = verdict.home_id == listing.product if sold else listing.product not in at_home
    return {
        "category": listing.category,
        "title": listing.title,
        "verdict": verdict.verdict,
        "probability": verdict.match_probability,
        "right": None if verdict.verdict is Verdict.UNCERTAIN else right,
        "sold_as": at_home.get(listing.product),
        "evidence": [fact.detail for fact in verdict.evidence],
    }


def _figures(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """``recall``: of the listings that are sold, or not sold, those that are said to be."""
    figures = {}
    for verdict in (Verdict.SOLD_HERE, Verdict.NOT_SOLD_HERE):
        said = [row for row in rows if row["verdict"] is verdict]
        there_are = sum((row["sold_as"] is not None) == (verdict is Verdict.SOLD_HERE) for row in rows)
        right = sum(row["right"] for row in said)
        figures[str(verdict)] = {
            "said": len(said),
            "precision": round(right / max(len(said), 1), 4),
            "recall": round(right / there_are, 4),
        }
    return figures


if __name__ == "__main__":
    sys.exit(main())

"""Verdicts on labelled sets that are taken for two catalogs: ``python -m benchmarks.labelled_catalogs SETS``.

``SETS`` is what ``benchmarks.training_sets`` made. Each set of products, nearly one to one, is a brand site and a shop
by turns, as it is and with half and four fifths of the matches taken from the shop. The scorer never saw the set (kept
in ``--scorers``, as by ``benchmarks.matching``). A match that nobody labelled counts as an error.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

from benchmarks.figures import write_document
from benchmarks.left_out import left_out_scorer
from benchmarks.scoring import Truth, score_verdicts
from benchmarks.verdict_curves import verdict_curves
from config.plain_table import plain_table
from config.progress import silent
from crawler.harvest.harvest import StoredProduct
from crawler.product import Offer, Product, Variant
from indexer.home.record import HomeRecord
from indexer.matching.decide import decide_market
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.matrices.arrays import Ints
from indexer.matching.scoring.catalog_kind import CatalogKind, labelled_kind
from indexer.matching.scoring.scorer import Scorer
from indexer.matching.styles.catalog_styles import home_styles, site_styles
from indexer.matching.styles.record import Record
from indexer.matching.training.labelled_set import LabelledSet, read_labelled_set
from indexer.matching.wording.brand_names import BrandNames

_TAKEN = (0.0, 0.5, 0.8)
"""Shares of the matched records that the shop does not have."""
_SEED = 11
_SITE = "site"
_COLUMNS = ("Share sold", "Calibration error", "Sold", "of all sold", "Not sold", "of all not sold")


@dataclass(frozen=True)
class Catalogs:
    """``home``: the shop's records by their ids; ``matches``: for each of the site's, the ids that it is sold as."""

    site: Sequence[Record]
    home: dict[str, Record]
    matches: Sequence[frozenset[str]]


def main() -> int:
    options = _options()
    document: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="offshelf-scorers-") as temporary:
        for path in sorted(options.sets.glob("*/tableA.csv")):
            labelled = read_labelled_set(path.parent)
            if labelled_kind(_matches(labelled)) is CatalogKind.PRODUCTS:
                scorer = left_out_scorer(options.sets, labelled.name, options.scorers or Path(temporary))
                document |= {name: figures_of(some, scorer) for name, some in _catalogs(labelled)}
    table = plain_table("Labelled sets taken for two catalogs", "Set", numbers=_COLUMNS)
    for name, figures in document.items():
        table.add_row(name, *map(str, _row(figures)))
    Console(stderr=True, highlight=False, width=120).print(table)
    write_document(document, None)
    return 0


def _catalogs(labelled: LabelledSet) -> Iterator[tuple[str, Catalogs]]:
    matches = _matches(labelled)
    ways = (
        (labelled.left, labelled.right, matches, ""),
        (labelled.right, labelled.left, matches[:, ::-1], ", exchanged"),
    )
    for site, home, pairs, way in ways:
        for taken in _TAKEN:
            yield f"{labelled.name}{way}, {taken:.0%} taken", two_catalogs(site, home, pairs, taken)


def two_catalogs(site: Sequence[Record], home: Sequence[Record], matches: Ints, taken: float) -> Catalogs:
    """``matches``: row numbers of both; ``taken``: the share of matched home records that the shop does not have."""
    matched = np.unique(matches[:, 1])
    gone = set(np.random.default_rng(_SEED).choice(matched, int(len(matched) * taken), replace=False).tolist())
    sold: list[set[str]] = [set() for _ in site]
    for one, other in matches.tolist():
        if other not in gone:
            sold[one].add(str(other))
    kept = {str(number): record for number, record in enumerate(home) if number not in gone}
    return Catalogs(site, kept, [frozenset(ids) for ids in sold])


def figures_of(catalogs: Catalogs, scorer: Scorer) -> dict[str, Any]:
    """What ``score_verdicts`` and ``verdict_curves`` say of the verdicts."""
    brands = BrandNames([])
    rows = [_home(home_id, record) for home_id, record in catalogs.home.items()]
    rows.sort(key=lambda row: (row.style_key, row.home_id))
    site = list(site_styles((_stored(str(number), one) for number, one in enumerate(catalogs.site)), brands))
    said = decide_market(list(home_styles(rows, brands)), site, brands, scorer, Judgements(), silent).verdicts
    truth = {(_SITE, str(number)): Truth(bool(ids), ids) for number, ids in enumerate(catalogs.matches)}
    export = {(_SITE, one.variant_id): one.model_dump() for one in said}
    share = np.mean([one.sold_here for one in truth.values()])
    return {"share_sold": round(float(share), 3), **score_verdicts(truth, export), **verdict_curves(truth, export)}


def _matches(labelled: LabelledSet) -> Ints:
    return np.unique(np.vstack([split.pairs[split.same == 1] for split in labelled.splits.values()]), axis=0)


def _home(home_id: str, record: Record) -> HomeRecord:
    return HomeRecord(
        home_id=home_id,
        title=record.title,
        brand=record.brand or None,
        description=record.description or None,
        offer=_offer(record),
    )


def _stored(number: str, record: Record) -> StoredProduct:
    product = Product(
        product_id=number,
        url=f"https://{_SITE}.example/{number}",
        name=record.title,
        brand=record.brand or None,
        description=record.description or None,
        variants=[Variant(offer=_offer(record))],
        observed_at=datetime(2026, 1, 5, tzinfo=UTC),
    )
    return StoredProduct(_SITE, number, product, [number])


def _offer(record: Record) -> Offer | None:
    return None if record.price is None else Offer(price=Decimal(str(record.price)), price_currency="USD")


def _row(figures: dict[str, Any]) -> tuple[object, ...]:
    sold, not_sold = figures["sold_here_row"], figures["not_sold_here"]
    found = (sold["precision"], sold["recall"], not_sold["precision"], not_sold["recall"])
    return (figures["share_sold"], figures["calibration_error"], *found)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Verdicts on labelled sets that are taken for two catalogs.")
    parser.add_argument("sets", type=Path, help="folder that benchmarks.training_sets made")
    parser.add_argument("--scorers", type=Path, help="folder that keeps the scorers fitted without a set")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

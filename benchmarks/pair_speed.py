"""How many pairs are scored a second on one core, beside one of rapidfuzz's ratios on the titles of the same pairs."""

import time
from collections.abc import Callable, Iterable

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.scaled_catalog import BaseProduct, Listing, home_listings, site_listings
from indexer.matching.features.blocking import candidate_pairs
from indexer.matching.features.encoding import encode
from indexer.matching.matrices.arrays import Floats
from indexer.matching.scoring.catalog_kind import catalog_kind
from indexer.matching.scoring.scorer import shipped_scorer
from indexer.matching.styles.record import Record
from indexer.matching.texts.links import WEIGHED
from indexer.matching.wording.brand_names import BrandNames

_SIZE = 4_000


def pair_speed(base: list[BaseProduct]) -> dict[str, float]:
    """Pairs a second of CPU time, each the better of two rounds."""
    brands = BrandNames()
    left, right = encode(_records(site_listings(base, _SIZE), brands), _records(home_listings(base, _SIZE), brands))
    pairs = candidate_pairs(left, right)
    titles = [left.titles[i] for i in pairs[:, 0].tolist()], [right.titles[j] for j in pairs[:, 1].tolist()]
    scorer = shipped_scorer()

    def score() -> Floats:
        candidates = scorer.candidates(left, right, pairs, brands.compare)
        kind = catalog_kind(left, right, pairs, candidates.own)
        return scorer.in_context(candidates, candidates.likeliest(WEIGHED), kind, brands.compare)

    scored = _seconds(score)
    alike = _seconds(lambda: process.cpdist(*titles, scorer=fuzz.token_set_ratio, dtype=np.float32))
    return {
        "pairs_scored_in_context_per_second_and_core": round(len(pairs) / scored),
        "rapidfuzz_token_set_ratios_per_second_and_core": round(len(pairs) / alike),
    }


def _records(listings: Iterable[Listing], brands: BrandNames) -> list[Record]:
    return [Record(each.title, brands.resolve(each.brand), price=each.price) for each in listings]


def _seconds(work: Callable[[], object]) -> float:
    found = []
    for _ in range(2):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)

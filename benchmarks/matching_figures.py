"""What is measured of the scorer on one labelled set: F1 in every setting, blocking, calibration."""

from dataclasses import dataclass

import numpy as np

from benchmarks.reliability import Bin, Numbers, calibration_error, reliability
from indexer.matching.features.blocking import candidate_pairs
from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.matrices.arrays import Ints
from indexer.matching.scoring.catalog_kind import CatalogKind, catalog_kind
from indexer.matching.scoring.scorer import Scorer
from indexer.matching.training.evaluation import ContextScore, score_set
from indexer.matching.training.examples import without_half_the_matches
from indexer.matching.training.labelled_set import LabelledPairs
from indexer.matching.training.prepared_set import PreparedSet
from indexer.matching.training.scorer_fitting import fit_on_one

CANDIDATES = (1, 2, 3, 5, 10, 15, 20, 30, 50)
_SEED = 11


@dataclass(frozen=True)
class SetFigures:
    """``shipped``, ``left_out`` and ``trained``: of the test pairs. ``blocking``: recall of all matches by ``k``."""

    kind: str
    shipped: ContextScore
    left_out: ContextScore
    trained: ContextScore
    blocking: dict[int, float]
    calibration_error: float | None
    """Of the scorer that never saw the set, on records; None for offers, whose labels are not all there are."""
    reliability: list[Bin]


def measure(prepared: PreparedSet, shipped: Scorer, left_out: Scorer) -> SetFigures:
    """``left_out``: a scorer that was not trained on this set."""
    kind = catalog_kind(prepared.left, prepared.right, prepared.pairs, left_out.pairwise.log_odds(prepared.features))
    bins = record_reliability(prepared, left_out) if kind is CatalogKind.PRODUCTS else []
    return SetFigures(
        kind=str(kind),
        shipped=score_set(prepared, shipped),
        left_out=score_set(prepared, left_out),
        trained=score_set(prepared, fit_on_one(prepared)),
        blocking=blocking_recall(prepared),
        calibration_error=calibration_error(bins) if bins else None,
        reliability=bins,
    )


def blocking_recall(prepared: PreparedSet) -> dict[int, float]:
    """Of all labelled matches, the share among the best ``k`` candidates of a record; the worse of both directions."""
    matches = all_matches(prepared)
    ways = ((prepared.left, prepared.right, matches), (prepared.right, prepared.left, matches[:, ::-1]))
    return {k: round(min(_found(*way, k) for way in ways), 4) for k in CANDIDATES}


def all_matches(prepared: PreparedSet) -> Ints:
    splits = prepared.labelled.splits.values()
    return np.unique(np.vstack([split.pairs[split.same == 1] for split in splits]), axis=0)


def _found(left: EncodedRecords, right: EncodedRecords, matches: Ints, k: int) -> float:
    width = len(right)
    pairs = candidate_pairs(left, right, k=k)
    keys, wanted = (some[:, 0] * width + some[:, 1] for some in (pairs, matches))
    return float(np.mean(np.isin(wanted, keys)))


def record_reliability(prepared: PreparedSet, scorer: Scorer) -> list[Bin]:
    """Of each record of the left table: the probability that the right one has it, and whether it does.

    Twice: in the whole catalogs, where nearly every record has a match, and with half of the matches gone.
    """
    matches = all_matches(prepared)
    fewer = without_half_the_matches(prepared, LabelledPairs(matches, np.ones(len(matches))), _SEED)
    catalogs = [_records(prepared, scorer, rows) for rows in (np.arange(len(prepared.pairs)), fewer)]
    said, true = (np.concatenate(parts) for parts in zip(*catalogs, strict=True))
    return reliability(said, true)


def _records(prepared: PreparedSet, scorer: Scorer, rows: Ints) -> tuple[Numbers, Numbers]:
    pairs, context = prepared.pairs[rows], prepared.in_context(scorer.pairwise, rows)
    own = scorer.pairwise.log_odds(prepared.features[rows])
    reading = scorer.readings[catalog_kind(prepared.left, prepared.right, pairs, own)]
    log_odds = reading.calibration.apply(reading.log_odds(context))
    nothing = np.zeros(len(prepared.left))
    np.add.at(nothing, pairs[:, 0], -np.logaddexp(0.0, log_odds))
    true = np.zeros(len(nothing))
    matches = all_matches(prepared)
    true[matches[np.isin(matches[:, 1], pairs[:, 1])][:, 0]] = 1.0
    return 1 - np.exp(nothing), true

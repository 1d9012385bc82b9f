"""The scorer: how likely two records are the same product, alone and among their rivals. Shipped as data."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from config.errors import InputError
from indexer.matching.boosted_trees import BoostedTrees, trees_from_json
from indexer.matching.calibration import Calibration
from indexer.matching.comparison import FEATURES, compare
from indexer.matching.context import CONTEXT_FEATURES, in_context
from indexer.matching.encoding import EncodedRecords, Floats, Ints

SHIPPED = Path(__file__).with_name("scorer.json")
VERSION = 1


@dataclass(frozen=True)
class Scorer:
    """Two models and the thresholds that make a pair a match in an evaluation (log-odds)."""

    pairwise: BoostedTrees
    context: BoostedTrees
    pairwise_threshold: float
    context_threshold: float
    calibration: Calibration
    """Of the log-odds in context."""
    trained_on: dict[str, list[str]]
    """Name of each training set, with the hashes of its tables."""

    def score_pairs(self, left: EncodedRecords, right: EncodedRecords, pairs: Ints) -> Floats:
        """Log-odds of each pair by itself."""
        return self.pairwise.log_odds(compare(left, right, pairs))

    def score_in_context(
        self,
        left: EncodedRecords,
        right: EncodedRecords,
        pairs: Ints,
        agreement: Callable[[str, str], int] | None = None,
    ) -> Floats:
        """Calibrated log-odds of each pair among all the candidates, which ``pairs`` are."""
        features = compare(left, right, pairs, agreement)
        rows = in_context(left, right, pairs, features, self.pairwise.log_odds, agreement)
        return self.calibration.apply(self.context.log_odds(rows))

    def knows(self, hashes: frozenset[str]) -> bool:
        """Whether a set with these hashes was among the training data."""
        return any(hashes & set(known) for known in self.trained_on.values())

    def to_json(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "trained_on": self.trained_on,
            "pairwise_threshold": self.pairwise_threshold,
            "context_threshold": self.context_threshold,
            "calibration": asdict(self.calibration),
            "pairwise": self.pairwise.to_json(),
            "context": self.context.to_json(),
        }


def read_scorer(path: Path) -> Scorer:
    """Raises InputError for a file that is no scorer of this version."""
    try:
        document = json.loads(path.read_text("utf-8"))
        scorer = Scorer(
            pairwise=trees_from_json(document["pairwise"]),
            context=trees_from_json(document["context"]),
            pairwise_threshold=float(document["pairwise_threshold"]),
            context_threshold=float(document["context_threshold"]),
            calibration=Calibration(**{name: tuple(knots) for name, knots in document["calibration"].items()}),
            trained_on=document["trained_on"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is no scorer: {error}.", "Make one with: offshelf train -o FILE") from error
    if (scorer.pairwise.features, scorer.context.features) != (FEATURES, CONTEXT_FEATURES):
        raise InputError(f"{path} was made for other features.", "Make it anew with: offshelf train -o FILE")
    return scorer


@lru_cache(maxsize=1)
def shipped_scorer() -> Scorer:
    """The scorer of the package."""
    return read_scorer(SHIPPED)

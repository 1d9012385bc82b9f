"""How the scorer reads candidate pairs among their rivals, in catalogs of one kind."""

from dataclasses import asdict, dataclass
from typing import Any

from indexer.matching.features.context import CONTEXT_FEATURES
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.scoring.boosted_trees import BoostedTrees, trees_from_json
from indexer.matching.scoring.calibration import IDENTITY, Calibration
from indexer.matching.scoring.catalog_kind import CatalogKind, likeliest_only
from indexer.matching.scoring.exclusive import exclusive

ALONE = CONTEXT_FEATURES.index("log_odds")


@dataclass(frozen=True)
class Reading:
    """A context model, and the thresholds (log-odds) that make a pair a match in an evaluation."""

    context: BoostedTrees
    pairwise_threshold: float = 0.0
    context_threshold: float = 0.0
    calibration: Calibration = IDENTITY
    """Of the log-odds in context."""

    def log_odds(self, rows: Floats) -> Floats:
        """Halfway between the pair alone and the pair among its rivals: few catalogs teach the latter, many the former.

        One number per row of ``CONTEXT_FEATURES``.
        """
        return (rows[:, ALONE] + self.context.log_odds(rows)) / 2

    def in_catalog(self, kind: CatalogKind, pairs: Ints, rows: Floats) -> Floats:
        """Log-odds of all candidate pairs, ``rows`` being theirs; of products, each has one partner at most.

        Odds that were never calibrated can't be weighed against one another: there, the likeliest pair simply stays.
        """
        log_odds = self.log_odds(rows)
        if kind is CatalogKind.OFFERS:
            return log_odds
        if self.calibration == IDENTITY:
            return likeliest_only(pairs, log_odds)
        return exclusive(pairs, self.calibration.apply(log_odds))

    def to_json(self) -> dict[str, Any]:
        return {
            "pairwise_threshold": self.pairwise_threshold,
            "context_threshold": self.context_threshold,
            "calibration": asdict(self.calibration),
            "context": self.context.to_json(),
        }


def reading_from_json(document: dict[str, Any]) -> Reading:
    """The inverse of ``Reading.to_json``. Raises KeyError, TypeError or ValueError for another document."""
    return Reading(
        trees_from_json(document["context"]),
        float(document["pairwise_threshold"]),
        float(document["context_threshold"]),
        Calibration(**{name: tuple(knots) for name, knots in document["calibration"].items()}),
    )

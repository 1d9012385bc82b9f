"""The scorer: how likely two records are the same product, alone and among their rivals. Shipped as data."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from config.errors import InputError, reason_of
from indexer.matching.features.comparison import COMPARED, FEATURES, compared
from indexer.matching.features.context import CONTEXT_FEATURES, Candidates, some_in_context
from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.scoring.boosted_trees import BoostedTrees, trees_from_json
from indexer.matching.scoring.catalog_kind import CatalogKind
from indexer.matching.scoring.reading import Reading, reading_from_json

SHIPPED = Path(__file__).with_name("scorer.json")
VERSION = 2


@dataclass(frozen=True)
class Scorer:
    """A model of pairs by themselves, and for each kind of catalog one of pairs among their rivals."""

    pairwise: BoostedTrees
    readings: Mapping[CatalogKind, Reading]
    trained_on: dict[str, list[str]]
    """Name of each training set, with the hashes of its tables."""

    def candidates(
        self,
        left: EncodedRecords,
        right: EncodedRecords,
        pairs: Ints,
        agreement: Callable[[str, str], int] | None = None,
    ) -> Candidates:
        """The pairs, compared and scored by themselves; features as exactly as trees read them."""
        features, own = np.empty((len(pairs), len(FEATURES)), dtype=np.float32), np.empty(len(pairs))
        for number, rows in enumerate(compared(left, right, pairs, agreement)):
            some = slice(number * COMPARED, number * COMPARED + len(rows))
            features[some], own[some] = rows, self.pairwise.log_odds(rows)
        return Candidates(left, right, pairs, features, own)

    def in_context(
        self,
        candidates: Candidates,
        some: Ints,
        kind: CatalogKind,
        agreement: Callable[[str, str], int] | None = None,
        hidden: Ints | None = None,
    ) -> Floats:
        """Calibrated log-odds of some pairs, by their numbers, in catalogs of a kind; all candidates count as rivals.

        What a rival itself is the same as is asked for these pairs only. ``hidden``: pairs that their record of left
        lacks.
        """
        reading = self.readings[kind]
        parts = some_in_context(candidates, some, self.pairwise.log_odds, agreement, hidden)
        log_odds = [reading.log_odds(rows) for rows in parts]
        return reading.calibration.apply(np.concatenate([np.zeros(0), *log_odds]))

    def knows(self, hashes: frozenset[str]) -> bool:
        """Whether a set with these hashes was among the training data."""
        return any(hashes & set(known) for known in self.trained_on.values())

    def to_json(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "trained_on": self.trained_on,
            "pairwise": self.pairwise.to_json(),
            "readings": {str(kind): reading.to_json() for kind, reading in self.readings.items()},
        }


def read_scorer(path: Path) -> Scorer:
    """Raises InputError for a file that is no scorer of this version."""
    try:
        document = json.loads(path.read_text("utf-8"))
        readings = {kind: reading_from_json(document["readings"][kind]) for kind in CatalogKind}
        scorer = Scorer(trees_from_json(document["pairwise"]), readings, document["trained_on"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path} is no scorer: {reason_of(error)}.", "Make one with: offshelf train -o FILE"
        ) from error
    contexts = {reading.context.features for reading in readings.values()}
    if scorer.pairwise.features != FEATURES or contexts != {CONTEXT_FEATURES}:
        raise InputError(f"{path} was made for other features.", "Make it anew with: offshelf train -o FILE")
    return scorer


@lru_cache(maxsize=1)
def shipped_scorer() -> Scorer:
    """The scorer of the package."""
    return read_scorer(SHIPPED)

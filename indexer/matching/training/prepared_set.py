"""A labelled set with every candidate pair of its tables compared."""

from dataclasses import dataclass

import numpy as np

from indexer.matching.features.blocking import candidate_pairs
from indexer.matching.features.comparison import compare
from indexer.matching.features.context import in_context
from indexer.matching.features.encoding import EncodedRecords, encode
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.scoring.boosted_trees import BoostedTrees
from indexer.matching.training.labelled_set import LabelledPairs, LabelledSet


@dataclass(frozen=True)
class PreparedSet:
    """``pairs``: the candidates, sorted; ``features``: theirs."""

    labelled: LabelledSet
    left: EncodedRecords
    right: EncodedRecords
    pairs: Ints
    features: Floats

    def places(self, labels: LabelledPairs) -> Ints:
        """The row of each labelled pair among the candidates; every labelled pair is one."""
        width = len(self.right)
        return np.searchsorted(_keys(self.pairs, width), _keys(labels.pairs, width))

    def in_context(self, pairwise: BoostedTrees, rows: Ints | None = None) -> Floats:
        """The context features of every candidate by this model, or of some rows as if there were no others."""
        pairs, features = (self.pairs, self.features) if rows is None else (self.pairs[rows], self.features[rows])
        return in_context(self.left, self.right, pairs, features, pairwise.log_odds)


def prepare_set(labelled: LabelledSet) -> PreparedSet:
    """Candidates of both directions and every labelled pair."""
    left, right = encode(labelled.left, labelled.right)
    found = [candidate_pairs(left, right), candidate_pairs(right, left)[:, ::-1]]
    pairs = np.unique(np.vstack([*found, *(split.pairs for split in labelled.splits.values())]), axis=0)
    return PreparedSet(labelled, left, right, pairs, compare(left, right, pairs))


def _keys(pairs: Ints, width: int) -> Ints:
    return np.asarray(pairs[:, 0] * width + pairs[:, 1], dtype=np.int64)

"""A labelled set as it is taught: in the whole catalog, with half of its matches gone, and in small shops."""

from dataclasses import dataclass

import numpy as np

from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.scoring.boosted_trees import BoostedTrees
from indexer.matching.scoring.catalog_kind import labelled_kind
from indexer.matching.training.examples import (
    Examples,
    examples,
    learned_pairs,
    small_shops,
    without_half_the_matches,
)
from indexer.matching.training.prepared_set import PreparedSet
from indexer.matching.training.tree_fitting import SEED


@dataclass(frozen=True)
class Taught:
    """Rows of features with their labels, their weights in training, and how many candidates each stands for."""

    rows: Floats
    same: Floats
    weight: Floats
    stands_for: Floats


class Lesson:
    """``alone``: what the pairwise model learns.

    Once it was read, ``among_rivals`` is what the context model learns, and ``unseen`` the log-odds of the labelled
    pairs by themselves, whose labels are ``judged``.
    """

    def __init__(self, prepared: PreparedSet) -> None:
        self.prepared, self._labels = prepared, learned_pairs(prepared)
        self._known = examples(prepared, self._labels)
        self._shops = small_shops(prepared, self._labels)
        known = [(prepared, self._known), *((shop.prepared, shop.known) for shop in self._shops)]
        self.alone = _stacked([_taught(one.features, some, some.rows) for one, some in known])
        self.among_rivals = self.alone
        self.kind = labelled_kind(self._labels.pairs[self._labels.same == 1])
        self.judged, self.unseen = self._labels.same, np.zeros(0)

    def read(self, pairwise: BoostedTrees) -> None:
        """By a model that was not fitted on this set, as the shipped one is not on a shop's catalog."""
        self.unseen = pairwise.log_odds(self.prepared.features[self.prepared.places(self._labels)])
        fewer = without_half_the_matches(self.prepared, self._labels, SEED)
        read = [(self.prepared, self._known, _all(self.prepared)), (self.prepared, self._known, fewer)]
        read += [(shop.prepared, shop.known, _all(shop.prepared)) for shop in self._shops]
        self.among_rivals = _stacked([_among_rivals(one, known, pairwise, kept) for one, known, kept in read])


def _all(prepared: PreparedSet) -> Ints:
    return np.arange(len(prepared.pairs))


def _among_rivals(prepared: PreparedSet, known: Examples, pairwise: BoostedTrees, kept: Ints) -> Taught:
    context = prepared.in_context(pairwise, kept)
    taught = np.flatnonzero(np.isin(known.rows, kept))
    return _taught(context, known, np.searchsorted(kept, known.rows[taught]), taught)


def _taught(rows: Floats, known: Examples, places: Ints, chosen: Ints | slice = slice(None)) -> Taught:
    return Taught(rows[places], known.same[chosen], known.weight[chosen], known.stands_for[chosen])


def _stacked(parts: list[Taught]) -> Taught:
    return Taught(
        np.vstack([part.rows for part in parts]),
        *(np.concatenate([getattr(part, name) for part in parts]) for name in ("same", "weight", "stands_for")),
    )

"""Fitting boosted trees on several sets at once. The only module that needs scikit-learn."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from indexer.matching.features.comparison import FEATURES
from indexer.matching.features.context import CONTEXT_FEATURES
from indexer.matching.matrices.arrays import Floats
from indexer.matching.scoring.boosted_trees import BoostedTrees
from indexer.matching.training.judged_pairs import JudgedPairs

SEED = 20
_MATCHES = 0.2
"""Share of a set's weight that its matches have; labels were drawn at very different rates."""
_JUDGED = 5.0
"""Weight of a pair that people decided on, 1 being the mean: about as much as a match of a labelled set has."""
_SHAPE = {"max_depth": 4, "learning_rate": 0.08, "subsample": 0.6, "min_samples_leaf": 20, "max_features": "sqrt"}
_TREES = {FEATURES: 150, CONTEXT_FEATURES: 120}
_OF_ONE_SET = {**_SHAPE, "n_estimators": 500, "max_depth": 6, "learning_rate": 0.02, "min_samples_leaf": 10}
"""More and smaller steps are better where pairs are like those that were learned from; elsewhere they are not."""


def fit_trees(
    names: tuple[str, ...],
    rows: Sequence[Floats],
    labels: Sequence[Floats],
    weights: Sequence[Floats],
    judged: JudgedPairs | None = None,
) -> BoostedTrees:
    """One element per set. Every set weighs the same, however large it is, and so do the matches in it.

    ``judged``: what people decided, in rows of the same features.
    """
    shares = np.concatenate([_balanced(same, weight) for same, weight in zip(labels, weights, strict=True)])
    shape = {**_SHAPE, "n_estimators": _TREES[names]}
    return _fit_with(names, np.vstack(rows), np.concatenate(labels), shares / shares.mean(), judged, shape)


def fit_trees_as_drawn(
    names: tuple[str, ...], rows: Floats, labels: Floats, judged: JudgedPairs | None = None
) -> BoostedTrees:
    """Of one set, for thresholds that come from pairs drawn like these: every pair weighs the same."""
    return _fit_with(names, rows, labels, np.ones(len(labels)), judged, _OF_ONE_SET)


def _fit_with(
    names: tuple[str, ...],
    rows: Floats,
    labels: Floats,
    weights: Floats,
    judged: JudgedPairs | None,
    shape: Mapping[str, Any],
) -> BoostedTrees:
    if judged is None:
        return _fit(names, rows, labels, weights, shape)
    heavy = np.full(len(judged.same), _JUDGED)
    return _fit(names, np.vstack([rows, judged.rows]), np.r_[labels, judged.same], np.r_[weights, heavy], shape)


def _fit(
    names: tuple[str, ...], rows: Floats, labels: Floats, weights: Floats, shape: Mapping[str, Any]
) -> BoostedTrees:
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(random_state=SEED, **shape)
    return as_trees(names, model.fit(rows, labels, sample_weight=weights))


def _balanced(same: Floats, weight: Floats) -> Floats:
    matches, others = weight * same, weight * (1 - same)
    shares: Floats = _MATCHES * matches / matches.sum() + (1 - _MATCHES) * others / others.sum()
    return shares


def as_trees(names: tuple[str, ...], model: Any) -> BoostedTrees:
    """A fitted ``GradientBoostingClassifier`` as data."""
    trees = [estimator.tree_ for estimator in model.estimators_[:, 0]]
    width = max(tree.node_count for tree in trees)
    itself = np.arange(width)
    feature, threshold = np.zeros((len(trees), width), dtype=np.int64), np.zeros((len(trees), width))
    below, above = np.tile(itself, (len(trees), 1)), np.tile(itself, (len(trees), 1))
    value = np.zeros((len(trees), width))
    for number, tree in enumerate(trees):
        inner = tree.children_left >= 0
        used = np.flatnonzero(inner)
        feature[number, used], threshold[number, used] = tree.feature[inner], tree.threshold[inner]
        below[number, used], above[number, used] = tree.children_left[inner], tree.children_right[inner]
        value[number, : tree.node_count] = np.round(tree.value[:, 0, 0] * model.learning_rate, 6)
    bias = float(np.log(model.init_.class_prior_[1] / model.init_.class_prior_[0]))
    return BoostedTrees(names, bias, feature, threshold, below, above, value, int(model.max_depth))

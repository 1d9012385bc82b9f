"""Fitting the scorer on labelled pairs. The only module that needs scikit-learn."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from config.errors import InputError
from config.progress import Progress
from config.report import Report
from indexer.matching.boosted_trees import BoostedTrees
from indexer.matching.comparison import FEATURES
from indexer.matching.context import CONTEXT_FEATURES
from indexer.matching.encoding import Floats
from indexer.matching.labelled_set import LabelledPairs, read_labelled_set
from indexer.matching.prepared_set import PreparedSet, prepare_set
from indexer.matching.scorer import Scorer

if TYPE_CHECKING:
    from rich.console import RenderableType

_SEED = 20
_FOLDS = 5
_PAIRWISE = {"n_estimators": 150, "max_depth": 4, "learning_rate": 0.08, "subsample": 0.6, "min_samples_leaf": 20}
_CONTEXT = {"n_estimators": 120, "max_depth": 4, "learning_rate": 0.08, "subsample": 0.6, "min_samples_leaf": 20}


class TrainingReport(Report):
    output: Path
    sets: list[str]
    left_out: list[str]
    pairs: int

    def __rich__(self) -> "RenderableType":
        from rich.text import Text

        left_out = f", without {', '.join(self.left_out)}" if self.left_out else ""
        return Text(f"{self.output}: fitted on {self.pairs:,} pairs of {', '.join(self.sets)}{left_out}.")


def train_scorer(data: Path, leave_out: Sequence[str], output: Path, listener: Progress) -> Report:
    """Fit on the training and validation pairs of every set in ``data`` but those left out, and write the scorer.

    Raises InputError for an unknown name or a folder without sets.
    """
    names = sorted(path.parent.name for path in data.glob("*/tableA.csv"))
    if unknown := set(leave_out) - set(names):
        raise InputError(
            f"There is no set '{min(unknown)}' in {data}.", f"Leave out one of: {', '.join(names) or 'none'}."
        )
    chosen = [name for name in names if name not in leave_out]
    if not chosen:
        raise InputError(f"{data} holds no set to learn from.", "Give a folder of labelled sets with --data.")
    prepared = []
    for number, name in enumerate(chosen):
        listener("compare", number, len(chosen))
        prepared.append(prepare_set(read_labelled_set(data / name)))
    scorer = fit_on_sets(prepared, listener)
    output.write_text(json.dumps(scorer.to_json(), separators=(",", ":")) + "\n", "utf-8")
    pairs = sum(len(_learned(one).same) for one in prepared)
    return TrainingReport(output=output, sets=chosen, left_out=sorted(leave_out), pairs=pairs)


def fit_on_sets(prepared: Sequence[PreparedSet], listener: Progress) -> Scorer:
    """The pairwise model on all sets, the context model on what pairwise models of the other sets say of each.

    With one set only, folds of its records take the place of sets.
    """
    if len(prepared) == 1:
        return fit_on_one(prepared[0])
    listener("fit", 0, len(prepared) + 2)
    pairwise = _fit(
        FEATURES, [one.features[one.places(_learned(one))] for one in prepared], _labels(prepared), _PAIRWISE
    )
    rows = []
    for number, one in enumerate(prepared):
        others = [other for other in prepared if other is not one]
        unseen = _fit(FEATURES, [o.features[o.places(_learned(o))] for o in others], _labels(others), _PAIRWISE)
        rows.append(one.in_context(unseen)[one.places(_learned(one))])
        listener("fit", number + 1, len(prepared) + 2)
    context = _fit(CONTEXT_FEATURES, rows, _labels(prepared), _CONTEXT)
    return Scorer(pairwise, context, 0.0, 0.0, {p.labelled.name: sorted(p.labelled.hashes) for p in prepared})


def fit_on_one(prepared: PreparedSet) -> Scorer:
    """Both models on a set's own training pairs; thresholds that are best on its validation pairs."""
    train, valid = prepared.labelled.splits["train"], prepared.labelled.splits["valid"]
    places, features = prepared.places(train), prepared.features
    pairwise = _fit(FEATURES, [features[places]], [train.same], _PAIRWISE)
    fold = train.pairs[:, 0] % _FOLDS
    unseen = np.zeros((len(prepared.pairs), len(CONTEXT_FEATURES)))
    for number in range(_FOLDS):
        rest = fold != number
        model = _fit(FEATURES, [features[places[rest]]], [train.same[rest]], _PAIRWISE)
        mine = prepared.pairs[:, 0] % _FOLDS == number
        unseen[mine] = prepared.in_context(model)[mine]
    context = _fit(CONTEXT_FEATURES, [unseen[places]], [train.same], _CONTEXT)
    checked = prepared.places(valid)
    return Scorer(
        pairwise,
        context,
        best_threshold(pairwise.log_odds(features[checked]), valid.same),
        best_threshold(context.log_odds(prepared.in_context(pairwise)[checked]), valid.same),
        {prepared.labelled.name: sorted(prepared.labelled.hashes)},
    )


def best_threshold(log_odds: Floats, same: Floats) -> float:
    """Where F1 is highest, halfway between two scores."""
    order = np.argsort(-log_odds)
    hits = np.cumsum(same[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + same.sum())
    best = int(np.argmax(f1))
    following = log_odds[order[min(best + 1, len(order) - 1)]]
    return float((log_odds[order[best]] + following) / 2)


def _learned(prepared: PreparedSet) -> LabelledPairs:
    """Training and validation pairs: the test pairs stay unseen even in the shipped scorer."""
    train, valid = prepared.labelled.splits["train"], prepared.labelled.splits["valid"]
    return LabelledPairs(np.vstack([train.pairs, valid.pairs]), np.r_[train.same, valid.same])


def _labels(prepared: Sequence[PreparedSet]) -> list[Floats]:
    return [_learned(one).same for one in prepared]


def _fit(
    names: tuple[str, ...], rows: Sequence[Floats], labels: Sequence[Floats], parameters: dict[str, Any]
) -> BoostedTrees:
    """Every set weighs the same, however large it is."""
    from sklearn.ensemble import GradientBoostingClassifier

    weights = np.concatenate([np.full(len(same), 1 / len(same)) for same in labels])
    model = GradientBoostingClassifier(**parameters, random_state=_SEED, max_features="sqrt")
    model.fit(np.vstack(rows), np.concatenate(labels), sample_weight=weights / weights.mean())
    return _as_trees(names, model)


def _as_trees(names: tuple[str, ...], model: Any) -> BoostedTrees:
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
    prior = model.init_.class_prior_
    bias = float(np.log(prior[1] / prior[0]))
    return BoostedTrees(names, bias, feature, threshold, below, above, value, int(model.max_depth))

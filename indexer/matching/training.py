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
from indexer.matching.calibration import IDENTITY, Calibration, fit_calibration
from indexer.matching.comparison import FEATURES
from indexer.matching.context import CONTEXT_FEATURES
from indexer.matching.encoding import Floats, Ints
from indexer.matching.labelled_set import read_labelled_set
from indexer.matching.prepared_set import PreparedSet, prepare_set
from indexer.matching.scorer import Scorer
from indexer.matching.training_examples import (
    Examples,
    examples,
    learned_pairs,
    small_shops,
    without_half_the_matches,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

_SEED = 20
_FOLDS = 5
_MATCHES = 0.2
"""Share of a set's weight that its matches have; labels were drawn at very different rates."""
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
    pairs = sum(len(learned_pairs(one).same) for one in prepared)
    return TrainingReport(output=output, sets=chosen, left_out=sorted(leave_out), pairs=pairs)


def fit_on_sets(prepared: Sequence[PreparedSet], listener: Progress) -> Scorer:
    """The pairwise model on all sets, the context model on what pairwise models of the other sets say of each.

    With one set only, folds of its records take the place of sets.
    """
    if len(prepared) == 1:
        return fit_on_one(prepared[0])
    lessons = [_Lesson(one) for one in prepared]
    steps = 2 * len(lessons) + 1
    for number, lesson in enumerate(lessons):
        listener("fit", number, steps)
        lesson.see_rivals(_fit_pairwise([other for other in lessons if other is not lesson]))
    calibration = []
    for number, lesson in enumerate(lessons):
        listener("fit", len(lessons) + number, steps)
        context = _fit_context([other for other in lessons if other is not lesson])
        calibration.append((context.log_odds(lesson.context), lesson.context_same, lesson.context_stands_for))
    return Scorer(
        pairwise=_fit_pairwise(lessons),
        context=_fit_context(lessons),
        pairwise_threshold=0.0,
        context_threshold=0.0,
        calibration=_calibrate(calibration),
        trained_on={one.labelled.name: sorted(one.labelled.hashes) for one in prepared},
    )


def fit_on_one(prepared: PreparedSet) -> Scorer:
    """Both models on a set's own training pairs; thresholds that are best on its validation pairs."""
    train, valid = prepared.labelled.splits["train"], prepared.labelled.splits["valid"]
    places, features = prepared.places(train), prepared.features
    whole = np.ones(len(train.same))
    pairwise = _fit(FEATURES, [features[places]], [train.same], [whole], _PAIRWISE)
    fold = train.pairs[:, 0] % _FOLDS
    unseen = np.zeros((len(prepared.pairs), len(CONTEXT_FEATURES)))
    for number in range(_FOLDS):
        rest = fold != number
        model = _fit(FEATURES, [features[places[rest]]], [train.same[rest]], [whole[rest]], _PAIRWISE)
        mine = prepared.pairs[:, 0] % _FOLDS == number
        unseen[mine] = prepared.in_context(model)[mine]
    context = _fit(CONTEXT_FEATURES, [unseen[places]], [train.same], [whole], _CONTEXT)
    checked = prepared.places(valid)
    return Scorer(
        pairwise=pairwise,
        context=context,
        pairwise_threshold=best_threshold(pairwise.log_odds(features[checked]), valid.same),
        context_threshold=best_threshold(context.log_odds(prepared.in_context(pairwise)[checked]), valid.same),
        calibration=IDENTITY,
        trained_on={prepared.labelled.name: sorted(prepared.labelled.hashes)},
    )


class _Lesson:
    """A set with its examples, in the whole catalog and in small shops; ``see_rivals`` adds those in context."""

    def __init__(self, prepared: PreparedSet) -> None:
        labels = learned_pairs(prepared)
        self.prepared, self.known = prepared, examples(prepared, labels)
        self.shops = small_shops(prepared, labels)
        known = [(prepared, self.known), *((shop.prepared, shop.known) for shop in self.shops)]
        self.features = np.vstack([one.features[some.rows] for one, some in known])
        self.same = np.concatenate([some.same for _, some in known])
        self.weight = np.concatenate([some.weight for _, some in known])
        self.context = np.zeros((0, len(CONTEXT_FEATURES)))
        self.context_same = self.context_weight = self.context_stands_for = np.zeros(0)

    def see_rivals(self, pairwise: BoostedTrees) -> None:
        """``pairwise`` was not fitted on this set, as the shipped one is not on a shop's."""
        fewer = without_half_the_matches(self.prepared, learned_pairs(self.prepared), _SEED)
        for kept in (np.arange(len(self.prepared.pairs)), fewer):
            self._add(self.prepared, self.known, pairwise, kept)
        for shop in self.shops:
            self._add(shop.prepared, shop.known, pairwise, np.arange(len(shop.prepared.pairs)))

    def _add(self, prepared: PreparedSet, known: Examples, pairwise: BoostedTrees, kept: Ints) -> None:
        context = prepared.in_context(pairwise, kept)
        taught = np.isin(known.rows, kept)
        places = np.searchsorted(kept, known.rows[taught])
        self.context = np.vstack([self.context, context[places]])
        self.context_same = np.r_[self.context_same, known.same[taught]]
        self.context_weight = np.r_[self.context_weight, known.weight[taught]]
        self.context_stands_for = np.r_[self.context_stands_for, known.stands_for[taught]]


def _fit_pairwise(lessons: Sequence[_Lesson]) -> BoostedTrees:
    same, weights = [one.same for one in lessons], [one.weight for one in lessons]
    return _fit(FEATURES, [one.features for one in lessons], same, weights, _PAIRWISE)


def _fit_context(lessons: Sequence[_Lesson]) -> BoostedTrees:
    same, weights = [one.context_same for one in lessons], [one.context_weight for one in lessons]
    return _fit(CONTEXT_FEATURES, [one.context for one in lessons], same, weights, _CONTEXT)


def _calibrate(unseen: Sequence[tuple[Floats, Floats, Floats]]) -> Calibration:
    """True for the candidates of unseen sets, each set weighing the same: an average of domains, not of pairs.

    ``unseen``: log-odds, labels, and how many candidates each stands for.
    """
    if not unseen:
        return IDENTITY
    largest = max(float(stands_for.sum()) for _, _, stands_for in unseen)
    weights = [stands_for * largest / stands_for.sum() for _, _, stands_for in unseen]
    log_odds, same, _ = (np.concatenate(parts) for parts in zip(*unseen, strict=True))
    return fit_calibration(log_odds, same, np.concatenate(weights))


def best_threshold(log_odds: Floats, same: Floats) -> float:
    """Where F1 is highest, halfway between two scores."""
    order = np.argsort(-log_odds)
    hits = np.cumsum(same[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + same.sum())
    best = int(np.argmax(f1))
    following = log_odds[order[min(best + 1, len(order) - 1)]]
    return float((log_odds[order[best]] + following) / 2)


def _fit(
    names: tuple[str, ...],
    rows: Sequence[Floats],
    labels: Sequence[Floats],
    weights: Sequence[Floats],
    parameters: dict[str, Any],
) -> BoostedTrees:
    """Every set weighs the same, however large it is, and so do the matches in it."""
    from sklearn.ensemble import GradientBoostingClassifier

    shares = np.concatenate([_balanced(same, weight) for same, weight in zip(labels, weights, strict=True)])
    model = GradientBoostingClassifier(**parameters, random_state=_SEED, max_features="sqrt")
    model.fit(np.vstack(rows), np.concatenate(labels), sample_weight=shares / shares.mean())
    return as_trees(names, model)


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

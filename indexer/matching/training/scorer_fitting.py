"""Fitting the models of a scorer on labelled sets, or on one."""

from collections.abc import Sequence

import numpy as np

from config.progress import Progress
from indexer.matching.features.comparison import FEATURES
from indexer.matching.features.context import CONTEXT_FEATURES
from indexer.matching.matrices.arrays import Floats
from indexer.matching.scoring.boosted_trees import BoostedTrees
from indexer.matching.scoring.catalog_kind import CatalogKind
from indexer.matching.scoring.reading import ALONE, Reading
from indexer.matching.scoring.scorer import Scorer
from indexer.matching.training.calibration_fitting import fit_calibration
from indexer.matching.training.examples import learned_pairs
from indexer.matching.training.judged_pairs import JudgedPairs
from indexer.matching.training.lesson import Lesson, Taught
from indexer.matching.training.prepared_set import PreparedSet
from indexer.matching.training.tree_fitting import fit_trees, fit_trees_as_drawn

_FOLDS = 5
_IN_CATALOG = {CatalogKind.PRODUCTS: -1.4, CatalogKind.OFFERS: 0.0}
"""Log-odds that make a match in an evaluation; of products, where left-out sets had the best F1 one to one."""
_THRESHOLDS = np.linspace(-4.0, 4.0, 81)


def fit_on_sets(prepared: Sequence[PreparedSet], listener: Progress, judged: JudgedPairs | None = None) -> Scorer:
    """The pairwise model on all sets; for each kind of catalog a context model on the sets of that kind.

    Context is learned from what pairwise models of the *other* sets say of each. With one set only, folds of its
    records take the place of sets. ``judged`` teaches the pairwise models: its pairs have no rivals.
    """
    if len(prepared) == 1:
        return fit_on_one(prepared[0], judged)
    lessons = [Lesson(one) for one in prepared]
    for number, lesson in enumerate(lessons):
        listener("fit", number, len(lessons) + len(CatalogKind))
        lesson.read(_fit_pairwise(_without(lessons, lesson), judged))
    readings = {}
    for number, kind in enumerate(CatalogKind):
        listener("fit", len(lessons) + number, len(lessons) + len(CatalogKind))
        readings[kind] = _fit_reading([one for one in lessons if one.kind is kind] or lessons, lessons)
    hashes = {one.labelled.name: sorted(one.labelled.hashes) for one in prepared}
    return Scorer(_fit_pairwise(lessons, judged), readings, hashes)


def fit_on_one(prepared: PreparedSet, judged: JudgedPairs | None = None) -> Scorer:
    """Both models on a set's own training and validation pairs; thresholds that are best where its folds are unseen."""
    known = learned_pairs(prepared)
    places, features = prepared.places(known), prepared.features
    fold, folds = known.pairs[:, 0] % _FOLDS, prepared.pairs[:, 0] % _FOLDS
    unseen = np.zeros((len(prepared.pairs), len(CONTEXT_FEATURES)))
    for number in range(_FOLDS):
        rest = fold != number
        model = fit_trees_as_drawn(FEATURES, features[places[rest]], known.same[rest], judged)
        unseen[folds == number] = prepared.in_context(model)[folds == number]
    alone = _best_threshold([(unseen[places, ALONE], known.same)])
    among = {kind: np.zeros(len(folds)) for kind in CatalogKind}
    for number in range(_FOLDS):
        rest = fold != number
        reading = Reading(fit_trees_as_drawn(CONTEXT_FEATURES, unseen[places[rest]], known.same[rest]))
        for kind, log_odds in among.items():
            log_odds[folds == number] = reading.in_catalog(kind, prepared.pairs, unseen)[folds == number]
    pairwise = fit_trees_as_drawn(FEATURES, features[places], known.same, judged)
    context = fit_trees_as_drawn(CONTEXT_FEATURES, unseen[places], known.same)
    readings = {
        kind: Reading(context, alone, _best_threshold([(log_odds[places], known.same)]))
        for kind, log_odds in among.items()
    }
    return Scorer(pairwise, readings, {prepared.labelled.name: sorted(prepared.labelled.hashes)})


def _fit_reading(mine: Sequence[Lesson], lessons: Sequence[Lesson]) -> Reading:
    """``mine``: the lessons of one kind."""
    unseen = []
    for lesson in mine:
        reading = Reading(_fit_context(_without(mine, lesson) or _without(lessons, lesson)))
        taught = lesson.among_rivals
        unseen.append((reading.log_odds(taught.rows), taught.same, taught.stands_for))
    return Reading(
        _fit_context(mine),
        pairwise_threshold=_best_threshold([(lesson.unseen, lesson.judged) for lesson in mine]),
        context_threshold=_IN_CATALOG[mine[0].kind],
        calibration=fit_calibration(unseen),
    )


def _without(lessons: Sequence[Lesson], lesson: Lesson) -> list[Lesson]:
    return [other for other in lessons if other is not lesson]


def _fit_pairwise(lessons: Sequence[Lesson], judged: JudgedPairs | None) -> BoostedTrees:
    return _fit(FEATURES, [lesson.alone for lesson in lessons], judged)


def _fit_context(lessons: Sequence[Lesson]) -> BoostedTrees:
    return _fit(CONTEXT_FEATURES, [lesson.among_rivals for lesson in lessons])


def _fit(names: tuple[str, ...], taught: Sequence[Taught], judged: JudgedPairs | None = None) -> BoostedTrees:
    rows, same, weights = ([getattr(one, name) for one in taught] for name in ("rows", "same", "weight"))
    return fit_trees(names, rows, same, weights, judged)


def _best_threshold(judged: Sequence[tuple[Floats, Floats]]) -> float:
    """Where the mean F1 of several sets is highest; each gives log-odds and labels."""
    means = [np.mean([_f1(log_odds > threshold, same) for log_odds, same in judged]) for threshold in _THRESHOLDS]
    return round(float(_THRESHOLDS[int(np.argmax(means))]), 4)


def _f1(said: Floats, same: Floats) -> float:
    return float(2 * np.sum(said * same) / max(float(np.sum(said) + np.sum(same)), 1.0))

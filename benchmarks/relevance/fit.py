"""Fitting the ranking's weights by coordinate ascent (Metzler and Croft, 2007), and scoring them on other queries."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.relevance.pools import Pool
from search.evaluation.gain import mean, ndcg
from search.language.field_text import FIELDS
from search.ranking.weights import WEIGHTS, RankingWeights

FOLDS = 5
ROUNDS = 2
SEED = 1
_FIELD_GRID = (0.5, 1.0, 1.5, 2.0, 3.0)
_GRIDS: Mapping[str, Sequence[float]] = {
    "tie": (0.0, 0.1, 0.3),
    "k1": (0.8, 1.2, 2.0),
    "b": (0.3, 0.5, 0.65, 0.75),
    "coverage": (0.0, 0.5, 1.0, 1.5),
    "phrase": (0.0, 0.3, 0.6),
    "accessory": (0.0, 0.2, 0.4, 0.6),
    "mentioned": (0.0, 0.2, 0.4),
    "agreement": (0.0, 0.25, 0.5, 1.0),
    "brand_boost": (1.0, 1.5, 2.5, 4.0),
}


class Scores:
    """nDCG@10 of every query under any weights, each computed once."""

    def __init__(self, pools: Sequence[Pool]) -> None:
        self.pools = [pool for pool in pools if max(pool.grades.values()) > 0]
        self._known: dict[str, list[float]] = {}

    def by_query(self, weights: RankingWeights) -> list[float]:
        key = repr(weights)
        if key not in self._known:
            self._known[key] = [ndcg(pool.order(weights), pool.grades) for pool in self.pools]
        return self._known[key]

    def mean(self, weights: RankingWeights, chosen: Sequence[int]) -> float:
        """Over the queries with these numbers."""
        scores = self.by_query(weights)
        return mean(scores[i] for i in chosen)

    def fields(self) -> list[str]:
        """Those that any document has: the weight of another changes nothing."""
        held = sum(pool.retrieved.evidence.lengths.sum(axis=0) for pool in self.pools)
        return sorted(name for name, words in zip(FIELDS, held, strict=True) if words)


def fit(scores: Scores, chosen: Sequence[int]) -> RankingWeights:
    """The best weights for some queries, one feature after the other, from untuned ones on."""
    best = RankingWeights.untuned()
    for _ in range(ROUNDS):
        before = best
        for name in (*scores.fields(), *_GRIDS):
            best = max((best, *_moves(best, name)), key=lambda weights: scores.mean(weights, chosen))
        if best == before:
            break
    return best


def changed(weights: RankingWeights, name: str, value: float) -> RankingWeights:
    """The weights with another value for a feature or a field."""
    if name in weights.fields:
        return replace(weights, fields={**weights.fields, name: value})
    known: dict[str, Any] = {name: value}
    return replace(weights, **known)


def _moves(weights: RankingWeights, name: str) -> Iterator[RankingWeights]:
    for value in _GRIDS.get(name, _FIELD_GRID):
        yield changed(weights, name, value)


def cross_validate(scores: Scores) -> list[RankingWeights]:
    """For every query, weights that were fitted without it."""
    order = list(range(len(scores.pools)))
    random.Random(SEED).shuffle(order)
    fitted = [RankingWeights.untuned()] * len(order)
    for fold in range(FOLDS):
        test = set(order[fold::FOLDS])
        weights = fit(scores, [i for i in order if i not in test])
        for i in test:
            fitted[i] = weights
    return fitted


def leave_one_out(scores: Scores) -> Iterator[tuple[str, RankingWeights]]:
    """The shipped weights without each feature in turn."""
    for name in scores.fields():
        yield f"field {name}", changed(WEIGHTS, name, 0.0)
    for name in ("tie", "b", "coverage", "phrase", "accessory", "mentioned", "agreement"):
        yield name, changed(WEIGHTS, name, 0.0)
    yield "brand boost", changed(WEIGHTS, "brand_boost", 1.0)
    yield "different fields", replace(WEIGHTS, fields=dict.fromkeys(WEIGHTS.fields, 1.0))

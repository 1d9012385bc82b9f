"""Fitting the calibration on several sets, none of which its model has seen.

The curve is one that all sets share, and always ascends: where it was flat, the likeliest pairs could not be told
apart, and none could be likelier than the worst labelled set allowed. Each set has a level of its own beside it, since
how much of a catalog is sold is told by that catalog (``catalog_shift``), and pooled levels would flatten the curve.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from indexer.matching.matrices.arrays import Floats
from indexer.matching.scoring.calibration import Calibration

_KNOTS = np.array([-6.5, -5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
_SLOPES = len(_KNOTS) - 1
_BINS = 40
_MATCHES = 600.0
"""Every set weighs as if it had so many."""
_BEND, _STEEP, _LEVEL = 0.4, 0.5, 0.7
"""Standard deviations: of a slope's logarithm from the next one's and from 0, and of a set's level."""


class _Binned(NamedTuple):
    run: Floats
    """For each bin, how far it goes along each stretch between two knots."""
    matches: Floats
    others: Floats


def fit_calibration(unseen: Sequence[tuple[Floats, Floats, Floats]]) -> Calibration:
    """``unseen``: of each set the log-odds, the labels, and how many candidates each stands for."""
    sets = [_binned(*one) for one in unseen]

    def loss(free: Floats) -> float:
        start, slopes, levels = free[0], free[1 : _SLOPES + 1], free[_SLOPES + 1 :]
        missed = sum(_loss(one, start + level, np.exp(slopes)) for one, level in zip(sets, levels, strict=True))
        penalty = np.sum((np.diff(slopes) / _BEND) ** 2) + np.sum((slopes / _STEEP) ** 2)
        return float(missed + (penalty + np.sum((levels / _LEVEL) ** 2)) / 2)

    found = minimize(loss, np.r_[_KNOTS[0], np.zeros(_SLOPES + len(sets))], method="L-BFGS-B").x
    start = found[0] + found[_SLOPES + 1 :].mean()
    true = start + np.r_[0.0, np.cumsum(np.exp(found[1 : _SLOPES + 1]) * np.diff(_KNOTS))]
    return Calibration(tuple(_KNOTS.tolist()), tuple(np.round(true, 4).tolist()))


def _loss(one: _Binned, start: float, slopes: Floats) -> float:
    """The negative log-likelihood of a set's labels."""
    said = np.clip(1 / (1 + np.exp(-(start + one.run @ slopes))), 1e-12, 1 - 1e-9)
    return -float(np.sum(one.matches * np.log(said) + one.others * np.log1p(-said)))


def _binned(log_odds: Floats, same: Floats, weight: Floats) -> _Binned:
    ways = np.linspace(0, 1, _BINS)
    edges = np.unique(np.r_[np.quantile(log_odds[same == 0], ways), np.quantile(log_odds[same == 1], ways)])
    place, count = np.searchsorted(edges, log_odds, side="right") - 1, len(edges)
    pairs, matches = np.bincount(place, weight, count), np.bincount(place, weight * same, count)
    filled = pairs > 0
    middle = np.bincount(place, weight * log_odds, count)[filled] / pairs[filled]
    run = np.clip(middle[:, None] - _KNOTS[:-1], 0.0, np.diff(_KNOTS))
    scale = _MATCHES / matches.sum()
    return _Binned(run, scale * matches[filled], scale * (pairs - matches)[filled])

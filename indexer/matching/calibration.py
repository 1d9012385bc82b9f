"""A monotone map from a model's log-odds to those that come true on catalogs it has never seen."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.matching.encoding import Floats


@dataclass(frozen=True)
class Calibration:
    """Straight lines between knots; beyond the first and the last one it is flat. ``said`` ascends."""

    said: tuple[float, ...]
    true: tuple[float, ...]

    def apply(self, log_odds: Floats) -> Floats:
        return np.interp(log_odds, self.said, self.true)


IDENTITY = Calibration((-12.0, 12.0), (-12.0, 12.0))


def fit_calibration(log_odds: Floats, same: Floats, weight: Floats, knots: int = 16) -> Calibration:
    """By isotonic regression over bins that hold equally many matches, and as many more of the unlikely rest.

    ``weight``: how many pairs each stands for. Every bin gets half a match and half a mismatch more: none is sure.
    """
    edges = np.unique(
        np.r_[
            np.quantile(log_odds[same == 0], np.linspace(0, 0.9, knots // 2)),
            np.quantile(log_odds[same == 1], np.linspace(0, 1, knots)),
        ]
    )
    place = np.clip(np.searchsorted(edges, log_odds, side="right") - 1, 0, len(edges) - 2)
    bins = len(edges) - 1
    matches = np.bincount(place, weight * same, bins) + 0.5
    all_pairs = np.bincount(place, weight, bins) + 1.0
    middle = np.bincount(place, weight * log_odds, bins) / np.maximum(all_pairs - 1.0, 1e-9)
    filled = all_pairs > 1.0
    share = _ascending((matches / all_pairs)[filled], all_pairs[filled])
    true = np.log(share / (1 - share))
    return Calibration(tuple(np.round(middle[filled], 4).tolist()), tuple(np.round(true, 4).tolist()))


def _ascending(values: NDArray[Any], weights: NDArray[Any]) -> Floats:
    """The nearest ascending sequence: pool adjacent violators."""
    blocks: list[list[float]] = []
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        blocks.append([value, weight, 1.0])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            last, before = blocks.pop(), blocks.pop()
            total = before[1] + last[1]
            blocks.append([(before[0] * before[1] + last[0] * last[1]) / total, total, before[2] + last[2]])
    return np.repeat([block[0] for block in blocks], [int(block[2]) for block in blocks])

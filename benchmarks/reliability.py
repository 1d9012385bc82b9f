"""Whether probabilities come true: what was said, in bins, beside the share that was so."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EDGES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Bin:
    """``said``: the mean probability; ``true``: the share that was so; ``weight``: of all that was said, the share."""

    said: float
    true: float
    weight: float


def reliability(said: Numbers, true: Numbers) -> list[Bin]:
    """The bins that are not empty, ascending; ``true`` holds 1 or 0."""
    place = np.clip(np.searchsorted(EDGES, said, side="right") - 1, 0, len(EDGES) - 2)
    bins = []
    for number in np.unique(place).tolist():
        inside = place == number
        said_here, true_here = (round(float(np.mean(values[inside])), 4) for values in (said, true))
        bins.append(Bin(said_here, true_here, round(float(np.mean(inside)), 4)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far what was said is from what was so, on average."""
    return round(sum(one.weight * abs(one.said - one.true) for one in bins), 4)

"""A monotone map from a model's log-odds to those that come true on catalogs it has never seen."""

from dataclasses import dataclass

import numpy as np

from indexer.matching.matrices.arrays import Floats


@dataclass(frozen=True)
class Calibration:
    """Straight lines between knots; beyond the first and the last one it is flat. ``said`` ascends."""

    said: tuple[float, ...]
    true: tuple[float, ...]

    def apply(self, log_odds: Floats) -> Floats:
        return np.interp(log_odds, self.said, self.true)


IDENTITY = Calibration((-12.0, 12.0), (-12.0, 12.0))

"""Gradient-boosted decision trees as data, evaluated with numpy alone."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.scoring.leaf_masks import LeafMasks

_ARRAYS = {"feature": np.int64, "threshold": np.float64, "below": np.int64, "above": np.int64, "value": np.float64}


@dataclass(frozen=True)
class BoostedTrees:
    """``bias`` plus one leaf value of every tree is the log-odds (natural logarithm).

    The arrays have a row per tree and a column per node, padded with leaves. A node sends a value that is at most its
    threshold to ``below``, any other to ``above``; a leaf sends everything to itself.
    """

    features: tuple[str, ...]
    bias: float
    feature: Ints
    threshold: Floats
    below: Ints
    above: Ints
    value: Floats
    depth: int

    def log_odds(self, rows: Floats) -> Floats:
        """One number per row; a row has one column per feature."""
        return self._masks.sums(np.ascontiguousarray(rows, dtype=np.float32))

    @cached_property
    def _masks(self) -> LeafMasks:
        return LeafMasks(self)

    def to_json(self) -> dict[str, Any]:
        """Padding included: it costs little and keeps the arrays rectangular."""
        return {
            "features": list(self.features),
            "bias": self.bias,
            "depth": self.depth,
            **{name: getattr(self, name).tolist() for name in _ARRAYS},
        }


def trees_from_json(document: dict[str, Any]) -> BoostedTrees:
    """The inverse of ``BoostedTrees.to_json``. Raises KeyError, TypeError or ValueError for another document."""
    arrays: dict[str, Any] = {name: np.array(document[name], dtype=kind) for name, kind in _ARRAYS.items()}
    return BoostedTrees(tuple(document["features"]), float(document["bias"]), depth=int(document["depth"]), **arrays)

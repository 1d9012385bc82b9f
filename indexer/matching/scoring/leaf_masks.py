"""Evaluating many decision trees at once by masks of the leaves that are left.

QuickScorer (Lucchese et al., SIGIR 2015), for numpy: a leaf is a bit, and a test that fails rules out the leaves below
it. A table per feature holds, for every interval between two thresholds, what is left of each tree; the tables' rows
ANDed, the lowest bit of a tree is its leaf. Nothing is branched on, and a row's work depends on its features and trees,
not on the trees' depth.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from indexer.matching.matrices.arrays import Floats

if TYPE_CHECKING:
    from indexer.matching.scoring.boosted_trees import BoostedTrees

_CHUNK = 2_048
"""Rows at once, so that their masks stay in the processor's cache."""
_MOST_LEAVES = 64


@dataclass(frozen=True)
class _Test:
    """A node: leaves from ``first`` up to ``end`` are ruled out by a value above ``threshold``."""

    tree: int
    feature: int
    threshold: float
    first: int
    end: int


class LeafMasks:
    """The tables of a forest."""

    def __init__(self, forest: "BoostedTrees") -> None:
        """Raises ValueError for trees of more than 64 leaves."""
        trees = len(forest.feature)
        numbered = [_leaves_in_order(forest, tree) for tree in range(trees)]
        most = max((len(leaves) for leaves in numbered), default=1)
        if most > _MOST_LEAVES:
            raise ValueError(f"a tree of {most} leaves")
        self._kind: Any = next(kind for kind in (np.uint16, np.uint32, np.uint64) if np.iinfo(kind).bits >= most)
        self._values = np.zeros((trees, most))
        for tree, leaves in enumerate(numbered):
            self._values[tree, : len(leaves)] = forest.value[tree, leaves]
        self._first = np.arange(trees, dtype=np.int32) * np.int32(most)
        self._bias = forest.bias
        tests = [test for tree in range(trees) for test in _tests(forest, tree)]
        features = sorted({test.feature for test in tests})
        self._tables = [(f, *self._table([test for test in tests if test.feature == f], trees)) for f in features]

    def sums(self, rows: NDArray[np.float32]) -> Floats:
        """For each row the bias plus one value of every tree, added in their order."""
        parts = [self._sums(rows[start : start + _CHUNK]) for start in range(0, len(rows), _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _sums(self, rows: NDArray[np.float32]) -> Floats:
        left = np.full((len(rows), len(self._first)), np.iinfo(self._kind).max, dtype=self._kind)
        for feature, thresholds, table in self._tables:
            left &= table.take(np.searchsorted(thresholds, rows[:, feature]), axis=0)
        lowest = (left & (~left + self._kind(1))).astype(np.float32)
        leaf = (lowest.view(np.int32) >> 23) - 127  # the exponent of a power of two
        values = self._values.ravel().take(np.ascontiguousarray((leaf + self._first).T))
        total: Floats = np.add.reduce(values, axis=0, initial=self._bias)
        return total

    def _table(self, tests: list[_Test], trees: int) -> tuple[Floats, NDArray[Any]]:
        """The thresholds of a feature, ascending, and what is left of each tree below, between and above them."""
        thresholds = np.unique([test.threshold for test in tests])
        table = np.full((len(thresholds) + 1, trees), np.iinfo(self._kind).max, dtype=self._kind)
        for test in tests:
            ruled_out = (1 << test.end) - (1 << test.first)
            above = int(np.searchsorted(thresholds, test.threshold)) + 1
            table[above:, test.tree] &= self._kind(np.iinfo(self._kind).max ^ ruled_out)
        return thresholds, table


def _leaves_in_order(forest: "BoostedTrees", tree: int, node: int = 0) -> list[int]:
    if forest.below[tree, node] == node:
        return [node]
    below, above = int(forest.below[tree, node]), int(forest.above[tree, node])
    return [*_leaves_in_order(forest, tree, below), *_leaves_in_order(forest, tree, above)]


def _tests(forest: "BoostedTrees", tree: int, node: int = 0, first: int = 0) -> Iterator[_Test]:
    """The nodes under one, whose leaves begin at ``first``."""
    below, above = int(forest.below[tree, node]), int(forest.above[tree, node])
    if below == node:
        return
    end = first + len(_leaves_in_order(forest, tree, below))
    yield _Test(tree, int(forest.feature[tree, node]), float(forest.threshold[tree, node]), first, end)
    yield from _tests(forest, tree, below, first)
    yield from _tests(forest, tree, above, end)

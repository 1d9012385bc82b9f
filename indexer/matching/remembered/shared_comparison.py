"""Many styles of one part compared among their rivals by two processes, where the other one has no part left."""

from collections.abc import Collection, Sequence
from concurrent.futures import Executor

from indexer.matching.brand_names import BrandNames
from indexer.matching.remembered.compared import PairComparison
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.scorer import shipped_scorer
from indexer.matching.text_candidate import TextCandidate

WORTH_SHARING = 1_000
"""Styles from which it is worth handing a part's changes to another process."""

Found = dict[int, list[TextCandidate]]


def among_rivals(
    comparison: PairComparison, pool: Executor | None, rows: Collection[int], moved: Collection[int]
) -> Found:
    """As ``PairComparison.among_rivals``, which asks of each style by itself."""
    ordered = sorted(rows)
    if pool is None or len(ordered) < WORTH_SHARING:
        return comparison.among_rivals(ordered, moved)
    mine, others = ordered[::2], ordered[1::2]
    future = pool.submit(_there, comparison.memory, comparison.brands, moved, others)
    found = comparison.among_rivals(mine, moved)
    found |= comparison.among_rivals(others, moved) if future.cancel() else future.result()
    return {row: found[row] for row in ordered if row in found}


def _there(memory: PartMemory, brands: BrandNames, moved: Collection[int], rows: Sequence[int]) -> Found:
    return PairComparison(memory, brands, shipped_scorer()).among_rivals(rows, moved)

"""Many changes of one part worked on by two processes, where the other one has nothing else to do."""

from collections.abc import Collection, Sequence
from concurrent.futures import Executor

import numpy as np

from indexer.matching.judgements.judgement import Judgements
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.remembered.compared import PairComparison
from indexer.matching.remembered.linked_otherwise import linked_otherwise
from indexer.matching.remembered.new_candidates import NewCandidates
from indexer.matching.remembered.part_changes import Touched
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.scoring.scorer import Scorer, shipped_scorer
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.wording.brand_names import BrandNames
from indexer.processes.shared_tasks import beside

WORTH_SHARING = 1_000
"""Styles from which it is worth handing a part's changes to another process."""

Found = dict[int, list[TextCandidate]]


class SharedWork:
    """What may be asked of some styles at once, or of each by itself."""

    def __init__(
        self, memory: PartMemory, brands: BrandNames, scorer: Scorer, judgements: Judgements, pool: Executor | None
    ) -> None:
        """``pool``: of a process that may help."""
        self._memory, self._brands, self._judgements, self._pool = memory, brands, judgements, pool
        self._comparison = PairComparison(memory, brands, scorer)

    def candidates(self, touched: Touched, sharing: Collection[int]) -> tuple[Ints, Floats, set[int]]:
        """The candidates of what was touched, the log-odds of each by itself, and which of the rows ``sharing``
        identifiers are linked otherwise."""
        memory, brands = self._memory, self._brands
        site, home = (
            [row for row in rows if row in side]
            for rows, side in ((touched.site, memory.site), (touched.home, memory.home))
        )
        asked, of_site = (memory, brands, self._judgements, home, touched.site, sharing), NewCandidates(memory, brands)
        if self._pool is None or len(site) + len(home) < WORTH_SHARING:
            pairs, linked = _of_home(*asked)
            pairs = np.vstack([of_site.of_site(site), pairs])
            return pairs, self._comparison.alone(pairs), linked
        meanwhile = beside(self._pool, _of_home, *asked)
        first = of_site.of_site(site)
        own = self._comparison.alone(first)
        further, linked = meanwhile()
        return np.vstack([first, further]), np.concatenate([own, self._comparison.alone(further)]), linked

    def among_rivals(self, rows: Collection[int], moved: Collection[int]) -> Found:
        """As ``PairComparison.among_rivals``."""
        ordered = sorted(rows)
        if self._pool is None or len(ordered) < WORTH_SHARING:
            return self._comparison.among_rivals(ordered, moved)
        ordered.sort(key=lambda row: self._memory.site[row].record.title)  # like titles have rivals in common
        half = len(ordered) // 2
        others = beside(self._pool, _among_rivals, self._memory, self._brands, moved, ordered[half:])
        found = self._comparison.among_rivals(ordered[:half], moved) | others()
        return dict(sorted(found.items()))


def _of_home(
    memory: PartMemory,
    brands: BrandNames,
    judgements: Judgements,
    home: Collection[int],
    but: Collection[int],
    sharing: Collection[int],
) -> tuple[Ints, set[int]]:
    pairs = NewCandidates(memory, brands).of_home(home, but)
    return pairs, linked_otherwise(memory, brands, judgements, sharing)


def _among_rivals(memory: PartMemory, brands: BrandNames, moved: Collection[int], rows: Sequence[int]) -> Found:
    return PairComparison(memory, brands, shipped_scorer()).among_rivals(rows, moved)

"""Blocking for changed styles of a part: who their candidates are, and whose candidates they are now."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.blocking import CANDIDATES, most_alike
from indexer.matching.matrices.arrays import Ints, among, chosen_cells
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import of_brand
from indexer.matching.wording.brand_names import Agreement, BrandNames

_Side = Literal["home", "site"]


class NewCandidates:
    """Pairs of rows of site and home that were no candidates of each other, or were of what one of them was before."""

    def __init__(self, memory: PartMemory, brands: BrandNames) -> None:
        self._memory, self._brands = memory, brands

    def of_site(self, rows: Collection[int]) -> Ints:
        """The candidates of these styles; how alike a further one has to be is noted with each."""
        found = [np.zeros((0, 2), dtype=np.int64)]
        for here, others in self._blocks("site", "home", rows):
            there, alike = self._memory.home.alike(self._memory.site.new_vectors(here), others)
            self._memory.matches.least[here] = -1.0
            if len(there) <= CANDIDATES:
                found.append(np.column_stack([np.repeat(here, len(there)), np.tile(there, len(here))]))
                continue
            row, column = most_alike(alike, CANDIDATES)
            self._memory.matches.least[here] = _least(alike[row, column], row, len(here))
            found.append(np.column_stack([here[row], there[column]]))
        return np.vstack(found)

    def of_home(self, rows: Collection[int], but: Collection[int]) -> Ints:
        """Which styles of the site, ``but`` these, have the home styles for candidates."""
        found = [np.zeros((0, 2), dtype=np.int64)]
        for there, others in self._blocks("home", "site", rows):
            others = others[~among(others, np.array(sorted(but), dtype=np.int64))]
            here, alike = self._memory.site.alike(self._memory.home.new_vectors(there), others)
            column, row = chosen_cells(alike > self._memory.matches.least[here])
            found.append(np.column_stack([here[row], there[column]]))
        return np.vstack(found)

    def _blocks(self, side: _Side, other: _Side, rows: Collection[int]) -> Iterator[tuple[Ints, Ints]]:
        """The rows by brand, each with those of the other side that they may meet."""
        memory = self._memory.site if side == "site" else self._memory.home
        by_brand: dict[str, list[int]] = defaultdict(list)
        for row in sorted(rows):
            by_brand[memory[row].record.brand].append(row)
        for brand, some in by_brand.items():
            others = self._of_brand(other, brand)
            if len(others):
                yield np.array(some, dtype=np.int64), others

    def _of_brand(self, side: _Side, brand: str) -> Ints:
        memory = self._memory.site if side == "site" else self._memory.home
        names = (name for where, name in self._memory.known.brands if where == side)
        same = (of_brand(name) for name in names if self._brands.compare(brand, name) is not Agreement.DIFFER)
        return np.sort(np.concatenate([np.zeros(0, dtype=np.int64), *memory.rows_of_each(same)]))


def _least(alike: NDArray[np.float32], row: Ints, rows: int) -> NDArray[np.float32]:
    """By row the last of its candidates, which come the most alike first; zero where there is room for more."""
    found = np.zeros(rows, dtype=np.float32)
    ends = np.cumsum(np.bincount(row, minlength=rows))
    full = np.diff(ends, prepend=0) == CANDIDATES
    found[full] = alike[ends[full] - 1]
    return found

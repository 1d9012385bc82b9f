"""Pairs of remembered styles compared: by themselves, and among their rivals."""

from collections.abc import Collection, Iterable, Mapping

import numpy as np

from indexer.matching.features.comparison import FEATURES, compare
from indexer.matching.features.context import Candidates
from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.identifiers.shared_numbers import SharedNumbers
from indexer.matching.matrices.arrays import Floats, Ints, among, chosen_cells, likeliest_first
from indexer.matching.remembered.matches import NONE
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import of_identifier
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.remembered.title_memory import TitleMemory
from indexer.matching.scoring.scorer import Scorer
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.texts.links import WEIGHED
from indexer.matching.texts.weighing import Weighing, likeliest
from indexer.matching.titles.evidence import TitleEvidence
from indexer.matching.wording.brand_names import BrandNames

_MOST_SHARING = 100
"""Styles that share a number, as many as are looked at: far fewer name nothing any more."""
_RIVALS = 2
"""Of the suitors of a home style, those that a pair is held against: the best one that it is not itself."""


class PairComparison:
    """Compares what it is asked for, weighed by what the part was counted over."""

    def __init__(self, memory: PartMemory, brands: BrandNames, scorer: Scorer) -> None:
        self.memory, self.brands, self._scorer = memory, brands, scorer

    def alone(self, pairs: Ints) -> Floats:
        """The log-odds of each pair of rows by itself."""
        if not len(pairs):
            return np.zeros(0)
        table, placed = self._encoded(pairs, pairs[:, 0], pairs[:, 1])
        return self._scorer.pairwise.log_odds(compare(table, table, placed, self.brands.compare))

    def among_rivals(self, rows: Collection[int], moved: Collection[int]) -> dict[int, list[TextCandidate]]:
        """The best candidates of these styles of the site, the likeliest first.

        Of those that only ``moved``, such as the scorer says something else of than when they were decided.
        """
        pairs, own, some = self._with_rivals(rows)
        if not len(some):
            return {row: [] for row in rows}
        site = [pairs[some, 0], self._rivals(pairs, own, pairs[some, 1])]
        table, placed = self._encoded(pairs, np.concatenate(site), pairs[some, 1])
        features = np.zeros((len(pairs), len(FEATURES)), dtype=np.float32)
        features[some] = compare(table, table, placed[some], self.brands.compare)
        candidates = Candidates(table, table, placed, features, own)
        kind = self.memory.known.kind
        log_odds = self._scorer.in_context(candidates, some, kind, self.brands.compare)
        best = likeliest(pairs[some], log_odds)
        pairs, log_odds = pairs[some][best], log_odds[best]
        stand = self.memory.matches.stand(np.array(sorted(moved), dtype=np.int64), pairs, log_odds)
        decided = ~among(pairs[:, 0], stand)
        found = self._weighed(pairs[decided], log_odds[decided])
        return {row: found.get(row, []) for row in sorted({*rows} - {*stand.tolist()})}

    def _weighed(self, pairs: Ints, log_odds: Floats) -> dict[int, list[TextCandidate]]:
        titles = TitleEvidence(TitleMemory(self.memory.home), TitleMemory(self.memory.site))
        here = {row: self.memory.site[row] for row in {*pairs[:, 0].tolist()}}
        there = {row: self.memory.home[row] for row in {*pairs[:, 1].tolist()}}
        return Weighing(here, there, titles, self._numbers(here)).best(pairs, log_odds)

    def _numbers(self, site: Mapping[int, Style]) -> SharedNumbers:
        """Of all that have a number of these styles."""
        names = {of_identifier(number) for style in site.values() for number in style.all_numbers}
        memory = self.memory
        home = [memory.home[row] for row in _found(memory.home, names)]
        return SharedNumbers(home, [memory.site[row] for row in _found(memory.site, names)], self.brands)

    def _with_rivals(self, rows: Collection[int]) -> tuple[Ints, Floats, Ints]:
        """All pairs of these styles and of the home styles that they weigh; their log-odds; and which are weighed."""
        matches = self.memory.matches
        mine = np.zeros(len(matches.least), dtype=bool)
        mine[sorted(rows)] = True
        weighed = {*matches.candidates[mine, :WEIGHED].ravel().tolist()} - {NONE}
        there = among(matches.candidates, np.array(sorted(weighed), dtype=np.int64))
        there[mine] = matches.candidates[mine] != NONE
        row, column = chosen_cells(there)
        pairs = np.column_stack([row, matches.candidates[row, column].astype(np.int64)])
        some = np.flatnonzero(mine[row] & (column < WEIGHED))
        return pairs, matches.own[row, column].astype(np.float64), some

    def _rivals(self, pairs: Ints, own: Floats, home: Ints) -> Ints:
        """Of the styles of the site, the best suitors of these home styles."""
        wanted = np.flatnonzero(among(pairs[:, 1], home))
        order = wanted[likeliest_first(pairs[wanted, 1], own[wanted])]
        record = pairs[order, 1]
        best: Ints = order[np.arange(len(order)) - np.searchsorted(record, record) < _RIVALS]
        return np.asarray(pairs[best, 0])

    def _encoded(self, pairs: Ints, site: Ints, home: Ints) -> tuple[EncodedRecords, Ints]:
        """These rows encoded as one table, and the pairs by the places of their records in it.

        Pairs of other rows get places that differ from all others of their side.
        """
        left, right = np.unique(site), np.unique(home)
        table = self.memory.encoded(left, right)
        return table, np.column_stack([_placed(pairs[:, 0], left), len(left) + _placed(pairs[:, 1], right)])


def _found(side: StyleMemory, entries: Iterable[str]) -> list[int]:
    return sorted({row for rows in side.rows_of_each(entries) for row in rows[:_MOST_SHARING].tolist()})


def _placed(rows: Ints, first: Ints) -> Ints:
    """The place of each row in ``first``, and of those that are not in it in what would follow."""
    others = np.zeros(1 + max(int(some.max(initial=-1)) for some in (rows, first)), dtype=bool)
    others[rows] = True
    others[first] = False
    places = np.zeros(len(others), dtype=np.int64)
    places[first] = np.arange(len(first))
    places[others] = len(first) + np.arange(np.count_nonzero(others))
    return places[rows]

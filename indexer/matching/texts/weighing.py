"""What is weighed beside the scorer, and the few candidates that are the likeliest with it."""

from collections.abc import Mapping
from itertools import groupby

import numpy as np

from indexer.matching.identifiers.shared_numbers import SharedNumbers
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.texts.vetoes import Stated, vetoes
from indexer.matching.titles.evidence import TitleEvidence
from indexer.verdict import Evidence

KEPT = 5
"""Candidates that a style keeps."""


def likeliest(pairs: Ints, log_odds: Floats) -> Ints:
    """Where the few likeliest pairs of each style are, the likeliest first."""
    order = np.lexsort((pairs[:, 1], -log_odds, pairs[:, 0]))
    record = pairs[order, 0]
    found: Ints = order[np.arange(len(order)) - np.searchsorted(record, record) < KEPT]
    return found


class Weighing:
    """All that is weighed beside the scorer, of styles by their numbers."""

    def __init__(
        self, site: Mapping[int, Style], home: Mapping[int, Style], titles: TitleEvidence, numbers: SharedNumbers
    ) -> None:
        self._site, self._home, self._titles, self._numbers = site, home, titles, numbers
        self._there = _States(home)

    def best(self, pairs: Ints, log_odds: Floats) -> dict[int, list[TextCandidate]]:
        """The few best of each style, once everything has been weighed."""
        best = likeliest(pairs, log_odds)
        rows = zip(pairs[best].tolist(), log_odds[best].tolist(), strict=True)
        found: dict[int, list[TextCandidate]] = {}
        for i, its in groupby(rows, key=lambda row: row[0][0]):
            here = Stated(self._site[i])
            some = [self._weighed(i, here, j, weight) for (_, j), weight in its]
            found[i] = sorted(some, key=lambda candidate: -candidate.log_odds)
        return found

    def _weighed(self, i: int, here: Stated, j: int, weight: float) -> TextCandidate:
        """``here``: what the style ``i`` states."""
        evidence = self._evidence(i, here, j, doubtful=weight < 0)
        return TextCandidate(j, weight + sum(fact.weight or 0.0 for fact in evidence), evidence, scored=weight)

    def _evidence(self, i: int, here: Stated, j: int, doubtful: bool) -> list[Evidence]:
        there = self._there[j]
        against = vetoes(here, there)
        said = self._titles.compare(here.title, there.title, doubtful and not against)
        if both := here.all_numbers & there.all_numbers:
            said += self._numbers.compare(self._site[i], self._home[j], both)
        return said + against


class _States(dict[int, Stated]):
    """By the number of a style."""

    def __init__(self, styles: Mapping[int, Style]) -> None:
        super().__init__()
        self._styles = styles

    def __missing__(self, number: int) -> Stated:
        self[number] = Stated(self._styles[number])
        return self[number]

"""What is weighed beside the scorer, and the few candidates that are the likeliest with it."""

from collections import defaultdict
from collections.abc import Mapping

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
        self._here, self._there = _States(site), _States(home)

    def best(self, pairs: Ints, log_odds: Floats) -> dict[int, list[TextCandidate]]:
        """The few best of each style, once everything has been weighed."""
        best = likeliest(pairs, log_odds)
        found: dict[int, list[TextCandidate]] = defaultdict(list)
        for (i, j), weight in zip(pairs[best].tolist(), log_odds[best].tolist(), strict=True):
            evidence = self._evidence(i, j, doubtful=weight < 0)
            log_odds_with_all = weight + sum(fact.weight or 0.0 for fact in evidence)
            found[i].append(TextCandidate(j, log_odds_with_all, evidence, scored=weight))
        return {number: sorted(some, key=lambda candidate: -candidate.log_odds) for number, some in found.items()}

    def _evidence(self, i: int, j: int, doubtful: bool) -> list[Evidence]:
        here, there = self._here[i], self._there[j]
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

"""Text matches: every style's candidates at home, scored in context, with what was held against them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from config.progress import Progress
from indexer.matching.bereft import hidden_pairs, left_over
from indexer.matching.blocking import candidate_pairs
from indexer.matching.brand_names import Agreement, BrandNames
from indexer.matching.catalog_kind import CatalogKind, catalog_kind
from indexer.matching.encoding import EncodedRecords, Floats, Ints, encode
from indexer.matching.scorer import Scorer
from indexer.matching.shared_numbers import SharedNumbers
from indexer.matching.styles import Style
from indexer.matching.title_evidence import TitleEvidence, title_index
from indexer.matching.vetoes import Stated, vetoes
from indexer.verdict import Evidence

KEPT = 5
"""Candidates that a style keeps."""
WEIGHED = 12
"""Of its candidates the likeliest by themselves, which are looked at among their rivals: no less likely one is kept."""


@dataclass(frozen=True, slots=True)
class TextCandidate:
    """A home style that a brand's style may be."""

    style: int
    """Number of the home style."""
    log_odds: float
    """Of the scorer and everything beside it."""
    evidence: list[Evidence] = field(default_factory=list)
    """What was weighed beside the scorer: for the match where the weight is positive, otherwise against it."""

    @property
    def vetoed(self) -> bool:
        return any((fact.weight or 0.0) < 0 for fact in self.evidence)

    @property
    def chance(self) -> float:
        """The probability that the style is this home style."""
        return float(1 / (1 + np.exp(-self.log_odds)))

    @property
    def shares_words(self) -> bool:
        return all(fact.code != "nothing_in_common" for fact in self.evidence)

    def with_evidence(self, fact: Evidence) -> "TextCandidate":
        return TextCandidate(self.style, self.log_odds + (fact.weight or 0.0), [*self.evidence, fact])

    def shifted(self, weight: float) -> "TextCandidate":
        return TextCandidate(self.style, self.log_odds + weight, self.evidence)


@dataclass(frozen=True)
class TextComparison:
    """Both sides as they were compared: every candidate pair, with its log-odds by itself."""

    left: EncodedRecords
    right: EncodedRecords
    pairs: Ints
    own: Floats
    kind: CatalogKind


@dataclass(frozen=True)
class TextLinks:
    """``found``: for every style of the site its best candidates, the likeliest first; empty where nothing is alike.

    ``bereft``: by the number of some styles, the same if their likeliest home style were not there. Without any where
    the catalogs hold many offers of one product. ``compared``: what these were taken from; None without a site.
    """

    found: list[list[TextCandidate]]
    bereft: dict[int, list[TextCandidate]] = field(default_factory=dict)
    compared: TextComparison | None = None


def text_candidates(
    site: Sequence[Style], home: Sequence[Style], scorer: Scorer, brands: BrandNames, listener: Progress
) -> TextLinks:
    """Compare all styles whose brands may be the same."""
    if not site:
        return TextLinks([])
    listener("compare titles", 0, 3)
    left, right = encode([style.record for style in site], [style.record for style in home])
    pairs = candidate_pairs(left, right, _blocks(site, home, brands))
    listener("compare titles", 1, 3)
    candidates = scorer.candidates(left, right, pairs, brands.compare)
    titles = TitleEvidence(title_index(home), title_index(site))
    weighing = Weighing(dict(enumerate(site)), dict(enumerate(home)), titles, SharedNumbers(home, site, brands))

    def best(some: Ints, log_odds: Floats) -> list[list[TextCandidate]]:
        found = weighing.best(pairs[some], log_odds)
        return [found.get(number, []) for number in range(len(site))]

    kind = catalog_kind(pairs, candidates.own)
    some = candidates.likeliest(WEIGHED)
    found = best(some, scorer.in_context(candidates, some, brands.compare, kind=kind))
    listener("compare titles", 2, 3)
    bereft = {}
    if kind is CatalogKind.PRODUCTS:
        hidden = hidden_pairs(candidates, [next((c.style for c in its), None) for its in found], home)
        rest = left_over(candidates, hidden, WEIGHED)
        without = best(rest, scorer.in_context(candidates, rest, brands.compare, hidden, kind))
        bereft = {number: without[number] for number in np.unique(pairs[hidden, 0]).tolist()}
    listener("compare titles", 3, 3)
    return TextLinks(found, bereft, TextComparison(left, right, pairs, candidates.own, kind))


def _blocks(site: Sequence[Style], home: Sequence[Style], brands: BrandNames) -> list[tuple[Ints, Ints]]:
    """A brand's styles meet the home styles of that brand and those of no stated brand."""
    at_home: dict[str, list[int]] = defaultdict(list)
    for number, style in enumerate(home):
        at_home[style.record.brand].append(number)
    on_site: dict[str, list[int]] = defaultdict(list)
    for number, style in enumerate(site):
        on_site[style.record.brand].append(number)
    blocks = []
    for brand, rows in sorted(on_site.items()):
        others = [
            n for name, some in at_home.items() if brands.compare(brand, name) is not Agreement.DIFFER for n in some
        ]
        blocks.append((np.array(rows, dtype=np.int64), np.array(sorted(others), dtype=np.int64)))
    return blocks


class Weighing:
    """All that is weighed beside the scorer, of styles by their numbers."""

    def __init__(
        self, site: Mapping[int, Style], home: Mapping[int, Style], titles: TitleEvidence, numbers: SharedNumbers
    ) -> None:
        self._site, self._home, self._titles, self._numbers = site, home, titles, numbers
        self._here, self._there = _States(site), _States(home)

    def best(self, pairs: Ints, log_odds: Floats) -> dict[int, list[TextCandidate]]:
        """The few best of each style, once everything has been weighed."""
        order = np.lexsort((pairs[:, 1], -log_odds, pairs[:, 0]))
        record = pairs[order, 0]
        best = order[np.arange(len(order)) - np.searchsorted(record, record) < KEPT]
        found: dict[int, list[TextCandidate]] = defaultdict(list)
        for (i, j), weight in zip(pairs[best].tolist(), log_odds[best].tolist(), strict=True):
            evidence = self._evidence(i, j)
            found[i].append(TextCandidate(j, weight + sum(fact.weight or 0.0 for fact in evidence), evidence))
        return {number: sorted(some, key=lambda candidate: -candidate.log_odds) for number, some in found.items()}

    def _evidence(self, i: int, j: int) -> list[Evidence]:
        one, other = self._site[i], self._home[j]
        said = [*self._titles.compare(one, other), *self._numbers.compare(one, other)]
        return [*said, *vetoes(self._here[i], self._there[j])]


class _States(dict[int, Stated]):
    """By the number of a style."""

    def __init__(self, styles: Mapping[int, Style]) -> None:
        super().__init__()
        self._styles = styles

    def __missing__(self, number: int) -> Stated:
        self[number] = Stated(self._styles[number])
        return self[number]

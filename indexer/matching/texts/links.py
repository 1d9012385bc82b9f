"""Text matches: every style's candidates at home, scored in context, with what was held against them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from config.progress import Progress
from indexer.matching.features.blocking import candidate_pairs
from indexer.matching.features.encoding import EncodedRecords, encode
from indexer.matching.identifiers.shared_numbers import SharedNumbers
from indexer.matching.matrices.arrays import Floats, Ints
from indexer.matching.scoring.catalog_kind import CatalogKind, catalog_kind
from indexer.matching.scoring.scorer import Scorer
from indexer.matching.styles.styles import Style
from indexer.matching.texts.bereft import hidden_pairs, left_over
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.texts.weighing import Weighing
from indexer.matching.titles.evidence import TitleEvidence, title_index
from indexer.matching.wording.brand_names import Agreement, BrandNames

WEIGHED = 12
"""Of its candidates the likeliest by themselves, which are looked at among their rivals: no less likely one is kept."""


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

    @property
    def offers(self) -> bool:
        """Whether the catalogs hold many offers of one product."""
        return self.compared is not None and self.compared.kind is CatalogKind.OFFERS


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
        found = weighing.best(some, log_odds)
        return [found.get(number, []) for number in range(len(site))]

    kind = catalog_kind(left, right, pairs, candidates.own)
    some = candidates.likeliest(WEIGHED)
    found = best(pairs[some], scorer.in_context(candidates, some, kind, brands.compare))
    listener("compare titles", 2, 3)
    bereft = {}
    if kind is CatalogKind.PRODUCTS:
        hidden = hidden_pairs(candidates, [next((c.style for c in its), None) for its in found], home)
        near, rest, gone = left_over(candidates, hidden, WEIGHED)
        without = best(near.pairs[rest], scorer.in_context(near, rest, kind, brands.compare, gone))
        bereft = {number: without[number] for number in np.unique(pairs[hidden, 0]).tolist()}
    listener("compare titles", 3, 3)
    compared = TextComparison(left.uncompared(), right.uncompared(), pairs, candidates.own, kind)
    return TextLinks(found, bereft, compared)


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

"""Which candidates are offered beside the shop's own hits, and where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.matching.wording.brand_names import canonical_brand
from search.hit import Hit
from search.hits.builder import HitBuilder
from search.query.word import QueryWord
from search.ranking.ranked_document import RankedDocument
from search.ranking.support import named_by
from search.response import Intent
from search.sections.selection import Selection

ROW = 6
"""After how many home hits the second section comes at the latest: two rows of three on a wide screen."""


@dataclass(frozen=True)
class Offering:
    """The candidates that are offered, and why the others are not."""

    hits: list[Hit]
    best: RankedDocument | None
    """The first of them."""
    refused: list[tuple[str, ...]]
    """Why each of the others may not be offered."""
    brand: frozenset[str]
    """The words of the query that name a brand."""

    def row(self, home: Sequence[RankedDocument], words: Sequence[QueryWord]) -> int | None:
        """Behind how many of the home hits the offered ones belong; None without any.

        Behind every one of the first that answers the query, be it of another brand, or fits no worse than the best
        candidate. A candidate that does not answer it either goes before none of them.
        """
        if self.best is None:
            return None
        first = home[:ROW]
        if not named_by(words, self.best.matched):
            return len(first)
        asked = [word for word in words if word.text not in self.brand]
        ahead = (
            place
            for place, found in enumerate(first, start=1)
            if not asked or found.score >= self.best.score or named_by(asked, found.matched)
        )
        return max(ahead, default=0)


def offer(selection: Selection, builder: HitBuilder) -> Offering:
    """The candidates that may be offered, as many as there may be."""
    hits: list[Hit] = []
    refused: list[tuple[str, ...]] = []
    best = None
    per_brand: Counter[str] = Counter()
    for found in selection.candidates:
        if len(hits) == selection.most_candidates:
            break
        brand = found.stored.brand or ""
        if per_brand[brand] >= selection.most_per_brand:
            continue
        hit = builder.candidate(found)
        if hit is None:
            refused.append(builder.refusals(found.stored.shown))
            continue
        per_brand[brand] += 1
        hits.append(hit)
        best = best or found
    return Offering(hits, best, refused, _brand_words(selection.intent))


def _brand_words(intent: Intent) -> frozenset[str]:
    return frozenset((*(intent.matched or "").split(), *canonical_brand(intent.brand or "").split()))


NO_OFFERING = Offering([], None, [], frozenset())
"""Of every page but the first."""

"""Which products of brand sites may stand beside the shop's own."""

from collections.abc import Sequence
from itertools import islice

from indexer.matching.wording.brand_names import canonical_brand
from search.query.word import QueryWord
from search.ranking.ranked_document import RankedDocument
from search.ranking.support import named_by

WITH_BRAND = 12
"""At most this many of the brand that the query names."""
WITHOUT_BRAND = 4
PER_BRAND = 2
"""Of one brand, if the query names none."""
ANSWERED_WELL = 3
"""Home hits that are what the query names: with so many the shop needs no help. ``benchmarks.sections`` measures it."""


def of_brand(candidates: Sequence[RankedDocument], brand: str) -> list[RankedDocument]:
    """Those of the brand (canonical) that the query names, if they have about as much of it as the brand's best."""
    own = [found for found in candidates if canonical_brand(found.stored.brand or "") == brand]
    best = max((found.coverage for found in own), default=0.0)
    return [found for found in own if found.coverage >= best / 2]


def clearly_relevant(
    candidates: Sequence[RankedDocument],
    home: Sequence[RankedDocument],
    words: Sequence[QueryWord],
    answered_well: int = ANSWERED_WELL,
) -> list[RankedDocument]:
    """Those that may show up although the query names no brand.

    Only where the shop has little that is what the whole query names, and only what is so itself and no worse.
    """
    # One more would tell nothing: with so many the shop needs no help.
    answers = list(islice((found for found in home if named_by(words, found.matched)), answered_well))
    if not words or len(answers) >= answered_well:
        return []
    level = answers[-1].score if answers else 0.0
    return [found for found in candidates if found.score >= level and named_by(words, found.matched)]

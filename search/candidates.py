"""Which products of brand sites may stand beside the shop's own."""

from collections.abc import Sequence

from indexer.matching.brand_names import canonical_brand
from search.ranking import RankedDocument
from search.words import QueryWord

WITH_BRAND = 12
"""At most this many of the brand that the query names."""
WITHOUT_BRAND = 4
PER_BRAND = 2
"""Of one brand, if the query names none."""
ANSWERED_WELL = 8
"""Home hits that have every word of the query: with so many the shop needs no help."""
_LEVEL = 3
"""Without a brand, a candidate has to be as good as this home hit, counted among those that have every word."""


def of_brand(candidates: Sequence[RankedDocument], brand: str) -> list[RankedDocument]:
    """Those of the brand (canonical) that the query names, if they have about as much of it as the brand's best."""
    own = [found for found in candidates if canonical_brand(found.document.brand or "") == brand]
    best = max((found.coverage for found in own), default=0.0)
    return [found for found in own if found.coverage >= best / 2]


def clearly_relevant(
    candidates: Sequence[RankedDocument], home: Sequence[RankedDocument], words: Sequence[QueryWord]
) -> list[RankedDocument]:
    """Those that may show up although the query names no brand.

    Only where the shop has little that fits the whole query, and only what has every telling word of it and is as good
    as the shop's own third best.
    """
    telling = {word.text for word in words if not word.weak}
    answers = [found for found in home if telling <= found.matched.keys()]
    if not words or len(answers) >= ANSWERED_WELL:
        return []
    level = answers[:_LEVEL][-1].score if answers else 0.0
    return [found for found in candidates if telling <= found.matched.keys() and found.score >= level]

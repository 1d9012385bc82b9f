"""How often text misses what is sold here: learned from what GTINs decide, brand by brand.

Some shops write a brand's titles as the brand does; others write "Black toner, 36K", which no text can tell apart.
Variants that a GTIN has joined show which it is, for the brand's variants that have none.
"""

from collections import Counter
from collections.abc import Sequence

from indexer.matching.styles import Style

_UNSEEN = 0.004
"""Where nothing is known: how often blocking misses the home row in two one-to-one sets."""
_SHRINK = 20.0
"""How many joined styles that counts for in the average of all brands, and that average in a brand's own rate."""

Scope = tuple[str, str]
"""A site and a brand on it."""


def scope(style: Style) -> Scope:
    return style.site, style.record.brand


class MissRates:
    """``recognised``: for styles that a GTIN joined, whether text would have kept their home style as a candidate."""

    def __init__(self, recognised: Sequence[tuple[Style, bool]]) -> None:
        self._seen = Counter(scope(style) for style, _ in recognised)
        self._missed = Counter(scope(style) for style, known in recognised if not known)
        self._average = (self._missed.total() + _SHRINK * _UNSEEN) / (self._seen.total() + _SHRINK)

    def chance(self, style: Style, share_sold: float) -> float:
        """That a style is sold here though text finds nothing; ``share_sold``: of its brand, before any text."""
        where = scope(style)
        rate = (self._missed[where] + _SHRINK * self._average) / (self._seen[where] + _SHRINK)
        return share_sold * rate / (share_sold * rate + 1 - share_sold)

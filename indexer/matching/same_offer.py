"""Whether one catalog lists a product twice."""

from rapidfuzz import fuzz

from indexer.matching.stated_differences import stated_differences
from indexer.matching.styles import Style
from indexer.text import fold

_ALIKE = 90.0


def same_offer(one: Style, other: Style) -> bool:
    """Two styles of one catalog with nearly the same title, the same numbers, and nothing that is stated to differ."""
    if stated_differences(one.record.title, other.record.title) or (one.record.numbers ^ other.record.numbers):
        return False
    return fuzz.token_sort_ratio(fold(one.record.title[:500]), fold(other.record.title[:500])) >= _ALIKE

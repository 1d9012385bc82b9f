"""Whether one catalog lists a product twice."""

from rapidfuzz import fuzz

from indexer.matching.styles.styles import Style
from indexer.matching.wording.stated_differences import stated_differences
from indexer.text import fold

_ALIKE = 90.0


def same_offer(one: Style, other: Style) -> bool:
    """Two styles of one catalog with nearly the same title, the same numbers, and nothing that is stated to differ."""
    if one.record.numbers != other.record.numbers:
        return False
    titles = fold(one.record.title[:500]), fold(other.record.title[:500])
    alike = fuzz.token_sort_ratio(*titles, score_cutoff=_ALIKE) >= _ALIKE
    return alike and not stated_differences(one.record.title, other.record.title)

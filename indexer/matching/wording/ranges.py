"""From what to what, as a title states it: ``18-150``, ``10–51``."""

import re

_RANGE = re.compile(r"(?<![\w.,/-])(\d{1,4})\s?[-–]\s?(\d{1,4})(?![\w.,/-]*[\d/-])")
_MAY_BE = re.compile(r"\d\s?[-–]\s?\d")


def ranges(title: str) -> frozenset[tuple[int, int]]:
    """Pairs of whole numbers, the second of which is greater; no part of a longer number or of a word before."""
    if not _MAY_BE.search(title):
        return frozenset()
    pairs = ((int(low), int(high)) for low, high in _RANGE.findall(title))
    return frozenset(pair for pair in pairs if pair[0] < pair[1])

"""Numbers without a unit in a title, such as versions, generations and years."""

from collections.abc import Iterable

_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
"""Those that are hardly ever a word of their own."""


def bare_numbers(words: Iterable[str]) -> frozenset[str]:
    """Of folded words: ``007`` is 7, and ``mark ii`` is 2."""
    found = {(word.lstrip("0") or "0") if word.isdigit() else _ROMAN.get(word, "") for word in words}
    return frozenset(found - {""})

"""Sizes that a title writes as letters or as their words: ``M``, ``medium``."""

import re
from collections.abc import Collection

from indexer.text import fold

_WORDS = {"small": "s", "klein": "s", "medium": "m", "mittel": "m", "large": "l", "gross": "l"}
_SIZE = re.compile(
    r"(?<![^\W_])(?<!['’])((?<!\d )(?:x{0,4}[sl]|m)|small|klein|medium|mittel|large|gross)(?![^\W_]|['’])"
)
"""No letter behind a number: there it is a unit."""
_LETTERS = frozenset(("m", *(f"{'x' * more}{size}" for more in range(5) for size in "sl")))


def letter_sizes(text: str, words: Collection[str]) -> frozenset[str]:
    """``S/M`` and ``small/medium`` are s and m; ``words``: the terms of the text."""
    if text.isascii() and _LETTERS.isdisjoint(words) and _WORDS.keys().isdisjoint(words):
        return frozenset()
    return frozenset(_WORDS.get(size, size) for size in _SIZE.findall(fold(text)))

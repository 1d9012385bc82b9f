"""Sizes that a title writes as letters or as their words: ``M``, ``medium``."""

import re
from functools import lru_cache

from indexer.text import fold

_WORDS = {"small": "s", "klein": "s", "medium": "m", "mittel": "m", "large": "l", "gross": "l"}
_SIZE = re.compile(
    r"(?<![^\W_])(?<!['’])((?<!\d )(?:x{0,4}[sl]|m)|small|klein|medium|mittel|large|gross)(?![^\W_]|['’])"
)
"""No letter behind a number: there it is a unit."""


@lru_cache(maxsize=65_536)
def letter_sizes(text: str) -> frozenset[str]:
    """``S/M`` and ``small/medium`` are s and m."""
    return frozenset(_WORDS.get(size, size) for size in _SIZE.findall(fold(text)))

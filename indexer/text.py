"""How text becomes terms, the same for indexing, ranking, brand intent and matching."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Case, width and accents removed: ``Ｃafé`` → ``cafe``."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def terms(text: str) -> list[str]:
    """The folded words of a text in their order; letters and digits only."""
    return _WORD.findall(fold(text))


def squash(text: str) -> str:
    """A model number without its punctuation: ``HP 626162-001`` → ``hp626162001``."""
    return "".join(terms(text))

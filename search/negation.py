"""What a query does not want: ``headphones without cable``, ``shoes -red``."""

import re
from collections.abc import Collection, Sequence

from indexer.text import terms

_WITHOUT = r"without|w/o|ohne|sans|sin"
# "Sans fil" is how French says wireless.
_NEGATED = re.compile(rf"(?:(?<!\S)(?:{_WITHOUT})\s+|(?<!\S)-(?=[^\W\d]))(?P<what>(?!fil\b)[^\W_]+)", re.IGNORECASE)
_NEGATIONS = frozenset(("without", "ohne", "sans", "sin", "no", "non"))


def read_negation(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what is not wanted, and the words for that; nothing is taken out if nothing else is left."""
    unwanted = tuple(term for found in _NEGATED.finditer(text) for term in terms(found["what"]))
    rest = _NEGATED.sub(" ", text)
    return (rest.strip(), unwanted) if unwanted and terms(rest) else (text, ())


def names_any(text: Sequence[str], unwanted: Collection[str]) -> bool:
    """Whether a text's stems name one of the unwanted; ``without cable`` names none."""
    return any(stem in unwanted and (not i or text[i - 1] not in _NEGATIONS) for i, stem in enumerate(text))

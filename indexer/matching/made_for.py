"""Whether a title is of something made for what another title is of: ``Case for Acme Zoom 70``."""

from functools import lru_cache

from indexer.text import terms

PREPOSITIONS = frozenset(("for", "fur", "pour", "para", "per", "voor", "till", "til", "dla"))
FOR = PREPOSITIONS | {"compatible"}
"""What joins a thing to what it is made for."""
_LEAST_SHARED = 2
"""Words behind ``for`` that name the other thing, one of them not by a number or a unit alone."""
_LEAST_LETTERS = 3


def is_made_for(title: str, other: str, brand: str) -> bool:
    """Whether what ``title`` names before a ``for`` is unknown to ``other``, and what it names behind is ``other``.

    ``brand``: of both, as ``BrandNames.resolve`` writes it.
    """
    before, behind = _parts(title, brand)
    if not before or len(behind) < _LEAST_SHARED:
        return False
    words = _words(other, brand)
    shared = behind & words
    named = len(shared) >= _LEAST_SHARED and any(len(word) >= _LEAST_LETTERS and not word.isdigit() for word in shared)
    return named and before.isdisjoint(words) and FOR.isdisjoint(words)


@lru_cache(maxsize=65_536)
def _parts(title: str, brand: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words before the first ``for`` and those behind it, without the brand's."""
    words = terms(title)
    at = next((place for place, word in enumerate(words) if word in FOR), None)
    if at is None:
        return frozenset(), frozenset()
    own = frozenset(brand.split())
    return frozenset(words[:at]) - own, frozenset(words[at + 1 :]) - own


@lru_cache(maxsize=65_536)
def _words(title: str, brand: str) -> frozenset[str]:
    return frozenset(terms(title)) - frozenset(brand.split())

"""Words of a query that by themselves say nothing of what is looked for: ``for``, ``cheap``, the number of a size."""

import re

from indexer.text import terms
from search.language.word_lists import listed_lines


def _listed(name: str) -> frozenset[str]:
    return frozenset(word for line in listed_lines(name) for word in line.split())


_FUNCTION_WORDS = _listed("function_words.txt")
_SHOPPING_WORDS = _listed("shopping_words.txt")
_UNFOLDED = re.compile(r"(?<!\w)(?:für|à)(?!\w)", re.IGNORECASE)
"""Without its accent it would be a word that names something."""


def minor_words(typed: str, size: str | None) -> frozenset[str]:
    """The terms of a query that are minor; ``size``: what it names as one.

    A function word that stands last holds nothing together: ``vitamin a``.
    """
    found = terms(typed)
    unfolded = (term for word in _UNFOLDED.findall(typed) for term in terms(word))
    listed = {*_FUNCTION_WORDS.intersection(found[:-1]), *_SHOPPING_WORDS.intersection(found)}
    return frozenset({*listed, *unfolded, *terms(size or "")})

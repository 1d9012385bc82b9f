"""Whether a title is of something made for what another title is of: ``Case for Acme Zoom 70``."""

from itertools import pairwise
from typing import NamedTuple

from indexer.matching.titles.covered import has_form
from indexer.matching.wording.editions import editions
from indexer.matching.wording.quantities import apart_from_quantities
from indexer.matching.wording.read_once import read_once
from indexer.text import terms

_HEAD_FIRST = frozenset(("pour", "para", "per", "dla"))
"""Of languages that name the thing itself before what is told of it: ``joint de rechange pour``."""
PREPOSITIONS = _HEAD_FIRST | {"for", "fur", "voor", "till", "til"}
FOR = PREPOSITIONS | {"compatible"}
"""What joins a thing to what it is made for."""
_LEAST_SHARED = 2
"""Words behind ``for`` that name the other thing, one of them not by a number alone; a code is enough."""
_LEAST_LETTERS = 3


class _Parts(NamedTuple):
    """A title before its first ``for`` and behind it, without the brand's words and amounts."""

    head: str
    """What the thing itself is."""
    before: frozenset[str]
    behind: frozenset[str]


def is_made_for(title: str, other: str, brand: str) -> bool:
    """Whether the thing that ``title`` names before a ``for`` is unknown to ``other``, and what it names behind is
    ``other``: ``Monitor arm for Acme 27`` is no monitor.

    ``brand``: of both, as ``BrandNames.resolve`` writes it. A number names a thing; if only words do, or only a code,
    nothing before the ``for`` may be in ``other``: ``Repair shampoo for dry hair`` may be ``Repair dry hair care``.
    """
    head, before, behind = _parts(title, brand)
    if not head or not behind:
        return False
    words = _words(other, brand)
    shared = behind & words
    if has_form(words, head) or not FOR.isdisjoint(words):
        return False
    if len(shared) >= _LEAST_SHARED and any(len(word) >= _LEAST_LETTERS and not word.isdigit() for word in shared):
        return before.isdisjoint(words) or not all(map(str.isalpha, shared))
    coded = not _codes(title, brand).isdisjoint(_codes(other, brand))
    return coded and before.isdisjoint(words) and editions(before).isdisjoint(editions(words))


@read_once(65_536)
def _parts(title: str, brand: str) -> _Parts:
    words, own = terms(apart_from_quantities(title)[1]), frozenset(brand.split())
    at = next((place for place, word in enumerate(words) if word in FOR), None)
    before = [word for word in words[:at] if word not in own]
    if at is None or not before:
        return _Parts("", frozenset(), frozenset())
    head = before[0 if words[at] in _HEAD_FIRST else -1]
    return _Parts(head, frozenset(before), frozenset(words[at + 1 :]) - own)


@read_once(65_536)
def _words(title: str, brand: str) -> frozenset[str]:
    return frozenset(terms(apart_from_quantities(title)[1])) - frozenset(brand.split())


@read_once(65_536)
def _codes(title: str, brand: str) -> frozenset[str]:
    """Of models, behind the ``for`` if there is one; ``GT 260`` is ``GT260``."""
    words = [word for word in terms(apart_from_quantities(title)[1]) if word not in brand.split()]
    words = words[next((place for place, word in enumerate(words) if word in FOR), 0) :]
    joined = (one + other for one, other in pairwise(words) if one.isalpha() and other.isdigit())
    coded = (word for word in words if not word.isalpha() and not word.isdigit())
    return frozenset(code for code in (*joined, *coded) if len(code) >= _LEAST_LETTERS)

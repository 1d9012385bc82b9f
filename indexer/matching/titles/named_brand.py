"""Whether a title that comes without a brand names one, as its maker: at its beginning or its end."""

from collections.abc import Sequence

from indexer.matching.titles.made_for import FOR
from indexer.matching.wording.editions import editions
from indexer.matching.wording.language import KNOWN_WORDS
from indexer.text import terms

_LEAST = 3
"""Letters of a name that is one word."""


def names_brand(title: str, brand: str) -> bool:
    """``brand`` as ``BrandNames.resolve`` writes it. One of several words may stand anywhere.

    What is made for a brand's products is of any brand, and a name of words that any title may have tells nothing.
    """
    name = brand.split()
    if not _tells(name):
        return False
    words = terms(title.replace("&", " and "))
    if not FOR.isdisjoint(words):
        return False
    last = len(words) - len(name)
    places = range(last + 1) if len(name) > 1 else {0, last}
    return any(words[place : place + len(name)] == name for place in places if place >= 0)


def _tells(name: Sequence[str]) -> bool:
    if not any(word not in KNOWN_WORDS and not editions([word]) for word in name):
        return False
    return len(name) > 1 or (len(name[0]) >= _LEAST and not name[0].isdigit())

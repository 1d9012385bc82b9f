"""How many single things are inside, such as capsules, tea bags or staples, as a title says."""

import re
from collections.abc import Collection

from indexer.matching.wording.quantities import apart_from_quantities

_NAMES = (
    "caps capsules softgels tablets tabs bags teabags sachets sticks sheets pieces pcs count ct kapseln tabletten "
    "beutel stuck blatt teile gelules comprimes feuilles compresse bustine pezzi capsulas comprimidos sobres piezas "
    "unidades stuks zakjes szt sztuk"
)
_THINGS = frozenset(_NAMES.split())
_COUNT = re.compile(r"(?<![\w.,/-])(\d{1,3}[.,]\d{3}|\d{1,4})(?!\w|[.,/-]\d|\s?(?:iu|ie|i\.e)\b)")
"""A number by itself; ``1000 IU`` is a strength."""
_COUNTED = frozenset(("pieces", "sheets"))


def contents(title: str, words: Collection[str]) -> frozenset[int]:
    """The numbers that may say how many are inside; ``words``: the terms of the title.

    Empty where nothing is named that is counted.
    """
    if _THINGS.isdisjoint(words):
        return frozenset()
    return frozenset((*lone_numbers(title), *pieces(title)))


def pieces(title: str) -> list[int]:
    """The numbers of single things that are written with their unit, such as ``2pcs``."""
    return [int(value) for unit, value in apart_from_quantities(title)[0] if unit in _COUNTED]


def lone_numbers(title: str) -> list[int]:
    """The whole numbers that have no unit and are no part of a word, a fraction or a range, in their order."""
    return [int(re.sub(r"\D", "", number)) for number in _COUNT.findall(apart_from_quantities(title)[1])]

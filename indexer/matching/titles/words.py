"""A title as the set of its words, without its brand's and those that only join others; amounts in one unit."""

from collections.abc import Iterable
from math import isclose

from indexer.matching.titles.index import Words
from indexer.matching.wording.phrases import with_phrases
from indexer.matching.wording.quantities import Quantities, apart_from_quantities
from indexer.matching.wording.read_once import read_once
from indexer.text import terms

_ARTICLES = "the der die das des les du del della delle el los las het een"
_JOINING = frozenset((*_ARTICLES.split(), "of", "by", "von", "vom", "van", "di", "and", "und", "et", "och", "og"))
_NEAR = 0.03
"""Relative, of an amount in two units that are rounded."""
_OUNCE = 29.57 / 28.35
"""Millilitres of a fluid ounce, which is often written without its ``fl``, for each gram of the other ounce."""


@read_once(65_536)
def title_words(title: str, brand: str) -> Words:
    """``brand`` as ``BrandNames.resolve`` writes it; ``50ml`` and ``5 cl`` are the same word."""
    amounts, rest = apart_from_quantities(title)
    words = frozenset(with_phrases(terms(rest))) - frozenset(brand.split())
    return (words - _JOINING or words) | {f"{value:g}{unit}" for unit, value in _told_once(amounts)}


def _told_once(amounts: Quantities) -> Iterable[tuple[str, float]]:
    """Without what only says in ounces what is said in rounder numbers: ``50 ml / 1.7 oz`` is 50 ml."""
    contents = sorted((each for each in amounts if each[0] in ("ml", "g")), key=_roundness)
    if len(contents) < 2:
        return amounts
    again = {
        one
        for place, one in enumerate(contents)
        if any(isclose(_in_unit(one, other[0]), other[1], rel_tol=_NEAR) for other in contents[:place])
    }
    return amounts - again


def _in_unit(amount: tuple[str, float], unit: str) -> float:
    """Of an ounce that may be a fluid one."""
    return amount[1] * _OUNCE if (amount[0], unit) == ("g", "ml") else amount[1] if amount[0] == unit else 0.0


def _roundness(amount: tuple[str, float]) -> tuple[bool, int, float]:
    unit, value = amount
    return unit == "g", len(f"{value:g}".replace(".", "").strip("0")), value


def written_words(title: str, brand: str) -> Words:
    """All words as they are written, without the brand's."""
    return frozenset(terms(title)) - frozenset(brand.split())

"""Whether two values of an option, such as a size or a colour, are the same."""

import re
from enum import Enum
from functools import lru_cache

from indexer.matching.wording.colours import colours
from indexer.text import fold, terms


class Fit(Enum):
    """What two stated values say; UNCLEAR where they overlap or are counted in different systems."""

    SAME = "same"
    DIFFERENT = "different"
    UNCLEAR = "unclear"


_SIZE_WORDS = {
    "extra small": "xs", "x small": "xs", "xsmall": "xs", "small": "s", "klein": "s", "medium": "m", "mittel": "m",
    "large": "l", "gross": "l", "extra large": "xl", "x large": "xl", "xlarge": "xl", "2xl": "xxl", "3xl": "xxxl",
    "xx large": "xxl", "one size": "os", "onesize": "os", "einheitsgrosse": "os", "taille unique": "os", "uni": "os",
}  # fmt: skip
_SYSTEMS = frozenset(("eu", "eur", "us", "uk", "fr", "it", "de", "jp", "cm", "mm", "in"))
_NOISE = frozenset(("size", "grosse", "groesse", "taille", "talla", "maat", "taglia", "mens", "men", "womens", "women"))
_HALF = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75", ",": "."})
_UNIT = re.compile(r"(?<=\d)(?=[^\W\d_])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def value_terms(text: str) -> tuple[str, ...]:
    """The terms of a text, a number's unit apart from it: ``512GB`` is ``512 GB``."""
    return tuple(terms(_UNIT.sub(" ", text)))


def compare_values(option: str, left: str, right: str) -> Fit:
    """``size``: ``EU 42,5`` is ``42½``; ``42`` of another system is unclear. ``color``: languages don't matter."""
    if option == "size":
        return _compare_sizes(_size(left), _size(right))
    a, b = frozenset(value_terms(left)), frozenset(value_terms(right))
    if a == b:
        return Fit.SAME
    if option == "color":
        return _compare_colours(left, right, a, b)
    return Fit.UNCLEAR if a <= b or b <= a else Fit.DIFFERENT


def _compare_colours(left: str, right: str, a: frozenset[str], b: frozenset[str]) -> Fit:
    tints, others = colours(left), colours(right)
    if not tints or not others:
        named = bool(tints) != bool(others)  # 'Black' against a fancy name may be the same
        return Fit.UNCLEAR if named or a & b else Fit.DIFFERENT
    if tints == others:
        return Fit.SAME if len(tints) == len(a) and len(others) == len(b) else Fit.UNCLEAR
    return Fit.UNCLEAR if tints & others else Fit.DIFFERENT


@lru_cache(maxsize=16_384)
def _size(value: str) -> tuple[str, str]:
    """Its system (empty if none is named) and its plain value."""
    folded = fold(value.translate(_HALF)).replace("1⁄2", ".5")
    words = [word for word in re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+", folded) if word not in _NOISE]
    system = next((word[:2] for word in words if word in _SYSTEMS), "")
    rest = " ".join(_plain(word) for word in words if word not in _SYSTEMS)
    return system, _SIZE_WORDS.get(rest, rest)


def _plain(word: str) -> str:
    return f"{float(word):g}" if _NUMBER.fullmatch(word) else word


def _compare_sizes(left: tuple[str, str], right: tuple[str, str]) -> Fit:
    if left[1] == right[1]:
        return Fit.SAME if left[0] == right[0] or not left[0] or not right[0] else Fit.UNCLEAR
    numeric = (bool(_NUMBER.search(left[1])), bool(_NUMBER.search(right[1])))
    one_system = left[0] == right[0] or not left[0] or not right[0]
    return Fit.DIFFERENT if one_system and numeric[0] == numeric[1] else Fit.UNCLEAR

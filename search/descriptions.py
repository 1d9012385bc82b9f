"""Colour, size and gender that a query names, in English, German, French and Spanish."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_COLORS = [
    line.split()
    for line in Path(__file__).with_name("colors.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_COLOR_OF = {form: group for group in _COLORS for name in group for form in (name, name + "s")}
"""By name, all names of the colour, the English one first."""

_GENDERS: Mapping[str, Sequence[str]] = {
    "men": ("men", "mens", "man", "herren", "manner", "homme", "hommes", "hombre", "hombres"),
    "women": ("women", "womens", "woman", "ladies", "damen", "frauen", "femme", "femmes", "mujer", "mujeres"),
    "kids": ("kids", "kid", "children", "child", "kinder", "enfant", "enfants", "ninos"),
    "boys": ("boys", "boy", "jungen", "garcon", "garcons", "nino"),
    "girls": ("girls", "girl", "madchen", "fille", "filles", "nina", "ninas"),
    "unisex": ("unisex",),
}
_GENDER_OF = {name: gender for gender, names in _GENDERS.items() for name in names}

_SIZE = re.compile(
    r"(?<!\w)(?:size|grösse|größe|groesse|gr\.?|taille|talla|eu|uk|us)\s*:?\s*(\d{1,3}(?:[.,]5)?|x{0,4}[sl]|m)(?!\w)",
    re.IGNORECASE,
)
_LETTERS = frozenset(("xxs", "xs", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl"))


@dataclass(frozen=True)
class Description:
    color: str | None = None
    """In English."""
    size: str | None = None
    gender: str | None = None
    """``men``, ``women``, ``kids``, ``boys``, ``girls`` or ``unisex``."""


def read_size(text: str) -> tuple[str, str | None]:
    """The text with its size alone (``size 42`` → ``42``), and the size."""
    found = _SIZE.search(text)
    if not found:
        return text, None
    return f"{text[: found.start()]} {found[1]} {text[found.end() :]}", found[1].upper()


def describe(terms: Sequence[str], size: str | None) -> Description:
    """What a query's terms say; ``size`` is what ``read_size`` has found. The first of each kind counts."""
    return Description(
        color=next((_COLOR_OF[term][0] for term in terms if term in _COLOR_OF), None),
        size=size or next((term.upper() for term in terms if term in _LETTERS), None),
        gender=next((_GENDER_OF[term] for term in terms if term in _GENDER_OF), None),
    )


def other_names(terms: Sequence[str]) -> dict[str, list[str]]:
    """By term that names a colour or a gender, its other names: a German query finds an English title."""
    found = {}
    for term in terms:
        if group := _COLOR_OF.get(term) or _GENDERS.get(_GENDER_OF.get(term, "")):
            found[term] = [name for name in group if name != term]
    return found

"""Colour, size and gender that a query names, in the languages that shops are written in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.text import terms
from search.language.word_forms import SHADES
from search.language.word_lists import listed_lines

_Names = Mapping[str, Sequence[str]]


def _read(name: str) -> _Names:
    """By name as terms joined by spaces, all names of the same, the English one first."""
    groups = [[" ".join(terms(word)) for word in line.split()] for line in listed_lines(name)]
    return {name: group for group in groups for name in group}


_COLORS, _GENDERS = _read("colors.txt"), _read("genders.txt")
_SHADED = re.compile(rf"(?:dark|light|{'|'.join(sorted(SHADES))})(?P<part>\w+)")
_PERSON = re.compile(r"(?P<part>herren|heren|damen|dames|kinder|jungen|jongens|madchen|meisjes)\w{3,}")
_LONGEST = max(len(name.split()) for name in (*_COLORS, *_GENDERS))


@dataclass(frozen=True)
class Description:
    """The looks that a query asks for; None where it says nothing of them."""

    color: str | None = None
    """In English."""
    size: str | None = None
    gender: str | None = None
    """``men``, ``women``, ``kids``, ``baby``, ``boys``, ``girls`` or ``unisex``."""


def describe(words: Sequence[str], size: str | None) -> Description:
    """What a query's terms say; ``size`` is what ``read_size`` has found. The first of each kind counts."""
    return Description(color=_first(words, _COLORS, _SHADED), size=size, gender=_first(words, _GENDERS, _PERSON))


def color_of(word: str) -> str | None:
    """The English name of a folded word's colour."""
    return _first([word], _COLORS, _SHADED)


def other_names(words: Sequence[str]) -> dict[str, list[str]]:
    """By term that names a colour or a gender, its other names: a German query finds an English title."""
    found = {}
    for term in words:
        if group := _COLORS.get(term) or _GENDERS.get(term):
            found[term] = [name for name in group if name != term and " " not in name]
    return found


def _first(words: Sequence[str], names: _Names, compound: re.Pattern[str]) -> str | None:
    for start in range(len(words)):
        for end in range(min(start + _LONGEST, len(words)), start, -1):
            name = " ".join(words[start:end])
            if group := names.get(name) or names.get(_part(name, compound)):
                return group[0]
    return None


def _part(name: str, compound: re.Pattern[str]) -> str:
    """What a compound is made of that tells: ``blau`` of ``dunkelblau``, ``herren`` of ``herrenschuhe``."""
    found = compound.fullmatch(name)
    return found["part"] if found else ""

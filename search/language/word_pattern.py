"""Patterns of listed words, for scripts with and without spaces between words."""

import re
import unicodedata
from collections.abc import Iterable

_LATIN_END = "\u0370"
_WIDE = range(0xFF01, 0xFFE7)


def same_length(text: str) -> str:
    """Small letters without accents, a character for each of the text's, so that places in both are the same."""
    return "".join(map(_plain, text))


def _plain(character: str) -> str:
    if ord(character) in _WIDE:
        character = unicodedata.normalize("NFKC", character)
    if character < _LATIN_END:
        character = unicodedata.normalize("NFD", character)
    return character[0].lower()[0]


def alternatives(words: Iterable[str]) -> str:
    """Any of the words, the longest first; one of an alphabet begins and ends where a word does."""
    return "|".join(map(_bounded, sorted(set(words), key=len, reverse=True)))


def _bounded(word: str) -> str:
    before = r"(?<!\w)" if _is_spaced(word[0]) else ""
    after = r"(?!\w)" if _is_spaced(word[-1]) else ""
    return before + re.escape(word) + after


def _is_spaced(character: str) -> bool:
    return character.isalpha() and character < "\u0e00"

"""Model numbers however they are written: ``LC-51C``, ``LC 51C`` and ``lc51c`` are one code."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import filterfalse
from operator import add

from indexer.text import squash, terms

_LONGEST = 24
_LONGEST_OF_THREE = 12
"""Of three words: a number that is written in three pieces is short, and what is longer are names around one."""
_SHORTEST = 3
_DIGIT = re.compile(r"\d")


_ASCII = bytes(range(128))
_OTHERS = bytes(code for code in _ASCII if not chr(code).isalnum())
_SPACES = bytes(code for code in _ASCII if chr(code).isspace())
_LINES_OF_WORDS = bytes.maketrans(_OTHERS, bytes(code if code == ord("\n") else ord(" ") for code in _OTHERS)).lower()
_SQUASHED = bytes.maketrans(_SPACES, b" " * len(_SPACES)).lower()
_PUNCTUATION = _OTHERS.translate(None, _SPACES)


def text_codes(text: str) -> set[str]:
    """The squashed codes of a text: chunks with a digit, and neighbouring words of a line joined where one has one."""
    return _codes_and_words(text)[0]


def hidden_codes(text: str) -> set[str]:
    """Those of ``text_codes`` that are no words of the text."""
    codes, words = _codes_and_words(text)
    codes.difference_update(words)
    return codes


def _codes_and_words(text: str) -> tuple[set[str], list[str]]:
    if not text.isascii():
        return _codes_beyond_ascii(text), terms(text)
    letters = text.encode()
    found = letters.translate(_SQUASHED, _PUNCTUATION).decode().split()
    lines = letters.translate(_LINES_OF_WORDS).decode()
    seen = " "
    for line in map(str.strip, lines.split("\n")):
        # A number that the title has too brings nothing new.
        if " " in line and f" {line} " not in seen:
            found += _neighbours(line.split(), _LONGEST_OF_THREE)
            seen += f"{line} \n "
    codes = {code for code in filterfalse(str.isalpha, found) if _SHORTEST <= len(code) <= _LONGEST}
    return codes, lines.split()


def _codes_beyond_ascii(text: str) -> set[str]:
    found: set[str] = set()
    for line in text.split("\n"):
        if _DIGIT.search(line):
            found.update([_code(chunk) for chunk in line.split() if not chunk.isalpha()])
            found.update(_joined(terms(line), _LONGEST_OF_THREE))
    found.discard("")
    return found


@lru_cache(maxsize=16_384)
def _code(chunk: str) -> str:
    """The squashed code of a chunk, if it has one. Titles repeat most of theirs."""
    code = squash(chunk) if _DIGIT.search(chunk) else ""
    return code if _SHORTEST <= len(code) <= _LONGEST else ""


def joined_terms(words: Sequence[str]) -> list[str]:
    """Two or three neighbouring terms as one, where at least one holds a digit: what a text may have as one word."""
    return _joined(words, _LONGEST)


def _joined(words: Sequence[str], longest_of_three: int) -> list[str]:
    return [
        code
        for code in _neighbours(words, longest_of_three)
        if not code.isalpha() and _SHORTEST <= len(code) <= _LONGEST and (code.isascii() or _DIGIT.search(code))
    ]


def _neighbours(words: Sequence[str], longest_of_three: int) -> list[str]:
    """Two together, then three."""
    two = list(map(add, words, words[1:]))
    return [*two, *[three for three in map(add, two, words[2:]) if len(three) <= longest_of_three]]

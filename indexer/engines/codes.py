"""Model numbers however they are written: ``LC-51C``, ``LC 51C`` and ``lc51c`` are one code."""

import re
from collections.abc import Iterator, Sequence

from indexer.text import squash, terms

_LONGEST = 24
_SHORTEST = 3
_DIGIT = re.compile(r"\d")


def text_codes(text: str) -> set[str]:
    """The squashed codes of a text: chunks with a digit, and neighbouring words of a line joined where one has one."""
    found: set[str] = set()
    for line in text.split("\n"):
        if _DIGIT.search(line):
            found.update(map(squash, filter(_DIGIT.search, line.split())), joined_terms(terms(line)))
    return {code for code in found if _SHORTEST <= len(code) <= _LONGEST}


def joined_terms(words: Sequence[str]) -> Iterator[str]:
    """Two or three neighbours as one, where at least one holds a digit."""
    numbers = [bool(_DIGIT.search(word)) for word in words]
    if True not in numbers:
        return
    last = len(words) - 1
    for start in range(last):
        two, numbered = words[start] + words[start + 1], numbers[start] or numbers[start + 1]
        if numbered and _SHORTEST <= len(two) <= _LONGEST:
            yield two
        if start + 2 <= last and (numbered or numbers[start + 2]):
            three = two + words[start + 2]
            if _SHORTEST <= len(three) <= _LONGEST:
                yield three

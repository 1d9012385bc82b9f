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
    numbers = [i for i, word in enumerate(words) if _DIGIT.search(word)]
    spans = {(start, start + count) for i in numbers for count in (2, 3) for start in range(i - count + 1, i + 1)}
    for start, end in sorted(spans):
        if start >= 0 and end <= len(words):
            code = "".join(words[start:end])
            if _SHORTEST <= len(code) <= _LONGEST:
                yield code

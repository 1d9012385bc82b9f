"""Model numbers however they are written: ``LC-51C``, ``LC 51C`` and ``lc51c`` are one code."""

from collections.abc import Iterator, Sequence

from indexer.text import squash, terms

_LONGEST = 24
_SHORTEST = 3


def text_codes(text: str) -> set[str]:
    """The squashed codes of a text: chunks with a digit, and neighbouring words joined where one has a digit."""
    chunks = (squash(chunk) for chunk in text.split() if _has_digit(chunk))
    return {*(code for code in chunks if _SHORTEST <= len(code) <= _LONGEST), *joined_terms(terms(text))}


def joined_terms(words: Sequence[str]) -> Iterator[str]:
    """Two or three neighbours as one, where at least one holds a digit."""
    for count in (2, 3):
        for start in range(len(words) - count + 1):
            code = "".join(words[start : start + count])
            if _SHORTEST <= len(code) <= _LONGEST and _has_digit(code):
                yield code


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))

"""Titles that are the same but for a word or two in one place, such as ``Atlas of Rivers`` and ``Atlas of Lakes``."""

from collections.abc import Sequence

_MOST = 2
"""Words in that place."""
_LONGEST = 8
"""Words of a title of which each counts."""
_AROUND = 2
"""Words that both have before and behind, at least."""
_ALIKE = 4
"""Letters that make two words one in two forms."""

Replaced = tuple[Sequence[str], Sequence[str]]


def replaced_words(words: Sequence[str], others: Sequence[str]) -> Replaced | None:
    """What stands in the one place where two titles differ, as written without the brand's words.

    None for titles that differ in more than that, and for words that are one word written in two ways.
    """
    if max(len(words), len(others)) > _LONGEST:
        return None
    before = _same(words, others)
    rest, other_rest = words[before:], others[before:]
    behind = _same(rest[::-1], other_rest[::-1])
    ours, theirs = rest[: len(rest) - behind], other_rest[: len(other_rest) - behind]
    if before + behind < _AROUND or not (0 < len(ours) <= _MOST and 0 < len(theirs) <= _MOST):
        return None
    if not all(word.isalpha() and len(word) > 2 for word in (*ours, *theirs)):
        return None
    if any(word in others for word in ours) or any(word in words for word in theirs):
        return None
    return None if any(_alike(one, other) for one in ours for other in theirs) else (ours, theirs)


def _same(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(words, others, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(words), len(others)))


def _alike(one: str, other: str) -> bool:
    """Whether they begin alike, or one is short for the other or a part of it: ``yr`` and ``year``."""
    if one[:_ALIKE] == other[:_ALIKE] or one in other or other in one:
        return True
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)

"""Patterns of many words in any case, looked for many times as fast as ``re`` does by itself."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

SHORT = 200
"""Characters of texts that are kept with what was found in them."""

_BREAK = re.compile(r"\n *")
_BEGIN = re.compile(r"(\\b)?([^\W\d_])(?![?*+{])")
_STEP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""What of a pattern stands for itself, so that no bracket in it opens a group."""


class AnyCase:
    """A pattern in small letters that texts of any case are searched for.

    A text is made small instead of each of its letters with each of the pattern's.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(by_letter(pattern))
        # What is printed beside a price is asked about again for each part of a page that it is in.
        self._short = lru_cache(maxsize=512)(self._find)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, with its places in the text."""
        return self._short(text) if len(text) <= SHORT else self._find(text)

    def _find(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(lowered(text))


def lowered(text: str) -> str:
    """A text in small letters, as long as before: a Turkish capital is an ``i`` like others."""
    return text.lower() if text.isascii() else text.lower().replace("i\u0307", "i")


def unwrapped(pattern: str) -> str:
    """A pattern of many words that is written over several lines, where it goes on in the next."""
    return _BREAK.sub("", pattern)


def by_letter(pattern: str) -> str:
    """A pattern whose alternatives are tried only where the letter stands that they begin with.

    ``re`` tries them one by one at each character: of those that begin alike, one is enough to know that none fits.
    What begins with no single letter is tried behind the others, as before.
    """
    alike: defaultdict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for one in _opened(pattern):
        begin = _BEGIN.match(one)
        if begin is None:
            others.append(one)
        else:
            bounded = rf"(?<!\w{begin[2]})" if begin[1] else ""
            alike[begin[2]].append(bounded + one[begin.end() :])
    return "|".join([*(f"{letter}(?:{'|'.join(ends)})" for letter, ends in alike.items()), *others])


def _opened(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, those of a group that one begins with each with what follows the group."""
    for one in _alternatives(pattern):
        end = _end_of_group(one) if one.startswith("(?:") else 0
        rest = one[end:].removeprefix("?")
        if not end or rest[:1] in ("*", "+", "{", "?"):
            yield one
            continue
        yield from _opened("|".join(f"{inner}{rest}" for inner in _alternatives(one[3 : end - 1])))
        if rest != one[end:]:
            yield from _opened(rest)


def _end_of_group(pattern: str) -> int:
    """Where the group ends that a pattern begins with."""
    depth = 0
    for step in _STEP.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(step[0], 0)
        if not depth:
            return step.end()
    return 0


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that are in no group of it."""
    depth, begin = 0, 0
    for step in _STEP.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(step[0], 0)
        if step[0] == "|" and not depth:
            yield pattern[begin : step.start()]
            begin = step.end()
    yield pattern[begin:]

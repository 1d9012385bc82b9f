"""Phrases that many titles share: what shoppers can be expected to look for, where no log of queries is kept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from indexer.text import fold

_LEAST_TITLES = 3
_LONGEST = 3
"""Words."""
_SEGMENT = re.compile(r"[^\w\s'’-]+|\s-+\s")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*")
_ENGLISH = "a an and as at by for from in is of on or the to with without"
_GERMAN = "und oder mit ohne für von aus im der die das den dem"
_FRENCH = "et ou de du des le la les un une pour avec sans à en"
_SPANISH = "y o el los las con sin para por"
_SMALL = frozenset(f"{_ENGLISH} {_GERMAN} {_FRENCH} {_SPANISH}".split())
"""Words that no phrase begins or ends with."""


class PhraseCounts:
    """Phrases of two and three neighbouring words, of letters only, that at least three titles have."""

    def __init__(self) -> None:
        self._frequent: set[str] = set()
        self._shared: set[str] = set()

    def learn(self, titles: Iterable[str]) -> None:
        """Find out which phrases are shared; to be called once."""
        kept = list(titles)
        words = Counter(word for title in kept for word in {fold(word) for word in _WORD.findall(title)})
        self._frequent = {word for word, count in words.items() if count >= _LEAST_TITLES}
        found = Counter(phrase for title in kept for phrase in {fold(phrase) for phrase in self._all(title)})
        self._shared = {phrase for phrase, count in found.items() if count >= _LEAST_TITLES}

    def of(self, title: str) -> Iterator[str]:
        """The shared phrases of a title in lower case, each once."""
        seen: set[str] = set()
        for phrase in self._all(title):
            key = fold(phrase)
            if key in self._shared and key not in seen:
                seen.add(key)
                yield phrase.lower()

    def _all(self, title: str) -> Iterator[str]:
        for segment in _SEGMENT.split(title):
            chunks = segment.split()
            known = [bool(_WORD.fullmatch(chunk)) and fold(chunk) in self._frequent for chunk in chunks]
            for start in range(len(chunks)):
                if start and chunks[start - 1][-1:].isdigit():
                    continue  # a unit
                for end in range(start + 2, min(start + _LONGEST, len(chunks)) + 1):
                    if not all(known[start:end]):
                        break
                    if chunks[start].lower() not in _SMALL and chunks[end - 1].lower() not in _SMALL:
                        yield " ".join(chunks[start:end])

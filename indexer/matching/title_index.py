"""Titles as sets of words, and which of them hold, or lie within, another."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from collections.abc import Set as AbstractSet
from typing import Protocol

Words = frozenset[str]
NO_WORDS: Words = frozenset()
_NO_TITLES: AbstractSet[Words] = frozenset()


class Titles(Protocol):
    """The titles of one catalog by scope, such as a brand, however they are kept."""

    def count(self, scope: tuple[str, str], words: Words) -> int:
        """How often exactly this title occurs."""

    def around(self, scope: tuple[str, str], words: Words, one_of: Words = NO_WORDS) -> Iterator[Words]:
        """The different titles that hold all of these words, and if given, at least one of the others."""

    def within(self, scope: tuple[str, str], words: Words) -> Iterator[Words]:
        """The different titles that consist of some or all of these words."""

    def has_once(self, scope: tuple[str, str], word: str) -> bool:
        """Whether one title holds the word, and no other."""


class TitleIndex:
    """The titles of one catalog, kept apart by scope, such as a brand."""

    def __init__(self) -> None:
        self._count: Counter[tuple[Hashable, Words]] = Counter()
        self._holding: dict[tuple[Hashable, str], set[Words]] = defaultdict(set)
        self._named: dict[tuple[Hashable, str], set[Words]] = defaultdict(set)
        """Each title under one of its words only: what lies within others is found by it, whatever words are common."""

    def add(self, scope: Hashable, words: Words) -> None:
        self._count[scope, words] += 1
        for word in words:
            self._holding[scope, word].add(words)
        if words:
            self._named[scope, longest(words)].add(words)

    def count(self, scope: Hashable, words: Words) -> int:
        """How often exactly this title occurs."""
        return self._count[scope, words]

    def around(self, scope: Hashable, words: Words, one_of: Words = NO_WORDS) -> Iterator[Words]:
        """The different titles that hold all of these words, and if given, at least one of the others."""
        near = [min(self._postings(scope, words), key=len)] if words else []
        if not one_of:
            return (title for titles in near for title in titles if words <= title)
        others = self._postings(scope, one_of)
        if not near or sum(map(len, others)) < len(near[0]):
            near = others
        return (title for titles in near for title in titles if words <= title and not one_of.isdisjoint(title))

    def within(self, scope: Hashable, words: Words) -> Iterator[Words]:
        """The different titles that consist of some or all of these words."""
        near = (title for word in words for title in self._named.get((scope, word), ()))
        return (title for title in near if title <= words)

    def _postings(self, scope: Hashable, words: Words) -> list[AbstractSet[Words]]:
        return [self._holding.get((scope, word), _NO_TITLES) for word in words]

    def has_once(self, scope: Hashable, word: str) -> bool:
        """Whether one title holds the word, and no other."""
        titles = self._holding.get((scope, word), ())
        return len(titles) == 1 and all(self._count[scope, title] == 1 for title in titles)


def longest(words: Words) -> str:
    """The word that few other titles have: model numbers are long."""
    return max(words, key=lambda word: (len(word), word))

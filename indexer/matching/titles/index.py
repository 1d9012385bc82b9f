"""Titles as sets of words, and which of them hold, or lie within, another."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, filterfalse
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

    def held_once(self, scope: tuple[str, str], words: Sequence[str]) -> list[str]:
        """Those of some words that one title holds, and no other."""


@dataclass(frozen=True)
class _Scope:
    """The titles of one scope."""

    count: Counter[Words] = field(default_factory=Counter)
    holding: dict[str, set[Words]] = field(default_factory=lambda: defaultdict(set))

    @cached_property
    def named(self) -> dict[str, list[Words]]:
        """Each title under its rarest word only: what lies within others is found by it, whatever words are common."""
        found = defaultdict(list)
        for title in filter(None, self.count):
            found[min(title, key=lambda word: len(self.holding[word]))].append(title)
        return found


_EMPTY = _Scope()


class TitleIndex:
    """The titles of one catalog, kept apart by scope, such as a brand: first all are added, then they are asked for."""

    def __init__(self) -> None:
        self._scopes: dict[Hashable, _Scope] = defaultdict(_Scope)

    def add(self, scope: Hashable, words: Words) -> None:
        its = self._scopes[scope]
        its.count[words] += 1
        for word in words:
            its.holding[word].add(words)

    def count(self, scope: Hashable, words: Words) -> int:
        """How often exactly this title occurs."""
        return self._of(scope).count[words]

    def around(self, scope: Hashable, words: Words, one_of: Words = NO_WORDS) -> Iterator[Words]:
        """The different titles that hold all of these words, and if given, at least one of the others."""
        holding = self._of(scope).holding.get
        near = [min([holding(word, _NO_TITLES) for word in words], key=len)] if words else []
        if not one_of:
            return filter(words.issubset, chain(*near))
        others = [holding(word, _NO_TITLES) for word in one_of]
        if not near or sum(map(len, others)) < len(near[0]):
            near = others
        return filterfalse(one_of.isdisjoint, filter(words.issubset, chain(*near)))

    def within(self, scope: Hashable, words: Words) -> Iterator[Words]:
        """The different titles that consist of some or all of these words."""
        named = self._of(scope).named.get
        return filter(words.issuperset, chain.from_iterable(named(word, ()) for word in words))

    def held_once(self, scope: Hashable, words: Sequence[str]) -> list[str]:
        """Those of some words that one title holds, and no other."""
        its = self._of(scope)
        holding = its.holding.get
        alone = (word for word in words if len(holding(word, ())) == 1)
        return [word for word in alone if all(its.count[title] == 1 for title in its.holding[word])]

    def _of(self, scope: Hashable) -> _Scope:
        return self._scopes.get(scope, _EMPTY)

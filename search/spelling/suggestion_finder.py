"""The suggestions that have every word that a shopper has typed, the last perhaps not to its end."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.suggestions.arrays import KindArrays, Numbers, SuggestionArrays
from indexer.suggestions.entry import KINDS, Kind, Source
from search.spelling.suggestion_words import Range, SuggestionWords

_MOST_CONSIDERED = 20_000
"""Suggestions that have the rarest word, the best of them first."""

Flags = NDArray[np.bool_]


class SuggestionFinder:
    """Finds among one build's suggestions. ``shown`` says which sources may be shown now."""

    def __init__(self, arrays: SuggestionArrays, shown: Callable[[Source], bool]) -> None:
        self._words = SuggestionWords(arrays)
        self._arrays = arrays
        sources = np.fromiter(map(shown, arrays.sources), bool, len(arrays.sources))
        self._shown = {kind: _shown(arrays.kinds[kind], sources) for kind in KINDS}

    def find(self, kind: Kind, terms: Sequence[str], limit: int) -> Iterator[int]:
        """The numbers of at most so many suggestions, each text once, the best first; of all without terms."""
        arrays = self._arrays.kinds[kind]
        readings = [self._words.readings(term) for term in terms]
        seen: set[str] = set()
        for number in self._ordered(arrays, self._shown[kind], readings):
            text = arrays.texts[number].casefold()
            if text not in seen:
                seen.add(text)
                yield int(number)
            if len(seen) == limit:
                return

    def _ordered(self, arrays: KindArrays, shown: Flags, readings: Sequence[Sequence[Range]]) -> Numbers:
        if not readings:
            return np.flatnonzero(shown).astype(np.int32)
        sizes = [sum(int(arrays.starts[end] - arrays.starts[start]) for start, end in ranges) for ranges in readings]
        rarest = sizes.index(min(sizes))
        found = _holders(arrays, readings[rarest], shown)
        for place, ranges in enumerate(readings):
            if place != rarest:
                found = found[_has(arrays.words[found], ranges).any(axis=1)]
        begins = _has(arrays.words[found, 0], readings[0])
        return found[np.argsort(~begins, kind="stable")]


def _holders(arrays: KindArrays, ranges: Sequence[Range], shown: Flags) -> Numbers:
    """The suggestions that have one of these words and may be shown, the best first."""
    marked = np.zeros(len(shown), bool)
    for start, end in ranges:
        marked[arrays.holders[arrays.starts[start] : arrays.starts[end]]] = True
    return np.flatnonzero(marked & shown)[:_MOST_CONSIDERED].astype(np.int32)


def _has(words: Numbers, ranges: Sequence[Range]) -> Flags:
    """Where a word's number is within one of the ranges."""
    found = np.zeros(words.shape, bool)
    for start, end in ranges:
        found |= (words >= start) & (words < end)
    return found


def _shown(arrays: KindArrays, sources: Flags) -> Flags:
    """By suggestion, whether one of its sources may be shown."""
    if not len(arrays.styles):
        return np.zeros(0, bool)
    shown: Flags = np.logical_or.reduceat(sources[arrays.sources], arrays.source_starts[:-1])
    return shown

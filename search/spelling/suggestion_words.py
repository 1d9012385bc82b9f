"""What a word that a shopper has begun may become: words of the suggestions that begin so, or nearly so."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from indexer.suggestions.arrays import SuggestionArrays
from search.language.inflection import base_form

Range = tuple[int, int]
"""Neighbours in the vocabulary: from the first number on, up to the second but without it."""

_ONE_EDIT, _TWO_EDITS = 4, 8
"""Letters from which on one, and two, may be wrong."""
_LEAST_HELD = 2
"""What a single product writes may be a misspelling itself."""
_MOST_SPELLINGS = 8
_LONGEST = 30
_KEPT = 4_096


class SuggestionWords:
    """The vocabulary of one build's suggestions."""

    def __init__(self, arrays: SuggestionArrays) -> None:
        self._words = arrays.vocabulary
        self._frequency = arrays.frequency
        self._by_letter: dict[str, list[int]] = {}
        for number, (word, held) in enumerate(zip(self._words, self._frequency, strict=True)):
            if held >= _LEAST_HELD and len(word) >= _ONE_EDIT - 1 and word.isalpha():
                self._by_letter.setdefault(word[0], []).append(number)
        self.readings = lru_cache(maxsize=_KEPT)(self._readings)

    def _readings(self, term: str) -> Sequence[Range]:
        """The words that begin with the term; where none does, those that begin with a likely spelling of it."""
        found = [self._beginning(term)]
        if (stem := base_form(term)) != term:
            found.append(self._whole(stem))
        known = [part for part in found if part[0] < part[1]]
        return known or [self._beginning(start) for start in self._respelled(term)]

    def _beginning(self, start: str) -> Range:
        return bisect_left(self._words, start), bisect_left(self._words, start + "\U0010ffff")

    def _whole(self, word: str) -> Range:
        at = bisect_left(self._words, word)
        return at, at + (at < len(self._words) and self._words[at] == word)

    def _respelled(self, term: str) -> list[str]:
        """Beginnings of words that are one or two edits from the term, the nearest and then the most frequent first."""
        if not _ONE_EDIT <= len(term) <= _LONGEST or not term.isalpha():
            return []
        most = 1 if len(term) < _TWO_EDITS else 2
        letters = dict.fromkeys((term[0], term[1]))  # the second too: the first may be left out, or exchanged with it
        numbers = [number for letter in letters for number in self._by_letter.get(letter, ())]
        starts: dict[str, int] = {}
        for number in numbers:
            word = self._words[number]
            for length in range(len(term) - 1, len(term) + 2):
                if length <= len(word):
                    starts[word[:length]] = starts.get(word[:length], 0) + int(self._frequency[number])
        near = process.extract(term, list(starts), scorer=OSA.distance, score_cutoff=most, limit=None)
        ordered = sorted(near, key=lambda found: (found[1], -starts[found[0]], found[0]))
        return _without_longer([start for start, distance, _ in ordered if distance == ordered[0][1]])[:_MOST_SPELLINGS]


def _without_longer(starts: Sequence[str]) -> list[str]:
    """Without those that begin with another one: their words are among its own."""
    return [start for start in starts if not any(start != other and start.startswith(other) for other in starts)]

"""What a misspelt or unfinished word may mean: words of the catalog near it, with what speaks against each."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from search.language.inflection import singular

LEAST_DOCUMENTS = 2
"""What a single product writes may be a misspelling itself."""
_SHORTEST = 3
_LONGEST = 30
_TWO_EDITS = 5
"""Letters from which on two may be wrong; in one letter less, only where nothing is nearer. A shorter word is
not what something longer was meant to be."""
_SHORTEST_HEAD = 4
"""Letters of a word that others may end with."""
_SHORTEST_FAR = 4
"""Letters of a word with two errors that its neighbours may bear out."""
_CORRECTIONS = 6
_FURTHER = 12
_EDIT_COSTS = 5.0
"""In natural logarithms."""
_FREQUENCY_COUNTS = 0.6
"""What ten times as many products mention isn't looked for ten times as often."""
_FIRST_LETTER_COSTS = 1.5
_REPLACED_COSTS = 2.0
"""Fingers skip, double and exchange letters more often than they hit a wrong one."""
_UNFINISHED_COSTS = 2.0
_UNTYPED_COSTS = 0.5
"""For each letter that is still to come."""
_FAR_MORE = 5
"""Times as frequent as a word that products have is what it may be a misspelling of."""
_NEAR = 200
_FREQUENT = 0.02
_KEPT = 4_096
"""Terms of which what is near is remembered: all words of a catalog are looked at for it."""


@dataclass(frozen=True)
class Correction:
    """What a typed word may mean instead."""

    words: tuple[str, ...]
    """One, or two that were written as one."""
    cost: float
    """The negative logarithm of how likely it is meant, up to a constant."""
    completes: bool = False
    """Whether it only goes on where typing stopped."""
    edits: int = 1
    """Between what was typed and the word."""


@dataclass(frozen=True)
class Speller:
    """The words of one build."""

    documents: Mapping[str, int]
    """By word, how many products have it."""
    ordered: list[str]
    """The same words in the order of the alphabet."""
    frequent: float
    """Products from which on a word is no likelier: names of attributes are everywhere, and nobody looks for them."""

    @classmethod
    def of(cls, counts: Iterable[tuple[str, int]]) -> "Speller":
        """Only of words that misspellings may be told from: letters, not too short, not a single product's."""
        documents = {
            term: count
            for term, count in counts
            if count >= LEAST_DOCUMENTS and _SHORTEST <= len(term) <= _LONGEST and term.isalpha()
        }
        return cls(documents, sorted(documents), max(documents.values(), default=1) * _FREQUENT + 1)

    def corrections(self, term: str, unfinished: bool = False) -> list[Correction]:
        """The likeliest first; none for what is short or has digits. ``unfinished``: the word may go on."""
        if not _readable(term):
            return []
        most = 1 if len(term) < _TWO_EDITS else 2
        longer = self._longer(term) if unfinished else ()
        found = [*self._near(term, most), *self._parts(term), *self._compounds(term), *longer]
        if not found and len(term) == _TWO_EDITS - 1:
            found.extend(self._near(term, 2))
        return _likeliest(found)

    def further(self, term: str) -> list[Correction]:
        """What else it may be, where others bear it out: two edits of a short word too, but for its first letter."""
        if not _readable(term) or len(term) < _SHORTEST_FAR:
            return []
        found = self._near(term, 2, least=_SHORTEST_FAR)
        near = (near for near in found if len(term) >= _TWO_EDITS or near.words[0][0] == term[0])
        return _likeliest(near, _FURTHER)

    def neighbours(self, term: str) -> list[Correction]:
        """Other words one edit from a word that products have, and far more frequent."""
        if not _readable(term):
            return []
        least = self.documents.get(term, 1) * _FAR_MORE
        near = (found for found in self._near(term, 1) if self.documents[found.words[0]] >= least)
        return _likeliest([found for found in near if singular(found.words[0]) != singular(term)])

    def _near(self, term: str, most: int, least: int = _TWO_EDITS) -> Iterator[Correction]:
        """Within so many edits; ``least``: letters of what is two edits away, unless the term itself has fewer."""
        for word, distance, _ in self._within(term, most):
            if distance > 1 and len(word) < min(len(term), least):
                continue
            replaced = len(term) == len(word) and sorted(term) != sorted(word)
            costs = distance * _EDIT_COSTS + replaced * _REPLACED_COSTS + (term[0] != word[0]) * _FIRST_LETTER_COSTS
            yield Correction((word,), costs - self._frequency(word), edits=int(distance))

    @cached_property
    def _within(self) -> Callable[[str, int], Sequence[tuple[str, float, int]]]:
        """The words within so many edits of a term. Shoppers type the same words again, beside others each time."""

        def look(term: str, most: int) -> Sequence[tuple[str, float, int]]:
            scorer = DamerauLevenshtein.distance
            return process.extract(term, self.ordered, scorer=scorer, score_cutoff=most, limit=_NEAR)

        return lru_cache(_KEPT)(look)

    def _parts(self, term: str) -> Iterator[Correction]:
        """The two words that a compound was written of: ``laptopbag``."""
        for end in range(_SHORTEST, len(term) - _SHORTEST + 1):
            first, last = term[:end], term[end:]
            for start in (first, first[:-1]) if first.endswith("s") else (first,):  # German joins with an s
                if start in self.documents and last in self.documents:
                    yield Correction((start, last), _EDIT_COSTS - min(map(self._frequency, (start, last))))

    def _compounds(self, term: str) -> Iterator[Correction]:
        """What it is the head of, where no product has it alone: ``Schuhe`` of ``Laufschuhe``."""
        if len(term) >= _SHORTEST_HEAD:
            for word in self._ending_with(term):
                if len(word) >= len(term) + _SHORTEST:
                    yield Correction((word,), _EDIT_COSTS - self._frequency(word))

    def _ending_with(self, term: str) -> Iterator[str]:
        lines, at = self._lines, self._lines.find(f"{term}\n")
        while at >= 0:
            end = at + len(term)
            yield lines[lines.rfind("\n", 0, at) + 1 : end]
            at = lines.find(f"{term}\n", end)

    @cached_property
    def _lines(self) -> str:
        """All words, to look through at once: one after another takes ten times as long."""
        return "".join(f"{word}\n" for word in self.ordered)

    def _longer(self, term: str) -> Iterator[Correction]:
        at = bisect_left(self.ordered, term)
        while at < len(self.ordered) and self.ordered[at].startswith(term):
            word = self.ordered[at]
            costs = _UNFINISHED_COSTS + (len(word) - len(term)) * _UNTYPED_COSTS
            yield Correction((word,), costs - self._frequency(word), completes=True)
            at += 1

    def _frequency(self, word: str) -> float:
        return _FREQUENCY_COUNTS * math.log(min(self.documents[word], self.frequent))


def _readable(term: str) -> bool:
    return _SHORTEST <= len(term) <= _LONGEST and term.isalpha()


def _likeliest(found: Iterable[Correction], most: int = _CORRECTIONS) -> list[Correction]:
    """The first few, each once."""
    kept: dict[tuple[str, ...], Correction] = {}
    for correction in sorted(found, key=lambda correction: (correction.cost, correction.words)):
        kept.setdefault(correction.words, correction)
    return list(kept.values())[:most]

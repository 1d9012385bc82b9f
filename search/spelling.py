"""What a misspelt word may mean: words of the catalog near it, the frequent ones first."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Engine, select

from indexer.tables import index_build, vocabulary

_LEAST_DOCUMENTS = 2
"""What a single product writes may be a misspelling itself."""
_SHORTEST = 3
_LONGEST = 30
_TWO_EDITS = 5
"""Letters from which on two may be wrong."""
_SHORTEST_PART = 3
_CORRECTIONS = 3
_EDIT_COSTS = 4.0
"""In natural logarithms of products: a word one edit nearer wins over one that is fifty times as frequent."""
_FIRST_LETTER_COSTS = 1.5
_REPLACED_COSTS = 1.0
"""Fingers skip, double and exchange letters more often than they hit a wrong one."""
_NEAR = 200
_FREQUENT = 0.02


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
            if count >= _LEAST_DOCUMENTS and _SHORTEST_PART <= len(term) <= _LONGEST and term.isalpha()
        }
        return cls(documents, sorted(documents), max(documents.values(), default=1) * _FREQUENT + 1)

    def begins(self, start: str) -> bool:
        """Whether any word goes on from here."""
        at = bisect_left(self.ordered, start)
        return at < len(self.ordered) and self.ordered[at].startswith(start)

    def corrections(self, term: str) -> list[str]:
        """Near words, the likeliest first; none for what is short or has digits."""
        if not _SHORTEST <= len(term) <= _LONGEST or not term.isalpha():
            return []
        most = 1 if len(term) < _TWO_EDITS else 2
        near = process.extract(term, self.ordered, scorer=OSA.distance, score_cutoff=most, limit=_NEAR)
        cost = {word: self._cost(term, word, int(distance)) for word, distance, _ in near if len(word) >= _SHORTEST}
        return sorted(cost, key=lambda word: (cost[word], word))[:_CORRECTIONS]

    def parts(self, term: str) -> tuple[str, str] | None:
        """The two words that a compound was written of: ``laptopbag``; None for anything else."""
        if not term.isalpha() or not 2 * _SHORTEST_PART < len(term) <= _LONGEST:
            return None
        pairs = [(term[:end], term[end:]) for end in range(_SHORTEST_PART, len(term) - _SHORTEST_PART + 1)]
        pairs += [(first[:-1], last) for first, last in pairs if first.endswith("s")]  # German joins with an s
        known = [pair for pair in pairs if all(part in self.documents for part in pair)]
        return max(known, key=lambda pair: min(map(self.documents.__getitem__, pair)), default=None)

    def _cost(self, term: str, word: str, distance: int) -> float:
        replaced = len(term) == len(word) and sorted(term) != sorted(word)
        costs = distance * _EDIT_COSTS + replaced * _REPLACED_COSTS + (term[0] != word[0]) * _FIRST_LETTER_COSTS
        return costs - math.log(min(self.documents[word], self.frequent))


class SpellerReader:
    """The speller of the build that answers, read when it is first needed."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._lock = Lock()
        self._kept: tuple[object, Speller] | None = None

    def current(self, build: str) -> Speller:
        """Read again when another build is live, or has another number of products."""
        with self._database.connect() as connection, self._lock:
            size = connection.execute(select(index_build.c.documents).where(index_build.c.name == build)).scalar()
            if self._kept is None or self._kept[0] != (build, size):
                wanted = select(vocabulary.c.term, vocabulary.c.documents).where(
                    vocabulary.c.build == build, vocabulary.c.documents >= _LEAST_DOCUMENTS
                )
                rows = connection.execute(wanted)
                self._kept = (build, size), Speller.of((row.term, row.documents) for row in rows)
            return self._kept[1]

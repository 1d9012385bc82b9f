"""How a score came about: what adds up, and what the sum is multiplied by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from search.ranking.candidate_text import Numbers


@dataclass(frozen=True)
class Contributions:
    """Of one document. Its score is the words and the phrase, added up, times every factor."""

    words: Mapping[str, float] = field(default_factory=dict)
    """By word of the query that it has, what the word adds."""
    phrase: float = 0.0
    """What neighbours of the query add that are neighbours in the title; less than 0 if they stand the other way."""
    factors: Mapping[str, float] = field(default_factory=dict)
    """By feature; those that change nothing are left out."""


@dataclass(frozen=True)
class ScoreParts:
    """Of all documents that are ranked together, in one order."""

    texts: Sequence[str]
    words: Numbers
    """Words × documents."""
    phrases: Numbers
    """By document."""
    factors: Mapping[str, Numbers]
    """By feature and document."""

    def scores(self) -> Numbers:
        """By document."""
        scores: Numbers = self.words.sum(axis=0) + self.phrases
        for factor in self.factors.values():
            scores = scores * factor
        return scores

    def with_factor(self, name: str, factor: Numbers) -> "ScoreParts":
        """The parts, and one more that multiplies."""
        return ScoreParts(self.texts, self.words, self.phrases, {**self.factors, name: factor})

    def of(self, place: int) -> Contributions:
        """Those of one document."""
        added = self.words[:, place].tolist()
        words = {text: value for text, value in zip(self.texts, added, strict=True) if value}
        factors = {name: float(values[place]) for name, values in self.factors.items() if values[place] != 1.0}
        return Contributions(words, float(self.phrases[place]), factors)

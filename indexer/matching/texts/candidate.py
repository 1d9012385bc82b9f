"""A home style that a brand's style may be, by what their texts say."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from indexer.verdict import Evidence


class TextCandidate(NamedTuple):
    """One of several; a market has millions, so it is made in little time."""

    style: int
    """Number of the home style."""
    log_odds: float
    """Of the scorer and everything beside it."""
    evidence: Sequence[Evidence] = ()
    """What was weighed beside the scorer: for the match where the weight is positive, otherwise against it."""
    scored: float = 0.0
    """The log-odds of the scorer alone."""

    @property
    def vetoed(self) -> bool:
        return any((fact.weight or 0.0) < 0 for fact in self.evidence)

    @property
    def chance(self) -> float:
        """The probability that the style is this home style."""
        odds = exp(-abs(self.log_odds))
        return (1.0 if self.log_odds >= 0 else odds) / (1.0 + odds)

    @property
    def shares_words(self) -> bool:
        return all(fact.code != "nothing_in_common" for fact in self.evidence)

    def with_evidence(self, fact: Evidence) -> "TextCandidate":
        return TextCandidate(self.style, self.log_odds + (fact.weight or 0.0), [*self.evidence, fact], self.scored)

    def shifted(self, weight: float) -> "TextCandidate":
        return TextCandidate(self.style, self.log_odds + weight, self.evidence, self.scored)

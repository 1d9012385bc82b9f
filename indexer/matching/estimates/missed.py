"""How often text misses what is sold here: learned from what GTINs decide.

Some shops write a brand's titles as the brand does; others write "Black toner, 36K", which no text can tell apart.
Variants that a GTIN has joined show which it is, for those that have none. Without any, it is still known who can't be
found: a style that is called by a number, and a home style that only says what it is.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TypeVar

import numpy as np

from indexer.matching.matrices.arrays import Floats

Chances = TypeVar("Chances", float, Floats)

_UNSEEN = 0.01
"""Where nothing is known: how often the home row is none of the candidates. Measured on sets that were left out of
training, taken for catalogs of products: 0.003 to 0.04, and 0.15 where titles say little."""
_UNSEEN_WORDS, _UNSEEN_COUNT = (2, 7, 20), 60.0
"""For titles of which lengths that is supposed, and how many joined styles each counts for."""
_FEWEST = 5
"""Joined styles of a brand, for it to have a rate of its own."""
_FOREIGN = 0.5
"""Of what is sold, how much text misses at least in another language, where no GTINs of the brand say better."""
_UNNUMBERED = 0.18
"""Of the styles that one side calls by a number and the other one does not, how many text misses in two one-to-one sets
that were left out of training."""
_PENALTY = 1.0
"""Of a coefficient's square: each has a standard deviation of about one before anything is seen."""
_STEPS, _NO_STEP = 25, 1e-12


@dataclass(frozen=True)
class Telling:
    """What says how well the text of a brand's style can be found again at home."""

    scope: tuple[str, str]
    """Its site and brand."""
    words: int
    """Of its title."""
    has_siblings: bool
    """Home lists something very much like it that is stated to be another: so home would have listed it as well."""
    foreign: float = 0.0
    """The share of what home has of its brand that is written in another language."""
    unnumbered: float = 0.0
    """It is called by a part number: the share of what home has of its brand that is not."""


class MissRates:
    """A logistic regression on styles that a GTIN joined: did text know their home style again?"""

    def __init__(self, joined: Sequence[Telling], recognised: Sequence[bool]) -> None:
        seen = Counter(one.scope for one in joined)
        scopes = sorted(scope for scope, count in seen.items() if count >= _FEWEST)
        self._column = {scope: number for number, scope in enumerate(scopes, start=3)}
        rows = np.vstack([self._row(one) for one in joined]) if joined else np.zeros((0, 3))
        unseen = np.vstack([self._row(Telling(("", ""), words, False)) for words in _UNSEEN_WORDS])
        missed = np.r_[1.0 - np.array(recognised, dtype=float), np.full(len(unseen), _UNSEEN)]
        weights = np.r_[np.ones(len(joined)), np.full(len(unseen), _UNSEEN_COUNT)]
        self._coefficients: list[float] = _logistic(np.vstack([rows, unseen]), missed, weights).tolist()

    def chance(self, style: Telling, share_sold: float) -> float:
        """That a style is sold here though text finds nothing; ``share_sold``: of its like, before any text."""
        level, of_words, of_siblings, *_ = self._coefficients
        odds = level + of_words * _told(style) + of_siblings * style.has_siblings
        if style.scope in self._column:
            odds += self._coefficients[self._column[style.scope]]
        rate = 1 / (1 + exp(-odds))
        if style.scope not in self._column:
            rate = max(rate, _FOREIGN * style.foreign, _UNNUMBERED * style.unnumbered)
        return share_sold * rate / (share_sold * rate + 1 - share_sold)

    def _row(self, style: Telling) -> Floats:
        row = np.zeros(3 + len(self._column))
        row[:3] = 1.0, _told(style), style.has_siblings
        if style.scope in self._column:
            row[self._column[style.scope]] = 1.0
        return row


def risen(missed: Chances, shift: float) -> Chances:
    """That text missed a style, once all log-odds move by ``shift``: the more of a catalog is sold, the likelier.

    A fall leaves it: where text misses much, the share that it finds looks lower as well.
    """
    return missed / (missed + (1 - missed) * exp(-max(shift, 0.0)))


def _told(style: Telling) -> float:
    """How much the title tells, by its length."""
    return log(max(style.words, 1)) - 2.0


def _logistic(rows: Floats, labels: Floats, weights: Floats) -> Floats:
    """Coefficients by Newton's method; the first one, the intercept, is free."""
    penalty = np.full(rows.shape[1], _PENALTY)
    penalty[0] = 1e-6
    found = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        said = _sigmoid(rows @ found)
        slope = rows.T @ (weights * (labels - said)) - penalty * found
        curvature = (rows.T * (weights * said * (1 - said))) @ rows + np.diag(penalty)
        step = np.clip(np.linalg.solve(curvature, slope), -2.0, 2.0)
        found = found + step
        if np.abs(step).max() < _NO_STEP:
            break
    return found


def _sigmoid(log_odds: Floats) -> Floats:
    return 1 / (1 + np.exp(-log_odds))

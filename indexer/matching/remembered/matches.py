"""What each style of a site was matched with, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.blocking import CANDIDATES
from indexer.matching.matrices.arrays import Floats, Ints, chosen_cells, likeliest_first
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.texts.contested import SUREST
from indexer.matching.texts.weighing import KEPT

NONE = -1
"""In place of a row."""
UNKNOWN = -1e9
_THE_SAME = 1e-5
"""Log-odds that differ by less are rounded otherwise, no more: a probability moves by a 400,000th at most."""


@dataclass
class Matches:
    """By the row of a site's style; rows of home where nothing else is said."""

    candidates: NDArray[np.int32]
    own: NDArray[np.float32]
    """The log-odds of each candidate by itself."""
    least: NDArray[np.float32]
    """How alike a further candidate has to be."""
    kept: NDArray[np.int32]
    """The likeliest candidates, the likeliest first."""
    odds: NDArray[np.float32]
    """The log-odds of each, everything weighed but what other styles of the site claim."""
    scored: NDArray[np.float32]
    """The same of the scorer alone."""
    joined: NDArray[np.int32]
    given: NDArray[np.int32]
    said: NDArray[np.uint64]
    """What identifiers say of it, as ``LinkedStyles.said``."""
    mine: NDArray[np.bool_]
    """Whether it is decided in this part."""

    @classmethod
    def none(cls, rows: int) -> Self:
        return cls(
            candidates=np.full((rows, CANDIDATES), NONE, dtype=np.int32),
            own=np.full((rows, CANDIDATES), UNKNOWN, dtype=np.float32),
            least=np.full(rows, -1.0, dtype=np.float32),
            kept=np.full((rows, KEPT), NONE, dtype=np.int32),
            odds=np.full((rows, KEPT), UNKNOWN, dtype=np.float32),
            scored=np.full((rows, KEPT), UNKNOWN, dtype=np.float32),
            joined=np.full(rows, NONE, dtype=np.int32),
            given=np.full(rows, NONE, dtype=np.int32),
            said=np.zeros(rows, dtype=np.uint64),
            mine=np.ones(rows, dtype=bool),
        )

    def grown(self, rows: int) -> "Matches":
        """With as many rows, the further ones empty."""
        if rows == len(self.least):
            return self
        more = Matches.none(rows - len(self.least))
        return Matches(*(np.concatenate([getattr(self, name), getattr(more, name)]) for name in vars(self)))

    def changes_from(self, before: "Matches") -> dict[str, NDArray[Any]]:
        """By name what is otherwise than ``before``, which has no more rows, and under ``<name> rows`` in which."""
        found: dict[str, NDArray[Any]] = {}
        for name, was in vars(before).items():
            now, count = getattr(self, name), len(was)
            row, _ = chosen_cells((now[:count] != was).reshape(count, -1))
            rows = np.concatenate([np.unique(row), np.arange(count, len(now))])
            found |= {f"{name} rows": rows, name: now[rows]}
        return found

    def changed_by(self, changes: Mapping[str, NDArray[Any]]) -> "Matches":
        """The inverse of ``changes_from``; these are changed."""
        now = self.grown(max(len(self.least), 1 + int(changes["least rows"].max(initial=-1))))
        for name, array in vars(now).items():
            array[changes[f"{name} rows"]] = changes[name]
        return now

    def put_all_candidates(self, pairs: Ints, own: Floats, alike: NDArray[np.float32]) -> None:
        """Of every style, of which there are no more than ``CANDIDATES``; how alike the last of a full table is.

        ``pairs`` in the order of the styles.
        """
        order = likeliest_first(pairs[:, 0], own)
        row = pairs[order, 0]
        first = np.searchsorted(row, row)
        place = np.arange(len(row)) - first
        self.candidates[row, place], self.own[row, place] = pairs[order, 1], own[order]
        rows, starts, sizes = np.unique(pairs[:, 0], return_index=True, return_counts=True)
        if len(rows):
            least = np.minimum.reduceat(alike, starts)
            self.least[rows[sizes >= CANDIDATES]] = least[sizes >= CANDIDATES]

    def add_candidates(self, pairs: Ints, own: Floats) -> None:
        """As many of the likeliest by themselves as there is room for beside those of before."""
        rows = np.unique(pairs[:, 0])
        place, column = np.nonzero(self.candidates[rows] != NONE)
        known = rows[place], self.candidates[rows[place], column]
        every, odds = np.vstack([np.column_stack(known), pairs]), np.r_[self.own[rows[place], column], own]
        self.candidates[rows], self.own[rows] = NONE, UNKNOWN
        order = likeliest_first(every[:, 0], odds)
        row = every[order, 0]
        place = np.arange(len(row)) - np.searchsorted(row, row)
        row, place, order = (values[place < CANDIDATES] for values in (row, place, order))
        self.candidates[row, place], self.own[row, place] = every[order, 1], odds[order]

    def put_kept(self, row: int, candidates: Sequence[TextCandidate]) -> None:
        rest = KEPT - len(candidates)
        self.kept[row] = [candidate.style for candidate in candidates] + [NONE] * rest
        self.odds[row] = [candidate.log_odds for candidate in candidates] + [UNKNOWN] * rest
        self.scored[row] = [candidate.scored for candidate in candidates] + [UNKNOWN] * rest

    def claims(self, rows: Ints) -> Floats:
        """Of some styles, for each candidate kept, what ``contested.claimed`` says; 0 for styles that are joined."""
        there = (self.kept[rows] != NONE) & (self.joined[rows] == NONE)[:, None]
        odds = np.where(there, np.exp(np.clip(self.odds[rows].astype(np.float64), -SUREST, SUREST)), 0.0)
        claims: Floats = odds / (1 + np.maximum(odds.sum(axis=1, keepdims=True) - odds, 0.0))
        return claims

    def stand(self, rows: Ints, pairs: Ints, log_odds: Floats) -> Ints:
        """Of some styles those that would keep the candidates that they keep, which the scorer says the same of.

        ``pairs``: the likeliest of these and of other styles, with what it says of each now.
        """
        is_kept = self.kept[pairs[:, 0]] == pairs[:, 1:]
        said = np.where(is_kept, self.scored[pairs[:, 0]], np.inf).min(axis=1, initial=np.inf)
        same, size = np.abs(said - log_odds) < _THE_SAME, len(self.least)
        others = np.bincount(pairs[~same, 0], minlength=size)
        count = np.bincount(pairs[:, 0], minlength=size)
        found: Ints = rows[(others[rows] == 0) & (count[rows] == (self.kept[rows] != NONE).sum(axis=1))]
        return found

"""A pair among its rivals: rank and margin, and whether the rival is itself the same product.

Where two catalogs are nearly one-to-one, a better rival speaks against a pair. Where many offers describe one product,
the rival is often just another offer of it, and says nothing. So every margin stands beside the log-odds that the
rival and the record it would replace are the same product.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.comparison import COMPARED, FEATURES, compared
from indexer.matching.features.encoding import EncodedRecords
from indexer.matching.features.standings import FAR, Standings, standings, standings_without
from indexer.matching.matrices.arrays import Floats, Ints, likeliest_first, unique_pairs

CONTEXT_FEATURES = (
    *FEATURES,
    "log_odds",  # of the pair alone
    "rank_low",  # 0 for the best of the record's candidates; the smaller of the two sides
    "rank_high",
    "margin_low",  # log-odds ahead of the best rival, on the side where it is smaller
    "margin_low_rival_same",  # log-odds that this rival is the same product as what it would replace
    "margin_high",
    "margin_high_rival_same",
    "rivals_low",  # how many other candidates are more likely the same than not
    "rivals_high",
)


@dataclass(frozen=True)
class Candidates:
    """Pairs of row numbers of two tables, with their ``compare`` features and the log-odds of each by itself."""

    left: EncodedRecords
    right: EncodedRecords
    pairs: Ints
    features: NDArray[np.floating[Any]]
    own: Floats

    def of(self, some: Ints) -> "Candidates":
        """Only the pairs of these numbers."""
        return Candidates(self.left, self.right, self.pairs[some], self.features[some], self.own[some])

    def likeliest(self, most: int) -> Ints:
        """The numbers of the pairs that are among the ``most`` likeliest of their record of left, ascending."""
        order = likeliest_first(self.pairs[:, 0], self.own)
        record = self.pairs[order, 0]
        first = np.searchsorted(record, record)
        return np.sort(order[np.arange(len(order)) - first < most])


def in_context(
    left: EncodedRecords,
    right: EncodedRecords,
    pairs: Ints,
    features: Floats,
    log_odds: Callable[[Floats], Floats],
) -> Floats:
    """One row of ``CONTEXT_FEATURES`` per pair; ``pairs`` are all candidates, ``features`` theirs by ``compare``."""
    candidates = Candidates(left, right, pairs, features, log_odds(features))
    rows = some_in_context(candidates, np.arange(len(pairs)), log_odds)
    return np.vstack([np.zeros((0, len(CONTEXT_FEATURES))), *rows])


def some_in_context(
    candidates: Candidates,
    some: Ints,
    log_odds: Callable[[Floats], Floats],
    agreement: Callable[[str, str], int] | None = None,
    hidden: Ints | None = None,
) -> Iterator[Floats]:
    """The rows of some pairs, by their numbers, a few thousand after others; all candidates are rivals.

    ``hidden``: numbers of pairs that their record of left does not know of, as if the other record were not there.
    """
    pairs, own = candidates.pairs, candidates.own
    left = standings(pairs[:, 0], own) if hidden is None else standings_without(pairs[:, 0], own, hidden)
    sides = left.of(some), standings(pairs[:, 1], own).of(some)
    same = _rivals_same(candidates, some, sides, log_odds, agreement)
    for start in range(0, len(some), COMPARED):
        part = np.arange(start, min(start + COMPARED, len(some)))
        of_part = [side.of(part) for side in sides]
        yield _rows(candidates, some[part], of_part, [said[part] for said in same])


def _rows(candidates: Candidates, some: Ints, sides: Sequence[Standings], same: Sequence[Floats]) -> Floats:
    """``sides``: how these pairs stand on each; ``same``: whether their rivals there are the same product."""
    from_left, from_right = sides
    tighter = from_left.margin <= from_right.margin

    def low_high(a: Floats, b: Floats) -> tuple[Floats, Floats]:
        return np.where(tighter, a, b), np.where(tighter, b, a)

    margins, rivals_same = low_high(from_left.margin, from_right.margin), low_high(*same)
    ranks = (from_left.rank, from_right.rank)
    likely = (from_left.likely, from_right.likely)
    return np.column_stack(
        [
            candidates.features[some],
            candidates.own[some],
            np.minimum(*ranks),
            np.maximum(*ranks),
            margins[0],
            rivals_same[0],
            margins[1],
            rivals_same[1],
            np.minimum(*likely),
            np.maximum(*likely),
        ]
    )


def _rivals_same(
    candidates: Candidates,
    some: Ints,
    sides: tuple[Standings, Standings],
    log_odds: Callable[[Floats], Floats],
    agreement: Callable[[str, str], int] | None,
) -> tuple[Floats, Floats]:
    """For each of some pairs, from both sides: is its rival the same product as the record that it would replace?"""

    def asked(table: EncodedRecords, couples: Ints) -> Floats:
        unique, back = unique_pairs(couples)
        said = [log_odds(rows) for rows in compared(table, table, unique, agreement)]
        found: Floats = np.clip(np.concatenate([np.zeros(0), *said]), -FAR, FAR)[back]
        return found

    left, right = (_couples(candidates.pairs[:, 1 - side], some, sides[side]) for side in (0, 1))
    if candidates.left is candidates.right:  # in one table, all at once
        both = asked(candidates.left, np.vstack([left, right]))
        return _answered(sides[0], both[: len(left)]), _answered(sides[1], both[len(left) :])
    return _answered(sides[0], asked(candidates.right, left)), _answered(sides[1], asked(candidates.left, right))


def _couples(record: Ints, some: Ints, side: Standings) -> Ints:
    """The records of some pairs that have a rival, each with its rival's."""
    has = np.flatnonzero(side.rival >= 0)
    return np.sort(np.column_stack([record[some[has]], record[side.rival[has]]]), axis=1)


def _answered(side: Standings, said: Floats) -> Floats:
    """By pair; the least for one without a rival."""
    answer = np.full(len(side.rival), -FAR)
    answer[side.rival >= 0] = said
    return answer

"""Which pairs stand otherwise among their rivals than before a change, by the log-odds of each pair by itself."""

from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from indexer.matching.features.standings import standings
from indexer.matching.matrices.arrays import Floats, Ints, among, chosen_cells
from indexer.matching.remembered.matches import NONE, Matches

Chosen = NDArray[np.bool_]


@dataclass(frozen=True)
class Pairs:
    """Rows of site styles and of home styles, with the log-odds of each pair by itself."""

    site: Ints
    home: Ints
    own: Floats

    def some(self, chosen: Chosen) -> "Pairs":
        return Pairs(self.site[chosen], self.home[chosen], self.own[chosen])

    def turned(self) -> "Pairs":
        """With the sides exchanged."""
        return Pairs(self.home, self.site, self.own)


class Snapshot(NamedTuple):
    """By the row of a site's style, its candidates, as ``Matches`` holds them."""

    candidates: NDArray[np.int32]
    own: NDArray[np.float32]

    @classmethod
    def of(cls, matches: Matches) -> Self:
        return cls(matches.candidates.copy(), matches.own.copy())

    def pairs(self, rows: Chosen, homes: Ints) -> Pairs:
        """Those of some rows, and of some home styles."""
        row, column = chosen_cells((among(self.candidates, homes) | rows[:, None]) & (self.candidates != NONE))
        return Pairs(row, self.candidates[row, column].astype(np.int64), self.own[row, column].astype(np.float64))


def pairs_around(before: Snapshot, now: Snapshot, site: Ints, home: Ints) -> tuple[Pairs, Pairs]:
    """What there was and is of every style that has or had a touched one of ``site`` or ``home`` for a candidate."""
    rows = np.zeros(len(now.own), dtype=bool)
    for each in (before, now):
        rows |= among(each.candidates, home).any(axis=1)
    homes = np.concatenate([each.candidates[site].ravel() for each in (before, now)])
    homes = np.unique(homes[homes != NONE]).astype(np.int64)
    return before.pairs(rows, homes), now.pairs(rows, homes)


def moved_pairs(before: Pairs, now: Pairs, site: Ints, home: Ints) -> Pairs:
    """The pairs there were and are, neither of whose styles is one of the touched ones of ``site`` and ``home``.

    Of the styles that have or had a touched one for a candidate, all pairs have to be given."""
    of_home = _moved(before.turned(), now.turned(), home, site).turned()
    of_site = _moved(before, now, site, home)
    parts = [of_site, of_home]
    return Pairs(*(np.concatenate([getattr(some, name) for some in parts]) for name in ("site", "home", "own")))


def _moved(before: Pairs, now: Pairs, touched: Ints, rivals: Ints) -> Pairs:
    """By what the candidates of a style of the first side say about one another; ``rivals``: touched ones among them.

    Nothing else can have moved than the candidates of a style that has or had a touched one.
    """
    size = 1 + max(int(rows.max(initial=0)) for rows in (before.site, before.home, now.site, now.home, touched, rivals))
    is_rival, concerned = (np.zeros(size, dtype=bool) for _ in range(2))
    is_rival[rivals] = True
    for pairs in (before, now):
        concerned[pairs.site[is_rival[pairs.home]]] = True
    concerned[touched] = False
    before, now = (pairs.some(concerned[pairs.site]) for pairs in (before, now))
    had, have = (pairs.site * size + pairs.home for pairs in (before, now))
    _, old, new = np.intersect1d(had, have, assume_unique=True, return_indices=True)
    stood, stands = _standing(before, old), _standing(now, new)
    moved = np.any(stood != stands, axis=1) | is_rival[stands[:, 0].astype(np.int64)]
    return now.some(new[moved & ~is_rival[now.home[new]]])


def _standing(pairs: Pairs, some: Ints) -> Floats:
    """Of some pairs the best rival, how far they are ahead of it, their rank, and how many likely rivals they have.

    A pair without a rival is its own.
    """
    its, home = standings(pairs.site, pairs.own).of(some), pairs.home[some]
    rival = np.where(its.rival >= 0, pairs.home[its.rival], home) if len(some) else home
    return np.column_stack([rival, its.margin, its.rank, its.likely])

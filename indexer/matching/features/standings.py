"""How each pair stands among the candidates of its record: rank, margin and rivals."""

from dataclasses import dataclass

import numpy as np

from indexer.matching.matrices.arrays import Floats, Ints, likeliest_first

FAR = 8.0
_MOST = 5.0


@dataclass(frozen=True)
class Standings:
    """How pairs stand among the candidates of their record of one side."""

    rank: Floats
    margin: Floats
    rival: Ints
    """Number of the pair that holds the best rival; -1 for none."""
    likely: Floats

    def of(self, some: Ints) -> "Standings":
        return Standings(self.rank[some], self.margin[some], self.rival[some], self.likely[some])


def standings(record: Ints, own: Floats) -> Standings:
    """What the candidates of each record say about one another; ``record`` names the one of each pair."""
    order = _order(record, own)
    sorted_record, sorted_own = record[order], own[order]
    starts = np.flatnonzero(np.r_[True, sorted_record[1:] != sorted_record[:-1]]) if len(order) else order
    sizes = np.diff(np.r_[starts, len(order)])
    start, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
    position = np.arange(len(order)) - start
    rival = np.where(position == 0, np.where(size > 1, start + 1, -1), start)
    margin = np.where(rival >= 0, sorted_own - sorted_own[rival], FAR)
    above = np.add.reduceat((sorted_own > 0).astype(float), starts) if len(order) else sorted_own
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return Standings(
        rank=np.minimum(position, _MOST).astype(float)[back],
        margin=np.clip(margin, -FAR, FAR)[back],
        rival=np.where(rival >= 0, order[rival], -1)[back],
        likely=np.minimum(np.repeat(above, sizes) - (sorted_own > 0), _MOST)[back],
    )


def _order(record: Ints, own: Floats) -> Ints:
    """Record by record, the likeliest first: as they may be already, which is sooner seen than sorted."""
    follows = np.where(record[1:] == record[:-1], own[1:] <= own[:-1], record[1:] > record[:-1])
    return np.arange(len(record)) if follows.all() else likeliest_first(record, own)


def standings_without(record: Ints, own: Floats, hidden: Ints) -> Standings:
    """The same without the pairs ``hidden``, for which nothing that is said counts."""
    kept = np.setdiff1d(np.arange(len(record)), hidden)
    side = standings(record[kept], own[kept])
    rival = np.where(side.rival >= 0, kept[side.rival], -1) if len(kept) else side.rival
    fields = [np.zeros(len(record), dtype=values.dtype) for values in (side.rank, side.margin, rival, side.likely)]
    for field, values in zip(fields, (side.rank, side.margin, rival, side.likely), strict=True):
        field[kept] = values
    return Standings(*fields)

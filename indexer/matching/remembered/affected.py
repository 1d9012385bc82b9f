"""Which styles of a site a change may give another verdict: those that had, have or shared what has changed."""

from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from indexer.matching.arrays import Floats, Ints
from indexer.matching.remembered.matches import NONE, UNKNOWN
from indexer.matching.remembered.part_changes import Touched
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import of_identifier

SLIGHT = -3.0
"""Log-odds of a candidate that no verdict depends on, unless it is the likeliest: a chance below 5 %."""
_CONTENDER = -1.0
"""Log-odds of a pair by itself, from which it may be a rival."""


def affected_by_identifiers(memory: PartMemory, touched: Touched) -> set[int]:
    """Styles that share an identifier with a home style, or with a style of their site, that was touched."""
    found = {row for name in touched.home_identifiers for row in memory.site.rows(of_identifier(name))}
    for site, name in touched.site_identifiers:
        found |= {row for row in memory.site.rows(of_identifier(name)) if memory.site[row].site == site}
    return found


def affected_by_what_was(memory: PartMemory, touched: Touched) -> set[int]:
    """Styles that were matched with a touched home style or weighed one, and rivals of a touched style."""
    matches, sites, homes = memory.known.matches, _array(touched.site), _array(touched.home)
    weighed = np.where(matches.odds > SLIGHT, matches.kept, NONE)
    contended = np.where(matches.own > _CONTENDER, matches.candidates, NONE)
    of_sites = (weighed[sites].ravel(), contended[sites].ravel(), matches.joined[sites], matches.given[sites])
    rivals = np.setdiff1d(np.concatenate(of_sites), [NONE])
    weighed[:, 0] = matches.kept[:, 0]
    had = _any(np.isin(weighed, homes)) | _any(np.isin(contended, homes))
    had |= np.isin(matches.joined, homes) | np.isin(matches.given, homes)
    return _rows(had) | holders(memory, rivals.tolist()) | _next_suitors(memory, touched, rivals)


def _next_suitors(memory: PartMemory, touched: Touched, home: NDArray[np.int32]) -> set[int]:
    """Of home styles, the suitors that are contenders, and the likeliest one that is left: they lose a rival."""
    matches = memory.known.matches
    row, column = np.nonzero(np.isin(matches.candidates, home))
    left = ~np.isin(row, _array(touched.site))
    row, column = row[left], column[left]
    own, its = matches.own[row, column], matches.candidates[row, column]
    order = np.lexsort((-own, its))
    first = np.searchsorted(its[order], its[order]) == np.arange(len(order))
    return {*row[order[first]].tolist(), *row[own > _CONTENDER].tolist()}


def affected_by_new_pairs(memory: PartMemory, touched: Touched, pairs: Ints, own: Floats) -> set[int]:
    """Styles that have a new likely candidate, and those whose candidate has a new likely rival.

    ``own``: the log-odds of each pair by itself.
    """
    of_touched = np.isin(pairs[:, 0], _array(touched.site))
    best = memory.known.matches.own[pairs[:, 0]].max(axis=1) if len(pairs) else own
    likely = (own > _CONTENDER) | (own > best)
    contended = {*pairs[of_touched & (own > _CONTENDER), 1].tolist()}
    return {*pairs[~of_touched & likely, 0].tolist()} | holders(memory, contended)


def holders(memory: PartMemory, home: Collection[int], above: float = SLIGHT) -> set[int]:
    """Styles that keep one of these home styles with higher log-odds."""
    matches = memory.known.matches
    return _rows(_any(np.isin(matches.kept, _array(home)) & (matches.odds > above)))


def forget_candidates(memory: PartMemory, touched: Touched) -> None:
    """Take touched home styles, and all that touched styles had, from the candidates."""
    matches = memory.known.matches
    gone = np.isin(matches.candidates, _array(touched.home))
    gone[_array(touched.site)] = True
    kept = np.isin(matches.kept, _array(touched.home))
    kept[_array(touched.site)] = True
    matches.candidates[gone], matches.own[gone] = NONE, UNKNOWN
    matches.kept[kept], matches.odds[kept] = NONE, UNKNOWN
    for rows in (matches.joined, matches.given):
        rows[_array(touched.site)] = NONE


def _array(rows: Iterable[int]) -> Ints:
    return np.array(sorted(rows), dtype=np.int64)


def _any(chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(chosen.any(axis=1))


def _rows(chosen: NDArray[np.bool_]) -> set[int]:
    return {*np.flatnonzero(chosen).tolist()}

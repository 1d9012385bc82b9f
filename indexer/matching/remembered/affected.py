"""Which styles of a site a change may give another verdict: those that had, have or shared what has changed."""

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.matching.identifiers.shared_numbers import MOST_SHARING
from indexer.matching.matrices.arrays import Floats, Ints, among, chosen_cells
from indexer.matching.remembered.matches import NONE, UNKNOWN
from indexer.matching.remembered.moved_rivals import Snapshot, moved_pairs, pairs_around
from indexer.matching.remembered.part_changes import Touched
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import of_identifier
from indexer.matching.texts.contested import LEAST_CLAIM

SLIGHT = -3.0
"""Log-odds of a candidate that no verdict depends on, unless it is the likeliest: a chance below 5 %."""
_CONTENDER = -1.0
"""Log-odds of a pair by itself, from which it may be a rival."""


def sharing_identifiers(memory: PartMemory, touched: Touched) -> set[int]:
    """Styles that share an identifier with a home style, or with a style of their site, that was touched."""
    return _sharing(memory, [*touched.home_identifiers], [*touched.site_identifiers])


def sharing_rare_numbers(memory: PartMemory, touched: Touched) -> set[int]:
    """Those that no identifier joined and that have a number which others have now, or have no more, if so few do that
    it may name a product (``SharedNumbers``)."""
    of_home = [name for name in touched.home_numbers if _rare(memory, touched, name)]
    of_site = [each for each in touched.site_numbers if _rare(memory, touched, each[1])]
    return _not_joined(memory, _sharing(memory, of_home, of_site))


def _rare(memory: PartMemory, touched: Touched, name: str) -> bool:
    return len(memory.home.rows(of_identifier(name))) <= MOST_SHARING + touched.home_identifiers[name]


def _not_joined(memory: PartMemory, rows: Iterable[int]) -> set[int]:
    some = _array(rows)
    return {*some[memory.matches.joined[some] == NONE].tolist()}


def _sharing(memory: PartMemory, of_home: Iterable[str], of_site: Sequence[tuple[str, str]]) -> set[int]:
    side = memory.site
    found = {row for rows in side.rows_of_each(map(of_identifier, of_home)) for row in rows.tolist()}
    for (site, _), rows in zip(of_site, side.rows_of_each(of_identifier(name) for _, name in of_site), strict=True):
        found |= {row for row in rows.tolist() if side[row].site == site}
    return found


def affected_by_what_was(memory: PartMemory, touched: Touched) -> set[int]:
    """Styles that were matched with a touched home style or weighed one, or what a touched style was matched with."""
    matches, sites, homes = memory.matches, _array(touched.site), _array(touched.home)
    weighed = np.where(matches.odds > SLIGHT, matches.kept, NONE)
    weighed[:, 0] = matches.kept[:, 0]
    had = _any(among(weighed, homes)) & (matches.joined == NONE)
    had |= among(matches.joined, homes) | among(matches.given, homes)
    theirs = {*matches.joined[sites].tolist(), *matches.given[sites].tolist()} - {NONE}
    return _rows(had) | holders(memory, theirs)


def affected_by_new_pairs(memory: PartMemory, touched: Touched, pairs: Ints, own: Floats) -> set[int]:
    """Other styles that have a new candidate that is likely, or has a rare number of theirs; ``own``: the log-odds of
    each pair by itself."""
    matches = memory.matches
    best = matches.own[pairs[:, 0]].max(axis=1) if len(pairs) else own
    numbered = _sharing(memory, [name for name in touched.home_identifiers if _rare(memory, touched, name)], [])
    counts = (own > _CONTENDER) | (own > best) | among(pairs[:, 0], _array(numbered))
    return _not_joined(memory, {*pairs[counts, 0].tolist()} - touched.site)


def affected_by_rivals(memory: PartMemory, touched: Touched, before: Snapshot) -> set[int]:
    """Other styles with a candidate that counts and stands otherwise among its rivals than in ``before``."""
    matches = memory.matches
    site, home = _array(touched.site), _array(touched.home)
    moved = moved_pairs(*pairs_around(before, Snapshot(matches.candidates, matches.own), site, home), site, home)
    counts = _any((matches.kept[moved.site] == moved.home[:, None]) & (matches.odds[moved.site] > SLIGHT))
    counts |= moved.own > _CONTENDER
    return {*moved.site[counts & (matches.joined[moved.site] == NONE)].tolist()}


def claimants(memory: PartMemory, home: Collection[int]) -> set[int]:
    """Styles that no identifier joined and that claim one of these home styles."""
    matches = memory.matches
    row, column = chosen_cells(among(matches.kept, _array(home)))
    holding = np.unique(row)
    claims = matches.claims(holding)[np.searchsorted(holding, row), column]
    return {*row[claims >= LEAST_CLAIM].tolist()}


def holders(memory: PartMemory, home: Collection[int], above: float = SLIGHT) -> set[int]:
    """Styles that no identifier joined and that keep one of these home styles with higher log-odds."""
    matches = memory.matches
    return _rows(_any(among(matches.kept, _array(home)) & (matches.odds > above)) & (matches.joined == NONE))


def forget_candidates(memory: PartMemory, touched: Touched) -> None:
    """Take touched home styles, and all that touched styles had, from the candidates."""
    matches = memory.matches
    gone = among(matches.candidates, _array(touched.home))
    gone[_array(touched.site)] = True
    kept = among(matches.kept, _array(touched.home))
    kept[_array(touched.site)] = True
    matches.candidates[gone], matches.own[gone] = NONE, UNKNOWN
    matches.kept[kept], matches.odds[kept], matches.scored[kept] = NONE, UNKNOWN, UNKNOWN
    for rows in (matches.joined, matches.given):
        rows[_array(touched.site)] = NONE


def _array(rows: Iterable[int]) -> Ints:
    return np.array(sorted(rows), dtype=np.int64)


def _any(chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(chosen.any(axis=1))


def _rows(chosen: NDArray[np.bool_]) -> set[int]:
    return {*np.flatnonzero(chosen).tolist()}

"""How much more, or less, of a catalog is sold here than the scorer supposes: told by the catalog itself.

What is not sold here looks like what is sold once its home style has been taken away. So the scores of styles without
their likeliest home style are those of unsold products (as decoys are in Elias and Gygi, 2007, "Target-decoy search
strategy"), and how many styles have scores as low tells the share that is unsold (Storey, 2002, "A direct approach to
false discovery rates"). All log-odds move by what makes their mean that share (Saerens and others, 2002, "Adjusting
the outputs of a classifier to new a priori probabilities"); those that text missed a style rise too, but never fall.
"""

from collections.abc import Mapping, Sequence
from math import log, prod

import numpy as np

from indexer.matching.estimates.missed import risen
from indexer.matching.matrices.arrays import Floats
from indexer.matching.texts.candidate import TextCandidate

_FEWEST = 100
"""Open styles, and styles that are taken for sold, without which a catalog tells nothing."""
_AS_MANY = 300.0
"""Open styles that count as much as what is known before any was looked at."""
_FROM, _TO = 0.2, (0.5, 0.6, 0.7)
"""Quantiles of the unsold: below the first is what is like nothing, and each of the others bounds what is counted."""
_UNSURE = 0.2
"""A smaller rise is no more than chance, and taken off each."""
_LOWEST, _HIGHEST = -1.25, 3.0
"""A fall ends sooner: where text knows little of what is sold again, the share that is found looks lower as well."""
_FURTHEST = 6.0

Found = Sequence[Sequence[TextCandidate]]


def catalog_shift(
    said: Found,
    weighed: Found,
    bereft: Mapping[int, Sequence[TextCandidate]],
    joined: Mapping[int, int],
    missed: Mapping[int, float],
) -> float:
    """What to add to the log-odds of all candidates of a market; 0 where too little is known.

    ``said``: what text says of each style of the site, and ``weighed`` the same with all that is known beside it.
    ``bereft``: by the number of a style, what text says without its likeliest home style. ``joined``: the home styles
    that identifiers joined to styles of the site. ``missed``: by the number of each style that is written in a
    language of home, the chance that it is sold here though no candidate is the right one: part of the share as well.
    """
    open_styles = [number for number in missed if number not in joined]
    unsold = np.array([_log_odds(found) for found in bereft.values()])
    sold = np.array([_surely_sold(number, said[number], joined) for number in bereft])
    if len(open_styles) < _FEWEST or sold.sum() < _FEWEST:
        return 0.0
    share = _share_found(np.array([_log_odds(said[number]) for number in open_styles]), unsold, sold)
    odds, absent = _table([weighed[number] for number in open_styles]), np.array([missed[n] for n in open_styles])
    shift = float(np.clip(_shift_to(odds, absent, max(share, min(0.02, _mean(odds, absent, 0.0)))), _LOWEST, _HIGHEST))
    certain = len(open_styles) / (len(open_styles) + _AS_MANY)
    return certain * (max(shift - _UNSURE, 0.0) + min(shift, 0.0))


def _surely_sold(number: int, found: Sequence[TextCandidate], joined: Mapping[int, int]) -> float:
    """How likely the style's likeliest home style was the right one."""
    if number in joined:
        return float(bool(found) and found[0].style == joined[number])
    return _chance(found)


def _share_found(scores: Floats, unsold: Floats, weights: Floats) -> float:
    """The share of ``scores`` that are not of the unsold, of whose scores there is a weighted sample."""
    order = np.argsort(unsold, kind="stable")
    summed = np.cumsum(weights[order]) / weights.sum()
    least, *bounds = (unsold[order][np.searchsorted(summed, at)] for at in (_FROM, *_TO))
    above = scores > least
    if not above.any():
        return 0.0
    ratios = []
    for bound in bounds:
        expected = np.sum(weights * ((unsold > least) & (unsold <= bound))) / np.sum(weights * (unsold > least))
        ratios.append(np.mean(scores[above] <= bound) / max(float(expected), 1e-9))
    return float((1 - np.clip(np.mean(ratios), 0.02, 1.0)) * np.mean(above))


def _shift_to(odds: Floats, missed: Floats, share: float) -> float:
    low, high = -8.0, 8.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _mean(odds, missed, middle) < share else (low, middle)
    return low


def _table(found: Found) -> Floats:
    """One row of log-odds per style, those that are missing at none at all."""
    rows = [[c.log_odds for c in some if c.shares_words] for some in found]
    table = np.full((len(rows), max(map(len, rows), default=0) or 1), -40.0)
    for row, values in zip(table, rows, strict=True):
        row[: len(values)] = values
    return table


def _mean(odds: Floats, missed: Floats, shift: float) -> float:
    """Of the probabilities that at least one candidate is the right one, or the right one is none of them."""
    unfound = 1 - risen(missed, shift)
    return float(np.mean(1 - unfound * np.exp(-np.logaddexp(0.0, odds + shift).sum(axis=1))))


def _chance(found: Sequence[TextCandidate]) -> float:
    return 1 - prod(1 - candidate.chance for candidate in found if candidate.shares_words)


def _log_odds(found: Sequence[TextCandidate]) -> float:
    chance = min(max(_chance(found), 1e-6), 1 - 1e-6)
    return min(max(log(chance / (1 - chance)), -_FURTHEST), _FURTHEST)

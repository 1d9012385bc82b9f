"""What text says of a style once its likeliest home style is taken away: so does it speak of what is not sold here."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from indexer.matching.features.context import Candidates
from indexer.matching.matrices.arrays import Ints, among
from indexer.matching.styles.same_offer import same_offer
from indexer.matching.styles.styles import Style
from indexer.text import terms

_SAMPLE = 700
"""Styles that are asked; the others are like them."""


def hidden_pairs(candidates: Candidates, likeliest: Sequence[int | None], home: Sequence[Style]) -> Ints:
    """Numbers of the pairs of some styles with their likeliest home style, and with others that are the same offer.

    ``likeliest``: for each style of the site the number of that home style.
    """
    asked = np.zeros(len(likeliest), dtype=bool)
    asked[:: max(len(likeliest) // _SAMPLE, 1)] = True
    numbers = np.flatnonzero(asked[candidates.pairs[:, 0]])
    known: dict[tuple[int, int], bool] = {}
    numbered = cache(lambda number: _numbered(home[number]))
    hidden = []
    for number, (style, other) in zip(numbers.tolist(), candidates.pairs[numbers].tolist(), strict=True):
        best = likeliest[style]
        if best is None:
            continue
        if (best, other) not in known:
            listed_twice = numbered(best) == numbered(other) and same_offer(home[best], home[other])
            known[best, other] = best == other or listed_twice
        if known[best, other]:
            hidden.append(number)
    return np.array(hidden, dtype=np.int64)


def _numbered(style: Style) -> set[str]:
    """A model whose title differs by its number only is not the same offer, but what stays to be seen."""
    return {word for word in terms(style.record.title) if any(map(str.isdigit, word))}


def left_over(candidates: Candidates, hidden: Ints, most: int) -> tuple[Candidates, Ints, Ints]:
    """The pairs that the styles with a hidden pair still have, the ``most`` likeliest of each, among their rivals.

    Candidates of only the styles and the home styles that matter for these; the numbers of the pairs in them; and of
    the hidden ones.
    """
    pairs = candidates.pairs
    asked = among(pairs[:, 0], pairs[hidden, 0])
    rest = np.setdiff1d(np.flatnonzero(asked), hidden)
    rest = rest[candidates.of(rest).likeliest(most)]
    near = np.flatnonzero(asked | among(pairs[:, 1], pairs[rest, 1]))
    return candidates.of(near), np.searchsorted(near, rest), np.searchsorted(near, hidden)

"""How much a product is of the same kind as the best ones: products with the same attributes are alike.

Pseudo-relevance feedback (Rocchio, 1971) on what tells a product's kind instead of on its words, so that the query does
not drift to what the first titles happen to say.
"""

from collections.abc import Sequence
from math import fsum, sqrt

BEST = 5
"""Products that say which kind is meant."""


def kind_agreement(kinds: Sequence[frozenset[str]]) -> list[float]:
    """For each product, the best first, the cosine of its kind with that of the first few; 0 without any kind."""
    meant: dict[str, float] = {}
    for kind in kinds[:BEST]:
        for name in kind:
            meant[name] = meant.get(name, 0.0) + 1 / sqrt(len(kind))
    # Sets have another order in each process: added up in that order, equal products would trade places.
    length = sqrt(fsum(weight * weight for weight in meant.values()))
    if not length:
        return [0.0] * len(kinds)
    names = frozenset(meant)
    of_kind = {  # products share theirs
        kind: fsum(map(meant.__getitem__, names & kind)) / (length * sqrt(len(kind))) if kind else 0.0
        for kind in set(kinds)
    }
    return [of_kind[kind] for kind in kinds]

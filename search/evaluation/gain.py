"""Measures of a ranked list against graded judgments; what nobody judged counts as wrong."""

import math
from collections.abc import Iterable, Mapping, Sequence

_FIRST = 10
_DEPTH = 50


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, with 2^grade - 1 (Burges et al., 2005).

    0 if nothing is relevant.
    """
    ideal = _dcg(sorted(grades.values(), reverse=True)[:_FIRST])
    return _dcg([grades.get(id_, 0) for id_ in ranked[:_FIRST]]) / ideal if ideal else 0.0


def judged_only(ranked: Iterable[str], grades: Mapping[str, int]) -> list[str]:
    """The list without what nobody judged: a gain that the judgments can't see is then no loss."""
    return [id_ for id_ in ranked if id_ in grades]


def recall(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """The share of the relevant that is among the first fifty; of at most fifty that could be."""
    relevant = {id_ for id_, grade in grades.items() if grade > 0}
    return len(relevant & set(ranked[:_DEPTH])) / min(len(relevant), _DEPTH) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """One over the place of the first relevant one; 0 without any."""
    places = (place for place, id_ in enumerate(ranked, start=1) if grades.get(id_, 0) > 0)
    return 1 / next(places, math.inf)


def mean(values: Iterable[float]) -> float:
    """0 for none."""
    known = list(values)
    return sum(known) / len(known) if known else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed (nearest rank)."""
    ordered = sorted(values)
    return round(ordered[max(math.ceil(share * len(ordered)) - 1, 0)], 2) if ordered else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))

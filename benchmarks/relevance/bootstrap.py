"""Is one ranking better than another, or are the queries just kind to it?"""

import random
from collections.abc import Sequence

from search.evaluation.gain import mean

SAMPLES = 10_000
SEED = 1


def paired_bootstrap(scores: Sequence[float], others: Sequence[float]) -> tuple[float, float]:
    """The interval that holds nine of ten mean differences of queries drawn with replacement (Sakai, 2006)."""
    differences = [score - other for score, other in zip(scores, others, strict=True)]
    draw = random.Random(SEED)
    means = sorted(mean(draw.choices(differences, k=len(differences))) for _ in range(SAMPLES))
    outside = SAMPLES // 20
    return means[outside], means[-outside - 1]

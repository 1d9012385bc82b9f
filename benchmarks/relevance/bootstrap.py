"""Is one ranking better than another, or are the queries just kind to it?"""

import random
from collections.abc import Sequence

from search.gain import mean

SAMPLES = 10_000
SEED = 1


def paired_bootstrap(scores: Sequence[float], others: Sequence[float], share: float = 0.9) -> tuple[float, float]:
    """The interval that holds this share of the mean differences of queries drawn with replacement (Sakai, 2006)."""
    differences = [score - other for score, other in zip(scores, others, strict=True)]
    draw = random.Random(SEED)
    means = sorted(mean(draw.choices(differences, k=len(differences))) for _ in range(SAMPLES))
    outside = (1 - share) / 2
    return means[int(outside * SAMPLES)], means[int((1 - outside) * SAMPLES) - 1]

"""How likely each pair is where a record has one partner at most: given all the others that want the same records."""

import numpy as np

from indexer.matching.matrices.arrays import Floats, Ints

_STEPS = 15
_SUREST = 12.0


def exclusive(pairs: Ints, log_odds: Floats) -> Floats:
    """Log-odds of each pair in a one-to-one matching, by belief propagation from those of the pairs by themselves.

    A record tells each candidate how likely it is left over by all its others; after a few rounds that settles.
    """
    sides = [np.unique(pairs[:, side], return_inverse=True)[1] for side in (0, 1)]
    odds = np.exp(np.clip(log_odds, -_SUREST, _SUREST))
    said = [odds.copy(), odds.copy()]
    for _ in range(_STEPS):
        heard = [_others(sides[0], said[1]), _others(sides[1], said[0])]
        said = [np.sqrt(before * odds / (1 + others)) for before, others in zip(said, heard, strict=True)]
    result: Floats = np.log(said[0] * said[1] / odds)
    return result


def _others(record: Ints, weights: Floats) -> Floats:
    """For each pair the sum over the record's other pairs."""
    total = np.bincount(record, weights)[record] if len(record) else weights
    return np.maximum(total - weights, 0.0)

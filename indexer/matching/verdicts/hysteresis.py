"""A verdict changes when its evidence does, not because a probability drifts over a threshold.

What other products a catalog holds moves every probability a little, since rare words and rivals are counted over
all of them. Near a threshold that would make a public claim come and go.
"""

from collections.abc import Collection

from indexer.matching.verdicts.thresholds import NOT_SOLD_UP_TO, SOLD_FROM
from indexer.verdict import VariantVerdict

_SLACK = {NOT_SOLD_UP_TO: 0.01, SOLD_FROM: 0.03}
"""How far beyond a threshold a probability has to be before it counts as another one."""


def steady(before: VariantVerdict | None, now: VariantVerdict, home_ids: Collection[str]) -> VariantVerdict:
    """``now``, with the verdict of ``before`` where the same facts only drifted over a threshold.

    ``home_ids``: the rows there are; a verdict that names another one is not kept.
    """
    if before is None or before.verdict == now.verdict or not _drifted(before, now):
        return now
    if before.home_id is not None and before.home_id not in home_ids:
        return now
    return before.model_copy(update={"match_probability": now.match_probability, "evidence": now.evidence})


def _drifted(before: VariantVerdict, now: VariantVerdict) -> bool:
    said = now.match_probability
    if said is None or before.match_probability is None or _facts(before) != _facts(now):
        return False
    return any(abs(said - threshold) <= slack for threshold, slack in _SLACK.items())


def _facts(verdict: VariantVerdict) -> list[tuple[str, str]]:
    """Whether a home product is called the likeliest or the nearest follows from the probability: it is no fact."""
    return [(fact.code, fact.detail.partition(" home product is ")[2] or fact.detail) for fact in verdict.evidence]

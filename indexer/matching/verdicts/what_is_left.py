"""What a stored verdict says of itself: how much the named home product counts in it, and what is left without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from indexer.matching.verdicts.thresholds import FITS
from indexer.verdict import Evidence, VariantVerdict

_ABSENCES = ("pack_of_single", "judged_different")


@dataclass(frozen=True)
class TextShare:
    """Of a verdict that text gave, by its evidence."""

    log_odds: float
    """That the style is the named home product, from all that was weighed."""
    fit: float
    """How likely the variant is sold in that style, by what home states of its options."""
    left: float
    """The probability that it is sold here as something else: other candidates, and what blocking missed."""

    @property
    def chance(self) -> float:
        """That the variant is the named home product."""
        return self.fit / (1 + exp(-self.log_odds))

    def sold(self, log_odds: float) -> float:
        """The probability that it is sold here, were the odds of the named home product these."""
        return 1 - (1 - self.left) * (1 - self.fit / (1 + exp(-log_odds)))


def text_share(verdict: VariantVerdict) -> TextShare | None:
    """None where text did not weigh a home product."""
    weighed = [fact for fact in verdict.evidence if fact.weight is not None]
    if verdict.match_probability is None or not any(fact.code == "most_alike" for fact in weighed):
        return None
    codes = {fact.code for fact in verdict.evidence}
    share = TextShare(sum(fact.weight or 0.0 for fact in weighed), _fit(verdict.evidence), 0.0)
    if "nothing_in_common" in codes:  # such a product counts only in what blocking missed
        return TextShare(share.log_odds, share.fit, verdict.match_probability)
    left = 1 - (1 - verdict.match_probability) / max(1 - share.chance, 1e-6)
    return TextShare(share.log_odds, share.fit, min(max(left, 0.0), 1.0))


def _fit(evidence: Sequence[Evidence]) -> float:
    codes = [fact.code for fact in evidence]
    if any(code in _ABSENCES or code.endswith("_not_at_home") for code in codes):
        return FITS["different"]
    if "options_unclear" in codes:
        return FITS["unclear"]
    return FITS["silent" if any(code.startswith("home_silent_on_") for code in codes) else "same"]

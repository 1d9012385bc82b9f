"""What would have to be otherwise for a variant to have another verdict, worked out from its own evidence."""

from collections.abc import Iterator

from indexer.matching.verdicts.thresholds import band
from indexer.matching.verdicts.what_is_left import TextShare, text_share
from indexer.verdict import Evidence, VariantVerdict, Verdict

_NAMES = {
    Verdict.SOLD_HERE: "sold here",
    Verdict.NOT_SOLD_HERE: "not sold here",
    Verdict.UNCERTAIN: "uncertain",
}
_BY_TEXT = ("most_alike", "nothing_alike")


def would_change(verdict: VariantVerdict) -> list[str]:
    """Sentences for people, the fact that counts most first; none where there is no verdict.

    Each weighed fact is left out in turn, and the probability is computed again without it.
    """
    if verdict.verdict is None:
        return []
    share = text_share(verdict)
    said = list(_without(verdict, share)) if share else []
    codes = {fact.code for fact in verdict.evidence}
    by_text = not codes.isdisjoint(_BY_TEXT) and "gtins_differ" not in codes
    if by_text and verdict.verdict is not Verdict.SOLD_HERE:
        where = "on both records" if verdict.home_id else "on a product of the shop"
        said.append(f"The same GTIN, or the same brand and part number, {where} would make it sold here.")
    return said


def _without(verdict: VariantVerdict, share: TextShare) -> Iterator[str]:
    now = share.sold(share.log_odds)
    weighed = [fact for fact in verdict.evidence if fact.weight and fact.code != "most_alike"]
    for fact in sorted(weighed, key=lambda fact: -abs(fact.weight or 0.0)):
        chance = share.sold(share.log_odds - (fact.weight or 0.0))
        if band(chance) is not band(now):
            yield _sentence(fact, now, chance)


def _sentence(fact: Evidence, now: float, chance: float) -> str:
    told = f"{chance:.0%} instead of {now:.0%}, which is {_NAMES[band(chance)]}"
    return f"Without this the probability would be {told}: {fact.detail}"

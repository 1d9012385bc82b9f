"""Verdicts near a threshold: they change with their evidence, and not without."""

import pytest

from indexer.matching.verdicts.hysteresis import steady
from indexer.verdict import Evidence, VariantVerdict, Verdict

HOME = {"h1"}


def verdict(kind: Verdict, probability: float, home_id: str | None = None, *facts: str) -> VariantVerdict:
    evidence = [Evidence(code=fact, detail=fact, weight=probability) for fact in facts or ("most_alike",)]
    return VariantVerdict(
        variant_id="v", verdict=kind, match_probability=probability, home_id=home_id, evidence=evidence
    )


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (verdict(Verdict.NOT_SOLD_HERE, 0.048), verdict(Verdict.UNCERTAIN, 0.055, "h1")),
        (verdict(Verdict.UNCERTAIN, 0.055, "h1"), verdict(Verdict.NOT_SOLD_HERE, 0.047)),
        (verdict(Verdict.SOLD_HERE, 0.81, "h1"), verdict(Verdict.UNCERTAIN, 0.79, "h1")),
    ],
)
def test_a_probability_that_drifts_changes_no_verdict(before: VariantVerdict, now: VariantVerdict) -> None:
    kept = steady(before, now, HOME)
    assert (kept.verdict, kept.home_id) == (before.verdict, before.home_id)
    assert kept.match_probability == now.match_probability
    assert steady(kept, now, HOME) == kept


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (verdict(Verdict.NOT_SOLD_HERE, 0.048), verdict(Verdict.UNCERTAIN, 0.055, "h1", "title_within")),
        (verdict(Verdict.NOT_SOLD_HERE, 0.048), verdict(Verdict.UNCERTAIN, 0.2, "h1")),
        (verdict(Verdict.SOLD_HERE, 0.81, "gone"), verdict(Verdict.UNCERTAIN, 0.79, "h1")),
    ],
    ids=["other evidence", "far beyond", "its home row is gone"],
)
def test_evidence_distance_and_a_vanished_row_change_it(before: VariantVerdict, now: VariantVerdict) -> None:
    assert steady(before, now, HOME) == now


def test_how_a_home_product_is_called_is_no_evidence() -> None:
    before, now = (
        VariantVerdict(
            variant_id="v",
            verdict=kind,
            match_probability=chance,
            home_id=None,
            evidence=[Evidence(code="most_alike", detail=f"The {word} home product is 'Jacket'.")],
        )
        for kind, chance, word in ((Verdict.UNCERTAIN, 0.055, "most likely"), (Verdict.NOT_SOLD_HERE, 0.049, "nearest"))
    )
    assert steady(before, now, HOME).verdict is Verdict.UNCERTAIN


def test_a_first_verdict_is_taken_as_it_is() -> None:
    now = verdict(Verdict.NOT_SOLD_HERE, 0.02)
    assert steady(None, now, HOME) == now

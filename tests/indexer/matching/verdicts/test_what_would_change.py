"""What would change a verdict, checked by changing it."""

from indexer.matching.verdicts.what_would_change import would_change
from indexer.verdict import Evidence, VariantVerdict, Verdict
from tests.indexer.matching.conftest import Shop

GTIN = "04006381333931"


def weighed(*weights: tuple[str, float], probability: float) -> VariantVerdict:
    evidence = [Evidence(code=code, detail=f"It says {code}.", weight=weight) for code, weight in weights]
    return VariantVerdict(
        variant_id="v", verdict=Verdict.UNCERTAIN, match_probability=probability, home_id="h1", evidence=evidence
    )


def test_the_fact_that_holds_a_verdict_back_is_named_with_what_would_be_without_it() -> None:
    held = weighed(("most_alike", 3.0), ("stated_differences", -3.0), ("price_ratio", 0.1), probability=0.5)
    [without, identifier] = would_change(held)
    assert without.startswith("Without this the probability would be 9")
    assert "instead of 5" in without
    assert without.endswith("which is sold here: It says stated_differences.")
    assert identifier.startswith("The same GTIN")


def test_where_one_fact_alone_can_not_turn_it_none_is_named() -> None:
    small = weighed(("most_alike", 0.2), ("price_ratio", 0.1), ("title_within_two", -0.2), probability=0.52)
    assert [sentence[:9] for sentence in would_change(small)] == ["The same "]


def test_what_an_identifier_is_said_to_do_it_does() -> None:
    for gtins, expected in (([], "The same GTIN"), ([GTIN], None)):
        shop = Shop()
        shop.sells("h1", "Halden rain trousers, grey", gtins=gtins)
        shop.brand_shows("p1", "Fell Runner 2", [{"gtin": GTIN}])
        [verdict] = shop.verdicts().values()
        said = would_change(verdict)
        assert any(sentence.startswith("The same GTIN") for sentence in said) is bool(expected)
        assert (verdict.verdict is Verdict.SOLD_HERE) is (expected is None)


def test_a_person_and_a_missing_catalog_leave_nothing_to_say() -> None:
    judged = VariantVerdict(
        variant_id="v",
        verdict=Verdict.NOT_SOLD_HERE,
        match_probability=0.0,
        evidence=[Evidence(code="judged_different", detail="A person decided that it is not this product.")],
    )
    assert would_change(judged) == []
    assert would_change(VariantVerdict(variant_id="v", verdict=None, match_probability=None)) == []

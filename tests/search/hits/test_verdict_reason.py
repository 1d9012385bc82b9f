"""Verdicts in sentences."""

import pytest

from indexer.verdict import Evidence, Verdict
from search.hits.verdict_reason import verdict_reasons

NEAREST = Evidence(code="most_alike", detail="The most likely home product is 'Trail Shoe 7'.", weight=-2.0)
NOTHING = Evidence(code="nothing_in_common", detail="The titles have no word in common.", weight=-3.0)
GTINS = Evidence(code="gtins_differ", detail="GTINs differ: 1 and 2.", weight=-2.0)
SIZE = Evidence(code="size_not_at_home", detail="Home states the size, and this one is not among them.")
OUTDONE = Evidence(code="title_outdone", detail="Another product of this site has all the words.", weight=-1.0)
SILENT = Evidence(code="home_silent_on_size", detail="Home does not state the size, so it covers all of them.")


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ([NEAREST, NOTHING, GTINS, SIZE], ["The shop sells nothing like it."]),
        ([NEAREST, GTINS], ["The nearest that the shop sells is 'Trail Shoe 7'.", "Their GTINs differ."]),
        ([NEAREST], ["The nearest that the shop sells is 'Trail Shoe 7', which is another product."]),
        ([NEAREST, OUTDONE, GTINS], ["The nearest that the shop sells is 'Trail Shoe 7'.", "Their GTINs differ."]),
        ([NEAREST, GTINS, SILENT], ["The nearest that the shop sells is 'Trail Shoe 7'.", "Their GTINs differ."]),
        (
            [NEAREST, SIZE],
            ["The nearest that the shop sells is 'Trail Shoe 7'.", "The shop does not list this size of it."],
        ),
        ([NEAREST, SILENT], ["The nearest that the shop sells is 'Trail Shoe 7', which is another product."]),
        ([], []),
    ],
)
def test_what_is_not_sold_here_is_beside_its_nearest_or_alone(evidence: list[Evidence], told: list[str]) -> None:
    assert verdict_reasons(Verdict.NOT_SOLD_HERE, evidence) == told


@pytest.mark.parametrize("verdict", [Verdict.SOLD_HERE, Verdict.UNCERTAIN])
def test_other_verdicts_have_their_evidence(verdict: Verdict) -> None:
    assert verdict_reasons(verdict, [NEAREST, SILENT]) == [NEAREST.detail, SILENT.detail]

"""Two records as a person compares them: what agrees, and which of many values are shown."""

import pytest

from indexer.matching.judgements.record_side import RecordSide
from indexer.review.side_by_side import ComparedField, side_by_side


def field(name: str, ours: RecordSide, theirs: RecordSide) -> ComparedField:
    return next(line for line in side_by_side(ours, theirs) if line.field == name)


def test_a_number_that_both_have_is_shown_before_the_others() -> None:
    ours = RecordSide(title="Fell", mpns=[f"F-{number}" for number in range(10, 30)])
    line = field("mpn", ours, RecordSide(title="Fell", mpns=["f25"]))
    assert (line.agrees, line.brand_site) == (True, "F-25, F-10, F-11, F-12 and 16 more")


def test_every_option_is_shown() -> None:
    sizes = [str(size) for size in range(36, 47)]
    line = field("size", RecordSide(title="Fell", options={"size": sizes}), RecordSide(title="Fell"))
    assert (line.agrees, line.brand_site) == (None, ", ".join(sizes))


@pytest.mark.parametrize(("theirs", "agrees"), [("rubber boot", True), ("Boots", None)])
def test_another_category_means_nothing(theirs: str, agrees: bool | None) -> None:
    ours = RecordSide(title="Fell", category="Rubber boot")
    assert field("category", ours, RecordSide(title="Fell", category=theirs)).agrees is agrees


def test_a_brand_in_one_title_only_is_not_marked() -> None:
    line = field("title", RecordSide(title="Fell Mid", brand="Acme"), RecordSide(title="Acme Fell", brand="Acme"))
    marked = [
        [piece.text for piece in pieces if piece.differs] for pieces in (line.brand_site_pieces, line.home_pieces)
    ]
    assert marked == [["Mid"], []]

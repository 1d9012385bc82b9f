"""Where the second section stands among the shop's own hits."""

from collections.abc import Iterable, Sequence

from indexer.engines.stored_document import StoredDocument
from search.query.word import QueryWord
from search.ranking.ranked_document import RankedDocument
from search.sections.offering import ROW, Offering
from tests.catalog import home_document

KIDS, BOOTS = QueryWord("kids", 4.0, known=True), QueryWord("boots", 3.0, known=True)
ACME = QueryWord("acme", 5.0, known=True)


def found(matched: Iterable[str], score: float = 1.0) -> RankedDocument:
    return RankedDocument(StoredDocument.of(home_document("1")), score, 1.0, {word: ["title"] for word in matched})


def row(best: RankedDocument | None, home: Sequence[RankedDocument], *brand: str) -> int | None:
    words = [ACME, KIDS, BOOTS] if brand else [KIDS, BOOTS]
    return Offering([], best, [], frozenset(brand)).row(home, words)


def test_what_answers_goes_before_what_does_not() -> None:
    assert row(found(["kids", "boots"], 9.0), [found(["boots"])] * 4) == 0


def test_no_answer_of_the_shop_is_displaced() -> None:
    answer, other = found(["kids", "boots"]), found(["boots"])
    assert row(found(["kids", "boots"], 9.0), [answer, other, answer, other]) == 3
    assert row(found(["kids", "boots"], 9.0), [answer] * 20) == ROW


def test_nor_what_fits_no_worse() -> None:
    assert row(found(["kids", "boots"], 2.0), [found(["boots"], 2.0), found(["boots"])]) == 1


def test_what_does_not_answer_goes_before_nothing() -> None:
    assert row(found(["boots"], 9.0), [found(["boots"])] * 4) == 4


def test_the_same_thing_of_another_brand_is_an_answer() -> None:
    other_brand = found(["kids", "boots"])
    assert row(found(["acme", "kids", "boots"], 9.0), [other_brand] * 3, "acme") == 3


def test_where_only_a_brand_is_named_the_shop_s_own_come_first() -> None:
    home = [found(["acme"])] * 2
    assert Offering([], found(["acme"], 9.0), [], frozenset(["acme"])).row(home, [ACME]) == 2


def test_without_a_candidate_there_is_no_row() -> None:
    assert row(None, [found(["boots"])]) is None

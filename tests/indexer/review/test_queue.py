"""What is asked, and in which order."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from config.settings import Settings
from indexer.matching.judgements.judgements import record_judgement
from indexer.review.question import Question, in_order
from indexer.verdict import Evidence, Verdict
from tests.indexer.review.conftest import Write, alike
from tests.indexer.stored_catalog import ids

Queue = Callable[[], list[Question]]
POISON = Evidence(code="gtin_of_another_brand", detail="GTIN 1 is 'it' of Acme at home, but this is of Apex.")


def question(chance: float, if_same: int, if_different: int, subject: str = "a") -> Question:
    return Question(
        scope="style",
        subject=subject,
        object="h",
        site="acme",
        chance=chance,
        if_same=if_same,
        if_different=if_different,
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [(question(0.5, 4, 0), 2.0), (question(0.25, 4, 8), 7.0), (question(0.9, 0, 1), 0.1), (question(0.0, 9, 0), 0.0)],
)
def test_expected_change_is_what_each_answer_turns_by_how_likely_it_is(asked: Question, expected: float) -> None:
    assert asked.expected_change == pytest.approx(expected)


def test_of_equals_the_more_uncertain_comes_first_and_the_order_is_always_the_same() -> None:
    sure, unsure, same = question(0.9, 1, 1, "sure"), question(0.5, 1, 1, "unsure"), question(0.5, 1, 1, "apart")
    for order in ([sure, unsure, same], [same, unsure, sure]):
        assert [asked.subject for asked in in_order(order)] == ["apart", "unsure", "sure"]


def test_a_style_with_many_variants_is_asked_once_and_first(says: Write, queue: Queue) -> None:
    says("Single", "h1", 0.5)
    says("Many", "h2", 0.5, sizes=("1", "2", "3"))
    first, second = queue()
    assert (first.scope, first.subject, first.object, first.if_same) == ("style", ids("Many")[0], "h2", 3)
    assert (second.scope, second.subject, second.object) == ("variant", ids("Single")[1], "h1")


def test_a_home_product_that_many_claim_comes_before_others(says: Write, queue: Queue) -> None:
    says("Lonely", "h1", 0.2)
    for name in ("One", "Two", "Three"):
        says(name, "h2", 0.2)
    found = queue()
    assert {asked.object for asked in found[:3]} == {"h2"}
    assert found[0].if_same == 3, "the other two become not sold here"
    assert any("2 other products" in sentence for sentence in found[0].why)


def test_what_is_left_says_whether_no_settles_it(says: Write, queue: Queue) -> None:
    says("Settled", "h1", 0.5)
    says("Open", "h2", 0.7, alike(0.5))
    found = {asked.object: asked for asked in queue()}
    assert (found["h1"].if_different, found["h2"].if_different) == (1, 0)
    assert found["h2"].chance == pytest.approx(0.5, abs=0.01)


def test_a_brand_that_is_another_name_comes_first(says: Write, queue: Queue) -> None:
    says("Plain", "h1", 0.5)
    for number in range(4):
        says(f"Held {number}", f"h{number + 2}", 0.3, POISON, brand="Apex")
    first = queue()[0]
    assert (first.scope, first.subject, first.object) == ("brand", "Apex", "Acme")
    assert first.if_same == 4
    assert first.chance == pytest.approx(5 / 6)


def test_a_brand_that_is_sold_under_its_own_name_is_hardly_another(says: Write, queue: Queue) -> None:
    says("Held", "h1", 0.3, POISON, brand="Apex")
    for number in range(3):
        equal = Evidence(code="gtin_equal", detail="Both have it.")
        says(f"Sold {number}", f"s{number}", 0.998, equal, brand="Apex", home_brand="Apex", verdict=Verdict.SOLD_HERE)
    asked = next(asked for asked in queue() if asked.scope == "brand")
    assert asked.chance == pytest.approx(2 / 6)


def test_certain_verdicts_and_what_names_nothing_are_not_asked(says: Write, queue: Queue) -> None:
    says("Sure", "h1", 0.99, verdict=Verdict.SOLD_HERE)
    says("Doubtful", "h2", 0.9, verdict=Verdict.SOLD_HERE)
    says("Nothing", "h3", 0.01, verdict=Verdict.NOT_SOLD_HERE)
    [asked] = queue()
    assert (asked.object, asked.if_same, asked.if_different) == ("h2", 0, 1)


def test_what_was_answered_is_not_asked_again(settings: Settings, says: Write, queue: Queue) -> None:
    says("Single", "h1", 0.5)
    record_judgement(settings, ids("Single")[1], "different", "h1")
    assert queue() == []


def test_an_empty_store_has_no_questions(database: Engine, queue: Queue) -> None:
    assert database
    assert queue() == []

"""What a query's words tell beside one another."""

import pytest

from search.language.inflection import inflections
from search.query.term_statistics import TermStatistics
from search.query.word import QueryWord
from search.query.words import Alternatives, weigh_words

STATISTICS = TermStatistics(documents=100, frequencies={"boots": 4, "for": 1, "30": 1, "kids": 2})


def weighed(*terms: str, minor: tuple[str, ...] = ()) -> dict[str, QueryWord]:
    return {word.text: word for word in weigh_words(terms, STATISTICS, Alternatives(), minor)}


def test_a_minor_word_is_weak_however_rare_it_is() -> None:
    plain = weighed("boots", "for", "30")
    words = weighed("boots", "for", "30", minor=("for", "30"))
    assert not any(word.weak for word in plain.values())
    assert [text for text, word in words.items() if word.weak] == ["for", "30"]
    assert words["30"].weight < words["boots"].weight < plain["30"].weight


def test_beside_nothing_else_it_is_what_is_looked_for() -> None:
    assert not weighed("30", minor=("30",))["30"].weak


def test_a_minor_word_finds_nothing_where_no_product_has_the_others() -> None:
    assert weighed("cyclist", "for", minor=("for",))["for"].weak


def test_a_minor_word_that_no_product_has_is_not_taken_for_another() -> None:
    assert weighed("boots", "with", minor=("with",))["with"].edits == 0
    assert weighed("boots", "wuth")["wuth"].edits == 1


def test_a_word_of_the_language_that_no_product_has_is_not_taken_for_another() -> None:
    assert weighed("boots", "boats")["boats"].edits == 0
    assert weighed("boots", "boits")["boits"].edits == 1


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("shelf", ["shelfs", "shelves"]),
        ("knives", ["knif", "knife"]),
        ("dress", ["dresses"]),
        ("mice", ["mouse"]),
        ("mouse", ["mice"]),
        ("tvs", ["tv"]),
    ],
)
def test_inflections(word: str, others: list[str]) -> None:
    assert set(others) <= set(inflections(word))


@pytest.mark.parametrize(
    ("terms", "found"), [(("m", "90"), ("m90",)), (("smart", "watch"), ("smartwatch",)), (("90", "m"), ())]
)
def test_two_words_may_be_one_that_products_have(terms: tuple[str, str], found: tuple[str, ...]) -> None:
    statistics = TermStatistics(100, dict.fromkeys(("m90", "90m", "smartwatch"), 2))
    assert [word.synonyms for word in weigh_words(terms, statistics, Alternatives())] == [found, found]

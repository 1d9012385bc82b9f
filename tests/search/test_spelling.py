"""Misspelt words, compounds, and words that are still being typed."""

import pytest

from search.request import SearchRequest
from search.service import SearchService
from search.spelling import Speller

SPELLER = Speller.of(
    [("kettle", 90), ("kettles", 5), ("nettle", 40), ("steel", 60), ("lid", 30), ("hook", 9), ("once", 1), ("a5", 70)]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ketle", "kettle"),
        ("kettel", "kettle"),
        ("ktetle", "kettle"),
        ("kettlle", "kettle"),
        ("kxttlx", "kettle"),
        ("nttle", "nettle"),
        ("stel", "steel"),
    ],
)
def test_the_likeliest_word_comes_first(typed: str, meant: str) -> None:
    assert SPELLER.corrections(typed)[0] == meant


@pytest.mark.parametrize("typed", ["ld", "a55", "onces", "umbrella", "", "x" * 500])
def test_nothing_is_made_of_what_is_short_or_far(typed: str) -> None:
    assert SPELLER.corrections(typed) == []


@pytest.mark.parametrize(
    ("typed", "parts"),
    [("kettlelid", ("kettle", "lid")), ("kettleslid", ("kettle", "lid")), ("kettlexlid", None), ("lidlid7", None)],
)
def test_a_compound_is_two_known_words(typed: str, parts: tuple[str, str] | None) -> None:
    assert SPELLER.parts(typed) == parts


@pytest.mark.parametrize(
    ("q", "meant", "first"),
    [
        ("runing shoe", "running shoe", "R"),
        ("phone chrager", "phone charger", "C1"),
        ("phonecharger", "phone charger", "C1"),
        ("hilrunner", "hillrunner", "R"),
    ],
)
def test_a_misspelt_query_finds_what_was_meant(service: SearchService, q: str, meant: str, first: str) -> None:
    found = service.search(SearchRequest(q=q))
    assert found.did_you_mean == meant
    assert (found.sections.home.hits[0].home_id or "").startswith(first)
    assert [message.code for message in found.messages] == ["respelled"]


@pytest.mark.parametrize("q", ["hillrunner", "hillru", "stridewell pac", "zzzzzzzzzz"])
def test_what_is_right_or_unfinished_is_not_respelled(service: SearchService, q: str) -> None:
    assert service.search(SearchRequest(q=q)).did_you_mean is None


def test_a_misspelt_brand_is_still_told_from_one_that_is_spelled_right(service: SearchService) -> None:
    intent = service.search(SearchRequest(q="stridewel shoes")).intent
    assert (intent.brand, intent.by, intent.matched) == ("Stridewell", "typo", "stridewel")

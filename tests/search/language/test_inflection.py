"""Singular and plural of English words."""

from hypothesis import given
from hypothesis import strategies as st

from search.language.inflection import singular, words_with


@given(st.builds(str.__add__, st.text("aeuyxhz1é"), st.sampled_from(["", "s", "es", "ies", "ss", "us", "sses"])))
def test_a_word_is_among_those_with_its_stem(word: str) -> None:
    assert word in words_with(singular(word))


def test_words_with_a_stem_are_its_singular_and_its_plural() -> None:
    assert words_with("berry") == ["berry", "berrys", "berries"]

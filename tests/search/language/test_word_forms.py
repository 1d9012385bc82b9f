"""Plurals, cases and compounds of other languages than English, of those that a catalog has."""

import pytest

from search.language.word_forms import WordForms


@pytest.mark.parametrize(
    ("language", "singular", "plural"),
    [
        ("de", "kleid", "kleider"),
        ("de", "stuhl", "stuhle"),
        ("fr", "chapeau", "chapeaux"),
        ("es", "lapiz", "lapices"),
        ("it", "giacca", "giacche"),
        ("nl", "fles", "flessen"),
        ("nl", "laars", "laarzen"),
        ("pt", "anel", "aneis"),
        ("sv", "cykel", "cyklar"),
        ("da", "jakke", "jakker"),
        ("pl", "sukienka", "sukienki"),
        ("cs", "bota", "boty"),
        ("cyrillic", "куртка", "куртки"),
    ],
)
def test_singular_and_plural_find_each_other(language: str, singular: str, plural: str) -> None:
    forms = WordForms(frozenset((language,)), [singular, plural, "zzz", singular[:2] + "xyz"])
    assert forms.forms(singular) == [plural]
    assert forms.forms(plural) == [singular]


def test_english_words_keep_to_english_where_it_is_spoken_too() -> None:
    words = ("pan", "pane", "kleid", "kleider")
    assert WordForms(frozenset(("de",)), words).forms("pan") == ["pane"]
    both = WordForms(frozenset(("de", "en")), words)
    assert both.forms("pan") == ()
    assert both.forms("kleider") == ["kleid"]


def test_a_compound_is_found_by_its_head_if_the_rest_is_a_word_too() -> None:
    words = ("tisch", "schreiben", "schreibtisch", "kinder", "kindertisch", "kosmetisch", "kosmetik")
    assert WordForms(frozenset(("de",)), words).compounds("tisch") == ["kindertisch", "schreibtisch"]
    assert WordForms(frozenset(("fr",)), words).compounds("tisch") == ()


def test_a_shade_is_part_of_a_colour() -> None:
    assert WordForms(frozenset(("sv",)), ("bla", "morkbla")).compounds("bla") == ["morkbla"]

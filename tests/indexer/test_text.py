"""Text to terms, in every script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text import characters, fold, squash, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trail-Running Shoe, 42½", ["trail", "running", "shoe", "421", "2"]),
        ("Ｃafé CRÈME", ["cafe", "creme"]),
        ("Straße", ["strasse"]),
        ("İstanbul", ["istanbul"]),
        ("adi\u200bdas soft\u00adshell", ["adidas", "softshell"]),
        ("Łódź Ørsted œuvre ISPARTA ışık", ["lodz", "orsted", "oeuvre", "isparta", "isik"]),
        ("Ελλάς", ["ελλασ"]),
        ("Кроссовки", ["кроссовки"]),
        ("हिन्दी जूते", ["हिन्दी", "जूते"]),
        ("運動靴", ["運動", "動靴"]),
        ("靴", ["靴"]),
        ("ｶﾞ", ["ガ"]),
        ("Nike運動靴42", ["nike", "運動", "動靴", "42"]),
        ("한국", ["한국"]),
        ("a_b\0c\x1bd", ["a", "b", "c", "d"]),
        ("\ud800 lone", ["lone"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_a_model_number_is_squashed_whatever_its_script() -> None:
    assert squash("HP 626162-001") == "hp626162001"
    assert squash("運動靴-1") == "運動靴1"


def test_an_index_stores_single_characters_of_scripts_without_spaces() -> None:
    assert characters("運動") == ["運", "動"]
    assert characters("shoe") == ["shoe"]


@given(st.text())
def test_terms_of_any_text_hold_no_more_than_its_words(text: str) -> None:
    assert squash(text) == "".join(words(text))
    stored = {character for term in terms(text) for character in characters(term)}
    assert all(any(part in word for word in words(text)) for part in stored)
    assert terms(" ".join(words(text))) == terms(text)


@given(st.text(alphabet="aÉ ß–’_1S運動がｶﾞ가ไทยजूİ\u0301\u00a0\u200b\n.", max_size=300))
def test_a_text_is_folded_and_split_as_its_parts_are(text: str) -> None:
    assert fold(text * 3) == "".join(fold(part) for part in re.split(r"(\s)", text * 3))
    assert words(text) == [word for part in re.split(r"\s", text) for word in words(part)]


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF) | st.characters(min_codepoint=0x2000, max_codepoint=0x2BFF)))
def test_a_long_text_is_folded_as_its_words_are(text: str) -> None:
    long = f"{text} " * 201
    assert fold(long) == " ".join((*map(fold, [text] * 201), ""))

"""Model numbers however they are written."""

import pytest

from indexer.engines.codes import hidden_codes, joined_terms, text_codes


@pytest.mark.parametrize("title", ["Brother LC-51C", "Brôther LC-51C"])
def test_codes_are_joined_words_of_a_line(title: str) -> None:
    assert text_codes(f"{title}\n51 7") == {"lc51c", "brotherlc51c", "517"}


@pytest.mark.parametrize("title", ["Brother LC-51C", "Brôther LC-51C"])
def test_a_code_that_is_a_word_of_the_text_is_not_hidden(title: str) -> None:
    assert hidden_codes(f"{title}\n51 7\n517") == {"lc51c", "brotherlc51c"}


@pytest.mark.parametrize("brand", ["canon", "cañon"])
def test_three_words_are_a_code_only_if_they_are_short(brand: str) -> None:
    folded = brand.replace("ñ", "n")
    assert text_codes(f"{brand} pg 540 cartridge") == {f"{folded}pg540", "pg540", "540cartridge", "540"}
    assert text_codes(f"{brand}-pg-540-cartridge") >= {f"{folded}pg540cartridge"}
    assert joined_terms(["pg", "540", "cartridge"]) == ["pg540", "540cartridge", "pg540cartridge"]

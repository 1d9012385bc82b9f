"""Model numbers however they are written."""

import pytest

from indexer.engines.codes import hidden_codes, text_codes


@pytest.mark.parametrize("title", ["Brother LC-51C", "Brôther LC-51C"])
def test_codes_are_joined_words_of_a_line(title: str) -> None:
    assert text_codes(f"{title}\n51 7") == {"lc51c", "brotherlc51c", "517"}


@pytest.mark.parametrize("title", ["Brother LC-51C", "Brôther LC-51C"])
def test_a_code_that_is_a_word_of_the_text_is_not_hidden(title: str) -> None:
    assert hidden_codes(f"{title}\n51 7\n517") == {"lc51c", "brotherlc51c"}

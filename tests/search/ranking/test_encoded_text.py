"""Places of a text in UTF-8."""

import numpy as np
import pytest

from search.ranking.encoded_text import EncodedText


def places(*found: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(found, np.int64)


def test_blanks_are_spaces_and_control_characters_in_their_order() -> None:
    where, which = EncodedText("é a\tb\x1f").blanks()
    assert (where.tolist(), bytes(which)) == ([2, 4, 6], b" \t\x1f")


@pytest.mark.parametrize(("text", "before", "at"), [("ab.", True, True), ("é–.", True, False), ("–é.", False, True)])
def test_letters_are_letters_beyond_ascii_too(text: str, before: bool, at: bool) -> None:
    place = places(len(text[0].encode()))
    encoded = EncodedText(text)
    assert (encoded.in_word_before(place).tolist(), encoded.in_word_at(place).tolist()) == ([before], [at])


def test_before_the_first_place_is_nothing() -> None:
    assert not EncodedText("a.").in_word_before(places(0)).any()

"""Places of a text in UTF-8."""

import numpy as np
import pytest

from search.ranking.encoded_text import EncodedText


def places(*found: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(found, np.int64)


def test_blanks_are_spaces_and_control_characters_in_their_order() -> None:
    where, which = EncodedText("é a\tb\x1f".encode()).blanks()
    assert (where.tolist(), bytes(which)) == ([2, 4, 6], b" \t\x1f")


@pytest.mark.parametrize(("text", "before", "at"), [("ab.", True, True), ("é–.", True, False), ("–é.", False, True)])
def test_letters_are_letters_beyond_ascii_too(text: str, before: bool, at: bool) -> None:
    place = places(len(text[0].encode()))
    encoded = EncodedText(text.encode())
    assert (encoded.in_word_before(place).tolist(), encoded.in_word_at(place).tolist()) == ([before], [at])


def test_before_the_first_place_is_nothing() -> None:
    assert not EncodedText(b"a.").in_word_before(places(0)).any()


@pytest.mark.parametrize("text", ["", "abab", "abcabcabc.", "xx abcd é–abcd abc", "an é"])
@pytest.mark.parametrize("looked_for", ["a", "ab", "abc", "abcd", "abcabc", "é", "– abcde"])
def test_a_text_is_found_wherever_it_stands_also_where_it_overlaps_itself(text: str, looked_for: str) -> None:
    encoded, wanted = text.encode(), looked_for.encode()
    there = [i for i in range(len(encoded)) if encoded.startswith(wanted, i)]
    assert EncodedText(encoded).places_of(wanted).tolist() == there


def test_a_word_is_found_where_it_stands_by_itself() -> None:
    text = "usb usb-c usbé usb3 ausb éusb –usb.".encode()
    assert EncodedText(text).words(b"usb").tolist() == [0, 4, text.index("–".encode()) + 3]

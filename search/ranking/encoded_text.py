"""A long folded text in UTF-8, in which places are found without counting characters.

A byte of ASCII stands for itself there, and most characters are; what is around a place is looked at for many places at
once, and decoded only where it is no ASCII.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

_ASCII = 128
_ALNUM = np.array([byte < _ASCII and chr(byte).isalnum() for byte in range(256)])
_NEITHER = bytes(np.flatnonzero(~_ALNUM).tolist())
_FIRST = 3
"""Bytes of a text that is looked for, by which most of the places are ruled out."""
_LONGEST = 4
"""Bytes of a character."""

Places = NDArray[np.int64]


class EncodedText:
    """Its places are those of bytes. It must not end with a word."""

    def __init__(self, encoded: bytes) -> None:
        self.encoded = encoded
        self._bytes = np.frombuffer(encoded, np.uint8)
        self._begun: dict[bytes, Places] = {}

    def blanks(self) -> tuple[Places, NDArray[np.uint8]]:
        """Where there are spaces and control characters, and which."""
        places = np.flatnonzero(self._bytes <= ord(" "))
        return places, self._bytes[places]

    def places_of(self, looked_for: bytes) -> Places:
        """Where it stands, from the first place to the last."""
        places, size = self._places_of_first(looked_for[:_FIRST]), len(looked_for)
        if size <= _FIRST:
            return places
        count = max(len(self.encoded) - size + 1, 0)
        places = places[: int(places.searchsorted(count))]
        runs = np.ndarray(count, f"S{size}", self.encoded, 0, (1,))  # one at each place, as they overlap
        found: Places = places[runs[places] == looked_for]
        return found

    def _places_of_first(self, letters: bytes) -> Places:
        """Kept, as most forms of a word begin alike."""
        places = self._begun.get(letters)
        if places is None:
            count = max(len(self._bytes) - len(letters) + 1, 0)
            found = self._bytes[:count] == letters[0]
            for i, letter in enumerate(letters[1:], 1):
                found &= self._bytes[i : count + i] == letter
            places = self._begun[letters] = np.flatnonzero(found)
        return places

    def words(self, word: bytes) -> Places:
        """Where a word stands by itself."""
        places = self.places_of(word)
        return places[~(self.in_word_before(places) | self.in_word_at(places + len(word)))]

    def squashed(self, separator: bytes) -> bytes:
        """Its letters and digits of ASCII, and the separators."""
        return self.encoded.translate(None, _NEITHER.replace(separator, b""))

    def in_word_before(self, places: Places) -> NDArray[np.bool_]:
        """By place, whether a letter or digit stands before it."""
        return self._alnum(places - 1, lambda place: self.before(place + 1))  # before the first is the last one

    def in_word_at(self, places: Places) -> NDArray[np.bool_]:
        """By place, whether a letter or digit stands there."""
        return self._alnum(places, self.at)

    def before(self, place: int) -> str:
        """The character before a place."""
        return self.encoded[max(place - _LONGEST, 0) : place].decode("utf-8", "replace")[-1:]

    def at(self, place: int) -> str:
        """The character at a place."""
        return self.encoded[place : place + _LONGEST].decode("utf-8", "replace")[:1]

    def _alnum(self, places: Places, character: Callable[[int], str]) -> NDArray[np.bool_]:
        bytes_ = self._bytes[places]
        found: NDArray[np.bool_] = _ALNUM[bytes_]
        for i in np.flatnonzero(bytes_ >= _ASCII).tolist():
            found[i] = character(int(places[i])).isalnum()
        return found

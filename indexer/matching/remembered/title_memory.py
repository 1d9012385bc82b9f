"""The titles of remembered styles, by site and brand, as ``title_index.Titles``."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_

import numpy as np

from indexer.matching.matrices.arrays import Ints
from indexer.matching.remembered.style_entries import of_longest, of_title, of_word
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.remembered.word_hashes import word_hashes
from indexer.matching.titles.index import NO_WORDS, Words
from indexer.matching.titles.words import title_words

_FEW = 8
"""Styles that are read sooner than the hashes of their words are compared."""


class TitleMemory:
    """Looks a title up when it is asked for: only styles that hold the right words, by their hashes, are read."""

    def __init__(self, styles: StyleMemory) -> None:
        self._styles = styles
        self._found: dict[str, Ints] = {}
        """By entry the rows of what was looked up already: titles of a brand have words in common."""
        self._bits: dict[str, int] = {}
        """The same as numbers with a bit for each row: sets of any size are intersected in no time."""

    def count(self, scope: tuple[str, str], words: Words) -> int:
        return len(self._rows_of_each([of_title(scope, words)])[0])

    def around(self, scope: tuple[str, str], words: Words, one_of: Words = NO_WORDS) -> Iterator[Words]:
        chosen = reduce(and_, self._bits_of(scope, words)) if words else -1
        if one_of:
            chosen &= reduce(or_, self._bits_of(scope, one_of))
        titles = self._titles(_rows_in(max(chosen, 0)))
        return (title for title in titles if words <= title and not (one_of and one_of.isdisjoint(title)))

    def within(self, scope: tuple[str, str], words: Words) -> Iterator[Words]:
        found = self._rows_of_each([of_longest(scope, word) for word in words])
        rows = np.concatenate([np.zeros(0, dtype=np.int64), *found])  # a title has one longest word
        return (title for title in self._titles(self._likely(rows, words)) if title <= words)

    def held_once(self, scope: tuple[str, str], words: Sequence[str]) -> list[str]:
        found = self._rows_of_each([of_word(scope, word) for word in words])
        return [word for word, rows in zip(words, found, strict=True) if len(rows) == 1]

    def _bits_of(self, scope: tuple[str, str], words: Words) -> list[int]:
        entries = [of_word(scope, word) for word in words]
        missing = [entry for entry in entries if entry not in self._bits]
        for entry, rows in zip(missing, self._rows_of_each(missing), strict=True):
            self._bits[entry] = _as_bits(rows)
        return [self._bits[entry] for entry in entries]

    def _rows_of_each(self, entries: list[str]) -> list[Ints]:
        missing = [entry for entry in entries if entry not in self._found]
        if missing:
            self._found.update(zip(missing, self._styles.rows_of_each(missing), strict=True))
        return [self._found[entry] for entry in entries]

    def _likely(self, rows: Ints, words: Words) -> Ints:
        """Those of some rows of whose titles these words are all, by their hashes."""
        if len(rows) <= _FEW:
            return rows
        unchanged = self._styles.unchanged(rows)
        kept = rows[unchanged]
        hashes, ends = self._styles.words(kept)
        shared = np.concatenate([[0], np.cumsum(np.isin(hashes, word_hashes(words)))])
        fits = shared[ends[1:]] - shared[ends[:-1]] == np.diff(ends)
        return np.concatenate([kept[fits], rows[~unchanged]])

    def _titles(self, rows: Iterable[int]) -> Iterator[Words]:
        """Each once, and no further than they are asked for."""
        told: set[Words] = set()
        for row in rows:
            record = self._styles[int(row)].record
            words = title_words(record.title, record.brand)
            if words not in told:
                told.add(words)
                yield words


def _as_bits(rows: Ints) -> int:
    chosen = np.zeros(1 + int(rows.max(initial=-1)), dtype=bool)
    chosen[rows] = True
    return int.from_bytes(np.packbits(chosen, bitorder="little").tobytes(), "little")


def _rows_in(bits: int) -> Iterator[int]:
    """Which bits are set, ascending, and no further than they are asked for."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest

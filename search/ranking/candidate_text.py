"""The fields of all candidates as one text.

Ranking reads hundreds of documents for every query, and most of their fields hold no word of it. So nothing is split
into words: one substring search over everything finds where a word may stand, and only there it is read. That is what
makes ranking a matter of milliseconds.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind
from numpy.typing import NDArray

from indexer.engines.stored_document import SEPARATOR
from indexer.text import is_plain, words
from search.language.field_text import ATTRIBUTES, BRAND, CODED, FIELDS, DocumentText, stems
from search.language.inflection import words_with
from search.ranking.encoded_text import EncodedText
from search.ranking.squashed_text import SquashedText

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

_SHORTEST_CODE = 3
_IN_NUMBERS = (".", ",")
_SPACE, _TAB, _LINE = map(ord, " \t\n")


class CandidateText:
    """Every table that it gives has a row for each document, and a column for each of ``FIELDS``."""

    def __init__(self, documents: Sequence[DocumentText], aliases: Sequence[Sequence[str]]) -> None:
        """``aliases``: for each document, other names of its brand, which count as its name."""
        self._documents = documents
        self._folded = [text.folded for text in documents]
        odd = [i for i, text in enumerate(documents) if not text.plain]
        for i in [i for i, names in enumerate(aliases) if names]:
            self._folded[i] = _named(self._folded[i], aliases[i])
            odd += [] if all(map(is_plain, aliases[i])) else [i]
        self._odd = sorted(set(odd))
        self._text = EncodedText(SEPARATOR.join((*self._folded, "")))
        blanks, characters = self._text.blanks()
        ends = characters == ord(SEPARATOR)
        self._ends = blanks[ends]
        """A separator stands behind each field."""
        self.lengths = self._lengths(characters, ends)
        """In words, roughly: spaces are counted, and the lines of attributes. 0 for a field that holds nothing."""

    def frequencies(self, forms: Sequence[Mapping[str, float]]) -> Numbers:
        """How often each word is there in any of its forms: a table for each word.

        ``forms``: by word, the stems that stand for it, and how much each counts. A phrase has to stand as it is.
        """
        whole = {stem for accepted in forms for stem in accepted if words(stem) == [stem]}
        numbers = {stem: n for n, stem in enumerate(whole)}
        begun, which = self._found(numbers)
        places = np.searchsorted(self._ends, begun)
        tables = []
        for accepted in forms:
            weights = np.array([accepted.get(stem, 0.0) for stem in numbers] or [0.0])
            table = self._table(places, weights[which])
            for i in self._odd:
                read = (stems(field) for field in self._folded[i].split(SEPARATOR))
                table[i] = [sum(accepted.get(stem, 0.0) for stem in field) for field in read]
            for stem, weight in accepted.items():
                if stem not in numbers:
                    table += weight * self._table(np.searchsorted(self._ends, self._phrase(stem)))
                elif len(stem) >= _SHORTEST_CODE and not stem.isalpha():
                    self._add_code(stem, weight, self._table(places[which == numbers[stem]]), table)
            tables.append(table)
        return np.stack(tables)

    def short_stems(self, fields: Sequence[int]) -> list[str]:
        """All stems of these fields, in the order of the alphabet."""
        parts = [folded.split(SEPARATOR) for folded in self._folded]
        texts = {part[field] for part in parts for field in fields}
        return sorted(set(stems("\n".join(texts))))

    def _lengths(self, blanks: NDArray[np.uint8], ends: NDArray[np.bool_]) -> Numbers:
        filled = np.diff(self._ends, prepend=-1) > 1
        lengths = np.where(filled, _counts(blanks == _SPACE, ends) + 1, 0).reshape(-1, len(FIELDS))
        breaks = _counts((blanks == _TAB) | (blanks == _LINE), ends).reshape(-1, len(FIELDS))
        lengths[:, ATTRIBUTES] += breaks[:, ATTRIBUTES]
        return lengths.astype(float)

    def _table(self, places: Places, weights: Numbers | None = None) -> Numbers:
        """``places``: of fields, counted through all documents."""
        table: Numbers = np.bincount(places, weights, len(self._ends)).astype(float).reshape(-1, len(FIELDS))
        return table

    def _found(self, numbers: Mapping[str, int]) -> tuple[Places, Places]:
        """Where words with these stems begin, and the numbers of their stems."""
        text, forms = self._text, {form: n for stem, n in numbers.items() for form in words_with(stem)}
        search = BytesAhoCorasick([form.encode() for form in forms], matchkind=MatchKind.LeftmostLongest)
        matches = search.find_matches_as_indexes(text.encoded)
        which, begun, ends = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches)).reshape(-1, 3).T
        # A longer word begins where the longest form does, so none that stands by itself is missed.
        whole = ~(text.in_word_before(begun) | text.in_word_at(ends))
        return begun[whole], np.array(list(forms.values()), np.int64)[which[whole]]

    def _phrase(self, phrase: str) -> Places:
        """Where it stands; of a number with its unit, by itself: ``2 l`` is neither in ``12 l`` nor in ``2 lids``."""
        looked_for = phrase.encode()
        places, at = [], self._text.encoded.find(looked_for)
        while at >= 0:
            if not phrase[0].isdigit() or self._stands_alone(at, at + len(looked_for)):
                places.append(at)
            at = self._text.encoded.find(looked_for, at + 1)
        return np.array(places, np.int64)

    def _stands_alone(self, start: int, end: int) -> bool:
        before, after = self._text.before(start), self._text.at(end)
        return not (before.isalnum() or before in _IN_NUMBERS or after.isalnum())

    def _add_code(self, stem: str, weight: float, counts: Numbers, table: Numbers) -> None:
        """Where the stem is no word of a field, but a model number that is written otherwise."""
        fields, documents = self._squashed.fields_with(stem), self._documents
        for field in CODED:
            places = np.unique(fields[fields % len(FIELDS) == field] // len(FIELDS))
            for i in places[counts[places, field] == 0].tolist():
                table[i, field] += weight * documents[i].has_code(field, stem)

    @cached_property
    def _squashed(self) -> SquashedText:
        return SquashedText(self._text)


def _counts(these: NDArray[np.bool_], ends: NDArray[np.bool_]) -> Places:
    """By field, how many of its blanks are these."""
    return np.diff(np.cumsum(these, dtype=np.int32)[ends], prepend=0)


def _named(folded: str, aliases: Sequence[str]) -> str:
    texts = folded.split(SEPARATOR)
    texts[BRAND] = " ".join((texts[BRAND], *aliases))
    return SEPARATOR.join(texts)

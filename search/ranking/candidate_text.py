"""The fields of all candidates as one text.

Ranking reads hundreds of documents for every query, and most of their fields hold no word of it. So nothing is split
into words: a look at all bytes at once finds where a word may stand, and only there it is read. That is what makes
ranking a matter of milliseconds.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.engines.stored_document import SEPARATOR, StoredDocument
from indexer.text import is_plain, words
from search.language.field_text import (
    ATTRIBUTES,
    BRAND,
    CODED,
    FIELDS,
    FOLDED_SEPARATOR,
    document_text,
    has_code,
    stems,
)
from search.language.inflection import words_with
from search.ranking.encoded_text import EncodedText
from search.ranking.squashed_text import SquashedText

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

_SHORTEST_CODE = 3
_IN_NUMBERS = (".", ",")
_SPACE = ord(" ")
_NOWHERE = np.empty(0, np.int64)


class CandidateText:
    """Every table that it gives has a row for each document, and a column for each of ``FIELDS``."""

    def __init__(self, documents: Sequence[StoredDocument], aliases: Sequence[Sequence[str]]) -> None:
        """``aliases``: for each document, other names of its brand, which count as its name."""
        self._documents = documents
        self.texts = [document_text(document) for document in documents]
        """Each as ranking reads it."""
        self._folded = [text.folded for text in self.texts]
        odd = [i for i, text in enumerate(self.texts) if not text.plain]
        for i in [i for i, names in enumerate(aliases) if names]:
            self._folded[i] = _named(self._folded[i], aliases[i])
            odd += [] if all(map(is_plain, aliases[i])) else [i]
        self._odd = sorted(set(odd))
        self._text = EncodedText(FOLDED_SEPARATOR.join((*self._folded, b"")))
        blanks, characters = self._text.blanks()
        ends = np.flatnonzero(characters == ord(FOLDED_SEPARATOR))
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
                read = map(stems, _texts(self._folded[i]))
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
        parts = map(_texts, self._folded)
        texts = {part[field] for part in parts for field in fields}
        return sorted(set(stems("\n".join(texts))))

    def _lengths(self, blanks: NDArray[np.uint8], ends: Places) -> Numbers:
        """``ends``: which of the blanks are separators."""
        spaces = np.cumsum(blanks == _SPACE, dtype=np.int32)[ends]
        lengths = np.diff(spaces, prepend=0).reshape(-1, len(FIELDS))
        lengths[:, ATTRIBUTES] = np.diff(ends, prepend=-1).reshape(-1, len(FIELDS))[:, ATTRIBUTES] - 1
        filled = np.diff(self._ends, prepend=-1).reshape(-1, len(FIELDS)) > 1
        return np.where(filled, lengths + 1.0, 0.0)

    def _table(self, places: Places, weights: Numbers | None = None) -> Numbers:
        """``places``: of fields, counted through all documents."""
        table: Numbers = np.bincount(places, weights, len(self._ends)).astype(float).reshape(-1, len(FIELDS))
        return table

    def _found(self, numbers: Mapping[str, int]) -> tuple[Places, Places]:
        """Where words with these stems begin, and the numbers of their stems."""
        forms = {form.encode(): n for stem, n in numbers.items() for form in words_with(stem)}
        begun = [_NOWHERE, *map(self._text.words, forms)]
        return np.concatenate(begun), np.repeat([0, *forms.values()], list(map(len, begun)))

    def _phrase(self, phrase: str) -> Places:
        """Where it stands; of a number with its unit, by itself: ``2 l`` is neither in ``12 l`` nor in ``2 lids``."""
        looked_for = phrase.encode()
        places = self._text.places_of(looked_for)
        if not phrase[0].isdigit():
            return places
        alone = [at for at in places.tolist() if self._stands_alone(at, at + len(looked_for))]
        return np.array(alone, np.int64)

    def _stands_alone(self, start: int, end: int) -> bool:
        before, after = self._text.before(start), self._text.at(end)
        return not (before.isalnum() or before in _IN_NUMBERS or after.isalnum())

    def _add_code(self, stem: str, weight: float, counts: Numbers, table: Numbers) -> None:
        """Where the stem is no word of a field, but a model number that is written otherwise."""
        fields, documents = self._squashed.fields_with(stem), self._documents
        for field in CODED:
            places = np.unique(fields[fields % len(FIELDS) == field] // len(FIELDS))
            for i in places[counts[places, field] == 0].tolist():
                table[i, field] += weight * has_code(documents[i].texts[field], stem)

    @cached_property
    def _squashed(self) -> SquashedText:
        return SquashedText(self._text)


def _texts(folded: bytes) -> list[str]:
    return folded.decode("utf-8", "surrogatepass").split(SEPARATOR)


def _named(folded: bytes, aliases: Sequence[str]) -> bytes:
    texts = folded.split(FOLDED_SEPARATOR)
    texts[BRAND] = b" ".join((texts[BRAND], *map(str.encode, aliases)))
    return FOLDED_SEPARATOR.join(texts)

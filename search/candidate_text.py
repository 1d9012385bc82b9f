"""The fields of all candidates as one text.

Ranking reads hundreds of documents for every query, and most of their fields hold no word of it. So nothing is split
into words: one substring search over everything finds where a word may stand, and only there it is read. That is what
makes ranking a matter of milliseconds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind
from numpy.typing import NDArray

from indexer.engines.stored_document import SEPARATOR
from indexer.text import is_plain, words
from search.field_text import BRAND, CODED, FIELDS, DocumentText, extents, stems
from search.inflection import beginning, singular

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

_SHORTEST_CODE = 3
_IN_NUMBERS = (".", ",")


class CandidateText:
    """Every table that it gives has a row for each document, and a column for each of ``FIELDS``."""

    def __init__(self, documents: Sequence[DocumentText], aliases: Sequence[Sequence[str]]) -> None:
        """``aliases``: for each document, other names of its brand, which count as its name."""
        self._documents = documents
        self._folded = [text.folded for text in documents]
        known = [text.extents for text in documents]
        odd = [i for i, text in enumerate(documents) if not text.plain]
        for i in [i for i, names in enumerate(aliases) if names]:
            self._folded[i] = _named(self._folded[i], aliases[i])
            known[i] = extents(self._folded[i])
            odd += [] if all(map(is_plain, aliases[i])) else [i]
        self._odd = sorted(set(odd))
        self._text = SEPARATOR.join((*self._folded, ""))
        numbers = np.frombuffer(b"".join(known), np.int32).reshape(-1, 2, len(FIELDS))
        # A separator stands behind each field.
        self._ends = np.cumsum(numbers[:, 0].ravel() + 1, dtype=np.int64) - 1
        self.lengths: Numbers = numbers[:, 1].astype(float)
        """In words, roughly: spaces are counted, and the lines of attributes. 0 for a field that holds nothing."""

    def frequencies(self, forms: Sequence[Mapping[str, float]]) -> Numbers:
        """How often each word is there in any of its forms: a table for each word.

        ``forms``: by word, the stems that stand for it, and how much each counts. A phrase has to stand as it is.
        """
        whole = {stem for accepted in forms for stem in accepted if words(stem) == [stem]}
        numbers = {stem: n for n, stem in enumerate(whole)}
        begun, found = self._found(numbers)
        places = np.searchsorted(self._ends, np.array(begun, np.int64))
        which = np.array(found, np.int64)
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

    def _table(self, places: Places, weights: Numbers | None = None) -> Numbers:
        """``places``: of fields, counted through all documents."""
        table: Numbers = np.bincount(places, weights, len(self._ends)).astype(float).reshape(-1, len(FIELDS))
        return table

    def _found(self, numbers: Mapping[str, int]) -> tuple[list[int], list[int]]:
        """Where words with these stems begin, and the numbers of their stems."""
        text, number_of = self._text, numbers.get
        begun: list[int] = []
        found: list[int] = []
        roots = list(_fewest(map(beginning, numbers)))
        own = [number_of(singular(root)) for root in roots]
        for root, at, end in AhoCorasick(roots, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text):
            if text[at - 1].isalnum():  # nor is the last character, behind which the text begins
                continue
            number = own[root]
            if text[end].isalnum():
                while text[end].isalnum():
                    end += 1
                number = number_of(singular(text[at:end]))
            if number is not None:
                begun.append(at)
                found.append(number)
        return begun, found

    def _phrase(self, phrase: str) -> Places:
        """Where it stands; of a number with its unit, by itself: ``2 l`` is neither in ``12 l`` nor in ``2 lids``."""
        places, at = [], self._text.find(phrase)
        while at >= 0:
            if not phrase[0].isdigit() or self._stands_alone(at, at + len(phrase)):
                places.append(at)
            at = self._text.find(phrase, at + 1)
        return np.array(places, np.int64)

    def _stands_alone(self, start: int, end: int) -> bool:
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        return not (before.isalnum() or before in _IN_NUMBERS or after.isalnum())

    def _add_code(self, stem: str, weight: float, counts: Numbers, table: Numbers) -> None:
        """Where the stem is no word of a field, but a model number that is written otherwise."""
        for field in CODED:
            for i in np.flatnonzero(counts[:, field] == 0).tolist():
                table[i, field] += weight * self._documents[i].has_code(field, stem)


def _fewest(roots: Iterable[str]) -> Iterator[str]:
    """Those of which none begins with another one."""
    last = None
    for root in sorted(roots):
        if last is None or not root.startswith(last):
            last = root
            yield root


def _named(folded: str, aliases: Sequence[str]) -> str:
    texts = folded.split(SEPARATOR)
    texts[BRAND] = " ".join((texts[BRAND], *aliases))
    return SEPARATOR.join(texts)

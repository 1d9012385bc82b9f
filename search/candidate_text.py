"""The fields of all candidates as one text.

Ranking reads hundreds of documents for every query, and most of their fields hold no word of it. So nothing is split
into words: one substring search over everything finds where a word may stand, and only there it is read. That is what
makes ranking a matter of milliseconds.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.stored_document import SEPARATOR
from indexer.text import is_plain
from search.field_text import ATTRIBUTES, BRAND, CODED, FIELDS, DocumentText, stems
from search.inflection import singular

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

_WORD = re.compile(r"[^\W_]*")
_SHORTEST_CODE = 3
_SPACE, _TAB, _LINE_END = map(ord, " \t\n")


class CandidateText:
    """Every table that it gives has a row for each document, and a column for each of ``FIELDS``."""

    def __init__(self, documents: Sequence[DocumentText], aliases: Sequence[Sequence[str]]) -> None:
        """``aliases``: for each document, other names of its brand, which count as its name."""
        self._documents = documents
        self._folded = [_named(text.folded, names) for text, names in zip(documents, aliases, strict=True)]
        self._odd = [i for i, text in enumerate(documents) if not (text.plain and all(map(is_plain, aliases[i])))]
        self._text = SEPARATOR.join(self._folded)
        codes = _code_points(self._text)
        self._ends = np.append(np.flatnonzero(codes == ord(SEPARATOR)), len(codes))
        starts = np.concatenate(([0], self._ends[:-1] + 1))
        words = _between(starts, self._ends, codes == _SPACE) + 1.0
        lines = _between(starts, self._ends, (codes == _TAB) | (codes == _LINE_END))
        words[ATTRIBUTES :: len(FIELDS)] += lines[ATTRIBUTES :: len(FIELDS)]
        self.lengths: Numbers = np.where(self._ends > starts, words, 0.0).reshape(-1, len(FIELDS))
        """In words, roughly: spaces are counted, and the lines of attributes. 0 for a field that holds nothing."""

    def count(self, stem: str, root: str) -> Numbers:
        """How many words have this stem; ``root`` is what all of them begin with. A phrase has to stand as it is."""
        places = np.fromiter(self._places(stem, root), np.int64)
        found = np.bincount(np.searchsorted(self._ends, places), minlength=len(self._ends))
        counts: Numbers = found.astype(float).reshape(-1, len(FIELDS))
        if " " not in stem:
            for i in self._odd:
                counts[i] = [stems(field).count(stem) for field in self._folded[i].split(SEPARATOR)]
            if len(stem) >= _SHORTEST_CODE and not stem.isalpha():
                self._add_codes(stem, counts)
        return counts

    def short_stems(self, fields: Sequence[int]) -> list[str]:
        """All stems of these fields, in the order of the alphabet."""
        parts = [folded.split(SEPARATOR) for folded in self._folded]
        texts = {part[field] for part in parts for field in fields}
        return sorted(set(stems("\n".join(texts))))

    def _places(self, stem: str, root: str) -> Iterator[int]:
        if " " in stem:
            whole = rf"(?<![\w.,]){re.escape(stem)}(?!\w)"  # ``2 l`` is neither in ``12 l`` nor in ``2 lids``
            pattern = whole if stem[0].isdigit() else re.escape(stem)
            yield from (found.start() for found in re.finditer(pattern, self._text))
            return
        text, at = self._text, self._text.find(root)
        while at >= 0:
            if at == 0 or not text[at - 1].isalnum():
                word = _WORD.match(text, at)
                if word and singular(word[0]) == stem:
                    yield at
            at = text.find(root, at + 1)

    def _add_codes(self, stem: str, counts: Numbers) -> None:
        for field in CODED:
            for i in np.flatnonzero(counts[:, field] == 0).tolist():
                counts[i, field] = self._documents[i].has_code(field, stem)


def _named(folded: str, aliases: Sequence[str]) -> str:
    if not aliases:
        return folded
    texts = folded.split(SEPARATOR)
    texts[BRAND] = " ".join((texts[BRAND], *aliases))
    return SEPARATOR.join(texts)


def _between(starts: Places, ends: Places, marked: NDArray[np.bool_]) -> Places:
    """How many are marked from each start to its end."""
    places = np.flatnonzero(marked)
    return np.searchsorted(places, ends) - np.searchsorted(places, starts)


def _code_points(text: str) -> NDArray[np.generic]:
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)

"""Which parts of a text a query's words matched, as plain pieces: whoever shows them escapes them."""

import re
from collections.abc import Sequence

from indexer.text import terms
from search.hit import Fragment
from search.language.inflection import beginning, singular

_PIECE = re.compile(r"[^\W_]+")
_LONGEST = 300


class Highlighter:
    """Marks what the words of one query matched, for one answer."""

    def __init__(self, stems: frozenset[str]) -> None:
        """``stems``: of the query's words."""
        self._stems = stems
        self._beginnings = list({beginning(stem) for stem in stems if stem.isalnum()})
        """Of words with these stems; what has a space in it is no word."""
        self._brands: dict[str, list[Fragment]] = {}

    def highlight(self, text: str) -> list[Fragment]:
        """The text in pieces, whole words marked; none if none matched. Long texts are cut around the first match."""
        spans = self._ascii_spans(text.lower()) if text.isascii() else _spans(text, self._stems)
        return _pieces(text, spans) if spans else []

    def highlight_brand(self, name: str) -> list[Fragment]:
        """The same, of a name that many hits have."""
        if name not in self._brands:
            self._brands[name] = self.highlight(name)
        return self._brands[name]

    def _ascii_spans(self, text: str) -> list[tuple[int, int]]:
        """Of the words that match: few of a text begin as a stem does, and no others are looked at."""
        spans = []
        for root in self._beginnings:
            at = text.find(root)
            while at >= 0:
                end = at + len(root)
                while text[end : end + 1].isalnum():
                    end += 1
                if not text[at - 1 : at].isalnum() and singular(text[at:end]) in self._stems:
                    spans.append((at, end))
                at = text.find(root, end)
        return sorted(set(spans)) if len(spans) > 1 else spans


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[Fragment]:
    start = max(spans[0][0] - _LONGEST // 3, 0) if len(text) > _LONGEST else 0
    end = min(start + _LONGEST, len(text))
    pieces: list[Fragment] = []
    for left, right in spans:
        if right > end:
            break
        gap = text[start:left]
        if pieces and not gap.strip():
            pieces[-1].text += gap + text[left:right]
        else:
            if gap:
                pieces.append(Fragment(gap))
            pieces.append(Fragment(text[left:right], match=True))
        start = right
    if start < end:
        pieces.append(Fragment(text[start:end]))
    return pieces


def _spans(text: str, stems: frozenset[str]) -> list[tuple[int, int]]:
    """Of the words that match, as far as they may be shown."""
    spans: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text):
        if spans and match.start() > spans[0][0] + _LONGEST:
            break
        if _matches(match.group(), stems):
            spans.append(match.span())
    return spans


def _matches(word: str, stems: frozenset[str]) -> bool:
    if word.isascii():
        return singular(word.lower()) in stems
    return any(singular(term) in stems for term in terms(word))

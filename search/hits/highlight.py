"""Which parts of a text a query's words matched, as plain pieces: whoever shows them escapes them."""

import re
from functools import lru_cache

from indexer.text import terms
from search.hit import Fragment
from search.language.inflection import beginning, singular

_PIECE = re.compile(r"[^\W_]+")
_LONGEST = 300


def highlight(text: str, stems: frozenset[str]) -> list[Fragment]:
    """The text in pieces, whole words marked; empty if none matched. Long texts are cut around the first match."""
    spans = _ascii_spans(text.lower(), stems) if text.isascii() else _spans(text, stems)
    if not spans:
        return []
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
    return pieces + [Fragment(text[start:end])] * (start < end)


def _ascii_spans(text: str, stems: frozenset[str]) -> list[tuple[int, int]]:
    """Of the words that match: few of a text begin as a stem does, and no others are looked at."""
    spans = set()
    for root in _beginnings(stems):
        at = text.find(root)
        while at >= 0:
            end = at + len(root)
            while text[end : end + 1].isalnum():
                end += 1
            if not text[at - 1 : at].isalnum() and singular(text[at:end]) in stems:
                spans.add((at, end))
            at = text.find(root, end)
    return sorted(spans)


@lru_cache(maxsize=64)
def _beginnings(stems: frozenset[str]) -> frozenset[str]:
    """Of words with these stems; what has a space in it is no word."""
    return frozenset(beginning(stem) for stem in stems if stem.isalnum())


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

"""Which parts of a text a query's words matched, as plain pieces: whoever shows them escapes them."""

import re
from collections.abc import Collection, Iterator

from indexer.text import terms
from search.hit import Fragment
from search.inflection import beginning, singular

_PIECE = re.compile(r"[^\W_]+")
_LONGEST = 300


def highlight(text: str, stems: Collection[str]) -> list[Fragment]:
    """The text in pieces, whole words marked; empty if none matched. Long texts are cut around the first match."""
    begin = _first_look(text, stems)
    if begin is None:
        return []
    spans = list(_spans(text, stems, begin))
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
            pieces += [Fragment(text=gap)] * bool(gap) + [Fragment(text=text[left:right], match=True)]
        start = right
    return pieces + [Fragment(text=text[start:end])] * (start < end)


def _spans(text: str, stems: Collection[str], begin: int) -> Iterator[tuple[int, int]]:
    """Of the words from ``begin`` on that match, as far as they may be shown."""
    first = None
    for match in _PIECE.finditer(text, begin):
        if first is not None and match.start() > first + _LONGEST:
            return
        if _matches(match.group(), stems):
            first = match.start() if first is None else first
            yield match.span()


def _first_look(text: str, stems: Collection[str]) -> int | None:
    """The beginning of the first word that may match, None without any: words begin as their stems do."""
    if not text.isascii():
        return 0
    lowered = text.lower()
    found = [at for stem in stems if (at := lowered.find(beginning(stem))) >= 0]
    begin = min(found, default=None)
    while begin and text[begin - 1].isalnum():
        begin -= 1
    return begin


def _matches(word: str, stems: Collection[str]) -> bool:
    if word.isascii():
        return singular(word.lower()) in stems
    return any(singular(term) in stems for term in terms(word))

"""What the page prints behind a label for people: ``Brand: Acme``, ``Art.-Nr. 4711``, a row of a table."""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from crawler.extraction.label_words import LABELS, folded_label
from crawler.extraction.text import clean_text
from crawler.identifiers import normalize_gtin, normalize_mpn

MAX_TEXTS = 40_000
"""Pieces of text that are looked through."""
MAX_LABEL = 40
MAX_VALUE = 60
"""Characters of a brand or code; longer ones are sentences."""
MAX_PIECE = MAX_LABEL + MAX_VALUE

MAX_BETWEEN = 4
"""Pieces behind a label that are looked at; paragraphs among them are passed over."""

_BEGIN = re.compile(r"<(?:(?:&nbsp;|&#160;|[-–•*·])\s*+)*+([^\s<:：#./-]++)")
"""A text's first word."""
_PIECE = re.compile(r"<([^<]{1,400})")
"""A text, cut so that a page that repeats a label within one long text costs no more than others."""
_FIRST_WORD = re.compile(r"[^\s:：#./-]+")
_FIRST_WORDS = frozenset(word[0] for label in LABELS if (word := _FIRST_WORD.match(label)))

_SHORT = re.compile(
    r"^(.{1,30}?[#№]|.{1,30}?\b(?:no|nr)\.?|[a-z]{3,5}|.{1,30}? (?:number|code|id|nummer))\s+(\S*\d\S*)$", re.IGNORECASE
)
_CODE = re.compile(r"[^\W_][\w./+-]*(?: [\w./+-]+){0,2}")
_MARKS = (":", "：", "#")
_SENTENCE = re.compile(r"[?!,;]|[^\W\d_]{4}\.\s")
"""Up to three letters before a point are an abbreviation: ``Dr. Goods``."""


class Labelled(NamedTuple):
    """A value behind a label: ``field`` is brand, sku, mpn or gtin; ``marked`` says that a colon or sign joins them."""

    field: str
    value: str
    marked: bool


def labelled_values(said: str) -> list[Labelled]:
    """What stands behind a label of brands and codes, in the page's order; ``said`` has its texts, each behind a ``<``.

    A label and its value are neighbours in the page's text, whatever the elements around them are.
    """
    found: list[Labelled] = []
    for begin in islice(_BEGIN.finditer(said), MAX_TEXTS):
        word = begin[1].casefold()
        if word not in _FIRST_WORDS and not ("&" in word and _first_word(word) in _FIRST_WORDS):
            continue
        piece, *following = _pieces(said, begin.start()) or [""]
        for field, raw, marked in _behind(piece, following):
            if value := _value(field, raw):
                found.append(Labelled(field, value, marked))
    return found


def _first_word(escaped: str) -> str:
    word = _FIRST_WORD.match(html.unescape(escaped))
    return word[0].casefold() if word else ""


def _pieces(said: str, position: int) -> list[str]:
    """A text that begins with a label, and the two short ones behind it; none where the first is long."""
    texts = (html.unescape(piece[1]).strip() for piece in islice(_PIECE.finditer(said, position), MAX_BETWEEN + 1))
    first, *others = texts
    return [first, *[text for text in others if text and len(text) <= MAX_PIECE][:2]] if len(first) <= MAX_PIECE else []


def _behind(piece: str, following: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Field, value and whether they are marked as belonging together, where a piece begins with a label."""
    line = " ".join(piece.split())
    field = LABELS.get(folded_label(line)) if len(line) <= MAX_LABEL else None
    if field is None:
        if pair := _inside(line):
            yield *pair, True
        return
    mark = following[0] if following and following[0] in _MARKS else ""
    if value := following[1:2] if mark else following[:1]:
        yield field, " ".join(value[0].split()), bool(mark) or line[-1] in _MARKS


def _inside(text: str) -> tuple[str, str] | None:
    """Field and value of a text that has both, such as ``Item No. 4711``."""
    label, colon, value = text.partition(":")
    if not colon and (match := _SHORT.match(text)):
        label, value = match[1], match[2]
    field = LABELS.get(folded_label(label)) if value.strip() else None
    return (field, value) if field else None


def _value(field: str, text: str) -> str | None:
    value = clean_text(text.strip(" :：#"), MAX_VALUE + 1)
    if not value or len(value) > MAX_VALUE or folded_label(value) in LABELS:
        return None
    if field == "gtin":
        return normalize_gtin(value.rstrip("."))
    if field == "brand":
        return None if _SENTENCE.search(value) or not any(c.isalpha() for c in value) else value
    if not _CODE.fullmatch(value) or not any(c.isdigit() for c in value) or len(value) < 3:
        return None
    return value if field == "sku" or normalize_mpn(value) else None

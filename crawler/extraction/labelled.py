"""What the page prints behind a label for people: ``Brand: Acme``, ``Art.-Nr. 4711``, a row of a table."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import lxml.etree

from crawler.extraction.label_words import LABELS, folded_label
from crawler.extraction.text import clean_text
from crawler.identifiers import normalize_gtin, normalize_mpn

MAX_TEXTS = 40_000
"""Pieces of text that are looked through."""
MAX_LABEL = 40
MAX_VALUE = 60
"""Characters of a brand or code; longer ones are sentences."""

_SHORT_TEXTS = lxml.etree.XPath("//text()[string-length(.) <= 300][normalize-space(.)]", smart_strings=False)
"""Chosen inside the parser's own code: most of a page's texts are white space between its tags."""
_FIRST_WORD = re.compile(r"[^\s:：#./-]+")
_FIRST_WORDS = frozenset(word[0] for label in LABELS if (word := _FIRST_WORD.match(label)))

_SHORT = re.compile(
    r"^(.{1,30}?[#№]|.{1,30}?\b(?:no|nr)\.?|[a-z]{3,5}|.{1,30}? (?:number|code|id|nummer))\s+(\S*\d\S*)$", re.IGNORECASE
)
_CODE = re.compile(r"[^\W_][\w./+-]*(?: [\w./+-]+){0,2}")
_MARKS = (":", "：", "#")
_SENTENCE = re.compile(r"[?!,;]|\.\s")


class Labelled(NamedTuple):
    """A value behind a label: ``field`` is brand, sku, mpn or gtin; ``marked`` says that a colon or sign joins them."""

    field: str
    value: str
    marked: bool


def labelled_values(tree: lxml.etree._Element) -> list[Labelled]:
    """What stands behind a label of brands and codes, in the page's order.

    A label and its value are neighbours in the page's text, whatever the elements around them are.
    """
    found: list[Labelled] = []
    pieces = _pieces(tree)
    for position, piece in enumerate(pieces):
        word = _FIRST_WORD.match(piece)
        if word is None or word[0].casefold() not in _FIRST_WORDS:
            continue
        for field, raw, marked in _behind(piece, pieces[position + 1 : position + 3]):
            if value := _value(field, raw):
                found.append(Labelled(field, value, marked))
    return found


def _pieces(tree: lxml.etree._Element) -> list[str]:
    """The page's short pieces of text in their order; a script or a paragraph is none."""
    stripped = (text.strip() for text in _SHORT_TEXTS(tree)[:MAX_TEXTS])
    return [text for text in stripped if len(text) <= MAX_LABEL + MAX_VALUE]


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

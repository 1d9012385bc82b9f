"""What the page prints behind a label for people: ``Brand: Acme``, ``Art.-Nr. 4711``, a row of a table."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import lxml.etree

from crawler.extraction.label_words import LABELS, folded_label
from crawler.extraction.text import clean_text
from crawler.identifiers import normalize_gtin, normalize_mpn

MAX_TEXTS = 40_000
"""Pieces of text that are looked through."""
MAX_VALUE = 60
"""Characters of a brand or code; longer ones are sentences."""

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
    label = ""
    for text in _texts(tree):
        if label and text in _MARKS:
            label += text
            continue
        known = LABELS.get(folded_label(label))
        pairs = [(known, text, label[-1:] in _MARKS)] if known else []
        label = text if len(text) <= 40 and folded_label(text) in LABELS else ""
        if not label and len(text) <= 40 + MAX_VALUE and (pair := _inside(text)):
            pairs.append((*pair, True))
        found += (Labelled(field, value, m) for field, raw, m in pairs if (value := _value(field, raw)))
    return found


def _texts(tree: lxml.etree._Element) -> Iterator[str]:
    """The page's short pieces of text in their order; a script or a long paragraph is none."""
    for text in islice(tree.itertext(), MAX_TEXTS):
        if len(text) <= 300 and (line := " ".join(text.split())):
            yield line


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

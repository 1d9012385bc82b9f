"""The brand in a row of a table or a list of terms: ``<th>Brand</th><td>Acme</td>``."""

import re
from collections.abc import Iterator

from crawler.extraction.choice import only_one
from crawler.extraction.content.key_search import UNHEARD, KeySearch
from crawler.extraction.content.label_words import LABELS, folded_label
from crawler.extraction.content.labelled import MAX_LABEL, MAX_VALUE
from crawler.extraction.content.text import clean_text

_ENDS = KeySearch(*(f"</{name}>" for cell in ("th", "td", "dt", "label") for name in (cell, cell.upper())), *UNHEARD)
_BESIDE = re.compile(
    rb"\s*+<(td|dd|span|div)(?=[\s>])[^<>]{0,300}>\s*+(?:<(?:a|span|p|b|strong)(?=[\s>])[^<>]{0,500}>\s*+){0,2}"
    rb"([^<>]{2,200})(?:</(?:a|span|p|b|strong)>\s*+){0,2}</\1>(?!\s*+<dd)",
    re.IGNORECASE,
)
"""A second description of a term is one of a list to choose from."""

_NAMED_VALUE = re.compile(
    rb"""class=["'][^"'<>]{0,200}?(?:value|data|desc|content)[^<>]{0,300}>\s*+(?:<[^<>]{1,300}>\s*+){0,2}\Z"""
)
MAX_TAGS = 1_500
"""Bytes of the tags before a value that it is named in."""
_OF_FILTERS = re.compile(rb"filter|facet|refine|checkbox", re.IGNORECASE)
NEAR = 400
"""Bytes before a value in which what lists values to choose from says so."""


def row_brand(page: bytes) -> str | None:
    """The only brand that stands in such a row of a page as it is shown; of several, each is another product's."""
    brand = only_one(list(_brands(page)))
    return brand if brand and len(brand) <= MAX_VALUE and any(map(str.isalpha, brand)) else None


def named_row_brand(page: bytes, brand: str) -> bool:
    """Whether a brand behind its label stands in an element that is named for a value, as one of a row's two is."""
    places = (found.start() for found in re.finditer(re.escape(brand.encode()) + rb"\s*+<", page))
    named = (_NAMED_VALUE.search(page, max(0, at - MAX_TAGS), at) for at in places)
    found = next(filter(None, named), None)
    return found is not None and not _OF_FILTERS.search(page[max(0, found.start() - NEAR) : found.start()])


def _brands(page: bytes) -> Iterator[str]:
    for _, at, end in _ENDS.places(page):
        begin = page.rfind(b">", max(0, at - MAX_LABEL), at)
        if begin < 0 or not _is_label(page[begin + 1 : at]):
            continue
        row = _BESIDE.match(page, end)
        if row and (brand := clean_text(row[2].decode("utf-8", "replace"), MAX_VALUE + 1)):
            yield brand


def _is_label(text: bytes) -> bool:
    return bool(text) and LABELS.get(folded_label(text.decode("utf-8", "replace"))) == "brand"

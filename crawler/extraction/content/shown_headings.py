"""The headings of the first two levels that a page shows, found in its bytes."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from crawler.extraction.content.shown_words import Place
from crawler.extraction.content.text import clean_text

MAX_HEADINGS = 100
MAX_TAG = 2_000
MAX_CONTENT = 4_000
SHORTEST = 4
"""Characters of a heading that names something."""

_END = re.compile(rb"<(?=/)/[hH][12]\b")
_BEHIND_NAME = frozenset(b"> \t\n\r\f\v")


class ShownHeading(NamedTuple):
    """A heading's text, its level, and the byte of the shown page where its tag begins."""

    text: str
    level: str
    at: int


def shown_headings(page: bytes, places: Iterable[Place]) -> list[ShownHeading]:
    """The first of a page's headings that say anything, in its order; ``places`` is where their tags may begin."""
    tags = ((at, end) for at, end in places if end < len(page) and page[end] in _BEHIND_NAME)
    found = (_heading(page, at, end) for at, end in islice(tags, MAX_HEADINGS))
    return [heading for heading in found if heading is not None]


def _heading(page: bytes, at: int, behind: int) -> ShownHeading | None:
    begin = page.find(b">", behind, behind + MAX_TAG) + 1
    if not begin:
        return None
    end = _END.search(page, begin, begin + MAX_CONTENT)
    text = clean_text(page[begin : end.start() if end else begin + MAX_CONTENT].decode("utf-8", "ignore"))
    return ShownHeading(text, chr(page[behind - 1]), at) if text and len(text) >= SHORTEST else None

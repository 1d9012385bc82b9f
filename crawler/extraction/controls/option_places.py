"""Where a page may have controls by which a shopper chooses an option of its product, found without a tree."""

import re
from itertools import islice

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.controls.named_sizes import size_places
from crawler.normalisation.words import folded
from crawler.values.options import OPTION_WORDS

NEAR = 450
"""Bytes before and behind the beginning of a control among which it is called something."""
MAX_PLACES = 300

_CODES = ("options[", "attribute_", "variant", 'name="id"')
_NAMES = KeySearch(*_CODES, *sorted(OPTION_WORDS, key=len, reverse=True))
"""What stands near a control that is for an option, in small letters: names in code, and words, the longest first."""
_CAMEL = re.compile(r"[A-Z](?<=[a-z].)")
_STYLE = re.compile(r"""\sstyle=(?:"[^"]*"|'[^']*')""")


def option_places(context: PageContext, begin: int, end: int) -> set[int]:
    """Where in a part of the shown page controls are that a word stands near by which options are called, as most are
    for a quantity or a search, and where a text or a name in code calls something a size.

    Of those of one group, close to each other, the first tells of all.
    """
    page = context.markup.shown
    found = size_places(page, begin, end)
    told, named = -NEAR, False
    for at in islice((at for at, _ in context.words.controls if begin < at < end), MAX_PLACES):
        if at - told >= NEAR:
            told, named = at, _names_option(page[max(at - NEAR, 0) : at + NEAR].decode("utf-8", "ignore"))
        if named:
            found.add(at)
    return found


def _names_option(text: str) -> bool:
    """Whether a part of a page has the name of an option: a word counts whole, as in the name of a control, and where
    it is none of a style, or else every ``correct`` would be a colour."""
    if not _NAMES.places(_small(text)):
        return False
    small = _small(_CAMEL.sub(r" \g<0>", _STYLE.sub("", text)))
    return any(
        which < len(_CODES) or not (small[at - 1 : at].isalpha() or small[end : end + 1].isalpha())
        for which, at, end in _NAMES.places(small)
    )


def _small(text: str) -> bytes:
    """A part of a page in small letters; without accents, if it has any."""
    small = text.lower() if text.isascii() else folded(text[:NEAR]) + folded(text[NEAR:])
    return small.encode("utf-8", "replace")

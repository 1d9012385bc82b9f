"""A brand that the page's code or address of a link states, where the product's own name confirms it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.content.text import clean_text

MAX_STATED = 2_000
"""Values that are looked at; a page with more is a list of brands."""
BEHIND = 300
"""Bytes behind a word in which its value is."""

_KEYS = KeySearch(
    "brand", "Brand", "BRAND", "anufacturer", "vendor", "mfg", "marca", "marque", "ersteller", "fabricant"
)
"""Ends of the words that are looked for, so that one finds a word in both of its cases."""
_STATED = re.compile(
    r"""(?:[_-]?(?:name|title|label|value))?(?:\\?["'])?\s*[:=(]\s*(?:\[\s*)?\\?["']([^"'\\<>{}]{2,60})\\?["']""",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")


def brand_in_name(stated: Iterable[str], name: str) -> str | None:
    """The one of the brands that a page states (``"brandName": "Acme"``) that the name has as words.

    The name is the proof: a list of a shop's brands has many, of which none or one is in a product's name. Of several
    the longest is meant (``Black & Decker``, not ``Black``), and one that the name begins with comes first.
    """
    folded = _folded(name)
    found = Counter(value for value in stated if _has_words(folded, _folded(value)) and _folded(value) != folded)
    return max(found, key=lambda value: (folded.startswith(_folded(value)), len(value), found[value]), default=None)


def stated_brands(page: bytes) -> Iterator[str]:
    """What a page's scripts or attributes state as brands, in its order by key, with repeats."""
    return (value for stated in islice(_stated(page), MAX_STATED) if (value := clean_text(stated, 60)))


def _folded(text: str) -> str:
    """In one case, and ``TP Link`` like ``TP-Link``."""
    return text.casefold().replace("-", " ")


def _stated(page: bytes) -> Iterator[str]:
    for _, _, end in sorted(_KEYS.places(page)):
        if match := _STATED.match(page[end : end + BEHIND].decode("utf-8", "ignore")):
            yield match[1]


def _has_words(text: str, part: str) -> bool:
    at = text.find(part)
    if at < 0 or not any(c.isalpha() for c in part):
        return False
    end = at + len(part)
    return not (at and _WORD.match(text[at - 1])) and not (end < len(text) and _WORD.match(text[end]))

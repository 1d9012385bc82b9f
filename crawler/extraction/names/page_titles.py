"""What a page calls itself, and whether that is a product's name."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import clean_text

EAST_ASIAN = "\u2e80"
"""The first character of their scripts."""
_WORDS = re.compile(r"[^\W_]+")
_ARABIC = str.maketrans("أإآٱىة", "اااايه")
"""Letters that Arabic is written with or without their signs."""
_APART = re.compile(r"\s+(?:[|–—•·»-]|::?)\s+|\s*\|\s*")


def page_titles(context: PageContext, *more: Any) -> list[str]:
    """What a page calls itself in its head."""
    stated = (context.markup.meta("og:title", "twitter:title"), context.markup.title, *more)
    return [title for value in stated if (title := clean_text(value, 1_000))]


@lru_cache(maxsize=1024)
def same_name(name: str, title: str) -> bool:
    """Whether a title gives a product's name, perhaps with more around it or a little left out."""
    words, others = _words(name), _words(title)
    if sum(map(others.__contains__, words)) < 0.7 * len(words):
        return False
    # In East Asian scripts a word of two characters says as much as a long one elsewhere.
    return any(len(word) > 2 or word[0] >= EAST_ASIAN for word in words)


def main_part(title: str) -> str:
    """What a title says first, without the names of sections and of the site behind it."""
    return _APART.split(title)[0].strip()


def folded_name(text: str) -> str:
    """A name as it is compared: in one case and one spelling of its characters."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_ARABIC)


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(folded_name(text)))

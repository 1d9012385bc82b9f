"""Words of a text as they are looked up in the tables of this package."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import filterfalse

MAX_TEXT = 500
_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i", "’": "'"})
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The first 500 characters in small letters without accents: ``Größe`` → ``grosse``."""
    small = text[:MAX_TEXT].casefold().translate(_SPECIAL)
    if small.isascii():
        return small
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", small)))


def lookup_table(words: Mapping[str, str]) -> dict[str, str]:
    """Meaning by folded word, from words by meaning, apart by spaces; ``_`` joins the words of a phrase."""
    table: dict[str, str] = {}
    for meaning, listed in words.items():
        for word in (meaning, *listed.split()):
            table.setdefault(folded(word.replace("_", " ")), meaning)
    return table


def meanings(text: str, table: Mapping[str, str]) -> Iterator[str]:
    """What the words and two-word phrases of a text mean by a table, in the text's order; a phrase before its words."""
    words = _WORD.findall(folded(text))
    skip = False
    for position, word in enumerate(words):
        if skip:
            skip = False
            continue
        phrase = " ".join(words[position : position + 2])
        if phrase in table:
            skip = " " in phrase
            yield table[phrase]
        elif word in table:
            yield table[word]

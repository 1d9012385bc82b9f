"""A size that a query names: ``size 42``, ``Gr. 42``, ``42 EU``, ``W32 L34``, ``x-large``."""

import re

from search.language.word_lists import listed_lines
from search.language.word_pattern import alternatives

_LISTED = [
    (kind, words.split(", ")) for line in listed_lines("size_words.txt") for kind, _, words in (line.partition(" "),)
]
_IN_WORDS = {name: names[0] for kind, names in _LISTED if kind == "word" for name in names}
_LETTERS = {"small": "s", "medium": "m", "large": "l"}
_BEFORE, _BEHIND = (
    alternatives(word for of_kind, words in _LISTED if of_kind == kind for word in words)
    for kind in ("before", "behind")
)
_HALF = r"(?:[.,]5| ?1/2|½)"
_NUMBER = rf"\d{{1,3}}(?:{_HALF})?"
_VALUE = rf"{_NUMBER}(?:[a-h]{{1,3}}|t)?|x{{0,4}}[sl]|m|[2-6]xl|small|medium|large"
_SIZE = re.compile(
    rf"(?:{_BEFORE})\s*:?\s*(?P<named>{_VALUE})(?![\w-]|/\d)|(?<![\w.,-])(?P<worn>\d{{1,2}}(?:{_HALF})?)\s?(?:{_BEHIND})"
)
_TROUSERS = re.compile(r"(?<!\w)w?(?P<waist>[2-5]\d)\s?(?:[x/]|/?\s?l)\s?(?P<length>[2-4]\d)(?!\w)")
_WORDS = re.compile(alternatives(_IN_WORDS))


def read_size(text: str) -> tuple[str, str | None]:
    """The text with its size alone (``size 42`` → ``42``), and the size; ``text``: as ``same_length`` writes it."""
    if found := _SIZE.search(text):
        value = _plain(found["named"] or found["worn"])
        return f"{text[: found.start()]} {value} {text[found.end() :]}", value.upper()
    if found := _TROUSERS.search(text):
        return text, f"{found['waist']}X{found['length']}"
    if found := _WORDS.search(text):
        return text, _IN_WORDS[found[0]].upper()
    return text, None


def _plain(value: str) -> str:
    value = re.sub(r" ?1/2|½|,5", ".5", value)
    return _LETTERS.get(value, value)

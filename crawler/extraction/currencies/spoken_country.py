"""The country that a page's language and script speak of, where nothing else on the page tells whose sign it prints."""

import re
from itertools import islice
from urllib.parse import urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.currencies.shared_domains import OF_NO_COUNTRY
from crawler.values.any_case import AnyCase

MIN_LETTERS = MIN_WORDS = 5
"""Letters of a script, or small words of English, that a page has to have: product names alone may have a few."""

_BY_LANGUAGE = {"sv": "SE", "da": "DK", "nb": "NO", "nn": "NO", "no": "NO", "is": "IS", "ja": "JP", "cs": "CZ"}
_KANA = re.compile(r"[\u3041-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"\b(?:the|and|with|your?|our|from|this|shipping)\b")
_OTHER = re.compile(r"\b(?:de|la|el|para|los|les|und|der|e)\b")
_AMERICAN = OF_NO_COUNTRY | {"us"}
_CODES = "cad aud nzd sgd hkd twd mxn gst pst hst"
_SIGNS = "c ca cdn a au nz s hk nt mx"
_OTHER_DOLLARS = AnyCase(
    r"canad|austral|new zealand|singapore|hong ?kong|taiwan|mexic|jamaica|trinidad|barbados|bahama|bermuda|belize|fiji|"
    "caribbean|"
    + "|".join([*(rf"\b{code}\b" for code in _CODES.split()), *(rf"\b{sign}\$" for sign in _SIGNS.split())])
)


def spoken_country(context: PageContext) -> str | None:
    """The country (ISO 3166) of a language that is spoken in one, or of a script; for a page in English with an address
    of no country the United States, unless it speaks of another country that pays in dollars."""
    language = (context.markup.lang or "").partition("-")[0].casefold()
    said = context.said
    if known := _BY_LANGUAGE.get(language):
        return known
    if _has(_KANA, said):
        return "JP"
    if _has(_HAN, said):
        return "CN"
    host = urlsplit(context.address).hostname or ""
    american = language in ("", "en") and host.rpartition(".")[2] in _AMERICAN and is_english(said, MIN_WORDS)
    return "US" if american and not _OTHER_DOLLARS.search(said) else None


def is_english(said: str, words: int = 1) -> bool:
    """Whether a page's texts have so many of English's small words, and more than twice those of other languages."""
    found = sum(1 for _ in _ENGLISH.finditer(said))
    return found >= words and found > 2 * sum(1 for _ in _OTHER.finditer(said))


def _has(script: re.Pattern[str], said: str) -> bool:
    return sum(1 for _ in islice(script.finditer(said), MIN_LETTERS)) == MIN_LETTERS

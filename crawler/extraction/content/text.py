"""Text of a page as one clean line."""

import html
import re
import unicodedata
from functools import lru_cache

NAME_LENGTH = 500
DESCRIPTION_LENGTH = 5_000
CODE_LENGTH = 100
_OFTEN = 500
"""Characters of a text that is likely to be met again: four in five are, on the same page or the next."""

_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.{0,2000}?-->", re.DOTALL)
_HIDDEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_JOINERS = re.compile("[\u200c\u200d]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_TEMPLATE = re.compile(r"\{\{|\}\}|\$\{|<%|%>|\[\[|\]\]")
_VARIABLE = re.compile(r"\$[a-zA-Z_]+|%[a-zA-Z_]+%|__[a-zA-Z_]+__")
_PLACEHOLDERS = frozenset(
    ("", "null", "none", "undefined", "nan", "n/a", "na", "-", "--", "false", "[object object]", "unknown")
)


def clean_text(value: object, limit: int = NAME_LENGTH) -> str | None:
    """A string or number as text without markup, entities, control and direction characters; None if nothing is left.

    Templates that were never filled in (``{{brand}}``) and words for nothing (``null``) are nothing.
    """
    if type(value) is str and len(value) <= _OFTEN:  # as nearly all are
        return _cleaned_before(value, limit)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    # The raw text is cut generously before the costly steps: what is dropped can't be a megabyte of a name.
    text = str(value)[: limit * 8 + 1_000]
    return _cleaned_before(text, limit) if len(text) <= _OFTEN else _cleaned(text, limit)


def _cleaned(text: str, limit: int) -> str | None:
    text = _plain(text)
    if text.lower() in _PLACEHOLDERS or _TEMPLATE.search(text) or _VARIABLE.fullmatch(text):
        return None
    return text[:limit].rstrip()


_cleaned_before = lru_cache(maxsize=4096)(_cleaned)


def _plain(text: str) -> str:
    for _ in range(3):  # some shops escape twice
        if "&" not in text or (unescaped := html.unescape(text)) == text:
            break
        text = unescaped
    if "<" in text:
        text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    if not text.isascii():
        text = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
        # Joiners belong to several scripts; between Latin letters they only disguise a word.
        if _JOINERS.sub("", text).isascii():
            text = _JOINERS.sub("", text)
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    return " ".join(text.split())

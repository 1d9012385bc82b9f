"""Texts with amounts in plain form: one line, ASCII digits, a point or comma where cents begin."""

import re
import unicodedata
from functools import lru_cache

MAX_TEXT = 200
"""Characters of a text that are looked at: no price is longer."""
_SPLIT_CENTS = re.compile(r"([$€£] ?\d{1,5}) (\d\d)(?![\d.,]|\s?%)")
_SPLIT_POINT = re.compile(r"(\d)(?:([.,]) | ([.,]) ?)(\d\d)(?!\d|[.,]\d)")
_RAISED_CENTS = re.compile(r"(?<=\d)[.,]?([⁰¹²³⁴-⁹]{2})(?![⁰¹²³⁴-⁹])")
_NO_DECIMAL = re.compile(r"[\d.,]*[¼-¾⅐-⅟↉①-⓿⁰¹²³⁴-⁹₀-₉❶-➓㉈-㉏㉑-㉟㊱-㊿]+\d*")
"""Fractions, raised and circled numbers, of which Unicode's plain forms would make other amounts."""
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_SPACE = re.compile(r"\s+")
_SIGN_AS_POINT = re.compile(r"(?<![\d.,])(\d+)[€£](\d\d)(?![\d.,])")
_ARABIC_POINTS = str.maketrans({"٫": ".", "٬": ",", "،": ",", "′": "'", "`": "'", "´": "'"})


@lru_cache(maxsize=1024)
def plain_amounts(text: str) -> str:
    """One line with ASCII digits and separators."""
    text = text[:MAX_TEXT]
    if not text.isascii():
        text = _RAISED_CENTS.sub(lambda cents: f".{unicodedata.normalize('NFKC', cents[1])}", text)
        text = unicodedata.normalize("NFKC", _NO_DECIMAL.sub(" ", text))
        text = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    text = _SPACE.sub(" ", text.translate(_ARABIC_POINTS))
    text = _SPLIT_POINT.sub(r"\1\2\3\4", text)
    return _SPLIT_CENTS.sub(r"\1.\2", _SIGN_AS_POINT.sub(r"\1.\2", text)).strip()

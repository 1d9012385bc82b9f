"""A size as its system and value: ``EU 42``, ``W32/L34``, ``X-Large``, ``12-18 months``."""

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.normalisation.words import folded

_SYSTEMS = {
    "eu": "EU",
    "eur": "EU",
    "us": "US",
    "usa": "US",
    "uk": "UK",
    "gb": "UK",
    "fr": "FR",
    "it": "IT",
    "de": "DE",
}
_SYSTEMS |= {"jp": "JP", "au": "AU", "cn": "CN", "br": "BR", "mx": "MEX", "cm": "cm"}
_LETTERS = {
    "xxs": "XXS", "2xs": "XXS", "xs": "XS", "xsmall": "XS", "extrasmall": "XS", "s": "S", "sm": "S", "small": "S",
    "m": "M", "med": "M", "medium": "M", "l": "L", "lg": "L", "large": "L", "xl": "XL", "xlarge": "XL",
    "extralarge": "XL", "xxl": "XXL", "2xl": "XXL", "2x": "XXL", "xxlarge": "XXL", "xxxl": "3XL", "3xl": "3XL",
    "3x": "3XL", "4xl": "4XL", "xxxxl": "4XL", "5xl": "5XL", "6xl": "6XL",
}  # fmt: skip
_ONE_SIZE = re.compile(
    r"one(?:size.*)?|os|einheitsgrosse|tailleunique|tallaunica|tagliaunica|tamanhounico|unique|unic[ao]|universal|tu|freesize|free|"
    r"nosize|единый|フリーサイズ|均码"
)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?(?:\s\d/\d)?"
_BEFORE = re.compile(rf"^({'|'.join(_SYSTEMS)})[\s:/.-]*({_NUMBER})$")
# Behind a number, GB is gigabytes.
_BEHIND = re.compile(rf"^({_NUMBER})\s?\(?({'|'.join(system for system in _SYSTEMS if system != 'gb')})\)?$")
_WAIST = re.compile(r"^w?\s?(\d{2})(?:w|\"|in)?\s?[/x-]?\s?l\s?(\d{2})l?$|^(\d{2})w?\s?[/x]\s?(\d{2})l?$")
_AGE = re.compile(
    r"^(\d{1,2})(?:\s?[-–/]\s?(\d{1,2}))?\s?(months?|mos?|m|monate|mois|mesi|meses|maanden|years?|yrs?|y|jahre|ans|anni|anos|jaar)$"
)
_MONTHS = re.compile(r"^m")
_LABEL = re.compile(
    r"^(?:size|grosse|taille|pointure|talla|taglia|maat|tamanho|storlek|str|koko|rozmiar|velikost|meret|marime|beden|размер)[.:\s]+"
)
_DIGIT = re.compile(r"\d")
_WHOLE = re.compile(_NUMBER)
_APART = re.compile(r"[\s.-]+")
_BEFORE_FRACTION = re.compile(r"\s+(?=[½⅓⅔¼¾])")
_FRACTIONS = str.maketrans({"½": ".5", "⅓": ".33", "⅔": ".67", "¼": ".25", "¾": ".75"})


class Size(NamedTuple):
    """``system`` is a country's scale, ``letter``, ``waist_length``, ``months``, ``years``, ``one_size`` or, of a bare
    number, None."""

    system: str | None
    value: str


@lru_cache(maxsize=4096)
def parse_size(text: str) -> Size | None:
    """A size that a text gives as a whole; None for one of no known system, such as ``Queen``."""
    words = _LABEL.sub("", folded(_BEFORE_FRACTION.sub("", text[:60]).translate(_FRACTIONS)).strip())
    squashed = _APART.sub("", words)
    if squashed in _LETTERS:
        return Size("letter", _LETTERS[squashed])
    if _ONE_SIZE.fullmatch(squashed):
        return Size("one_size", "one size")
    if not _DIGIT.search(words):  # as in most words that are no size
        return None
    if match := _BEFORE.match(words):
        return Size(_SYSTEMS[match[1]], _plain(match[2]))
    if match := _BEHIND.match(words):
        return Size(_SYSTEMS[match[2]], _plain(match[1]))
    if match := _WAIST.match(words):
        return Size("waist_length", f"{match[1] or match[3]}/{match[2] or match[4]}")
    if match := _AGE.match(words):
        unit = "months" if _MONTHS.match(match[3]) else "years"
        return Size(unit, match[1] if match[2] is None else f"{match[1]}-{match[2]}")
    return Size(None, _plain(words)) if _WHOLE.fullmatch(words) else None


def _plain(number: str) -> str:
    """``42,5`` and ``42 1/2`` are 42.5; ``8.0`` is 8."""
    whole, _, fraction = number.replace(",", ".").partition(" ")
    value = float(whole)
    if "/" in fraction:
        upper, _, lower = fraction.partition("/")
        value += int(upper) / int(lower) if int(lower) else 0
    return f"{round(value, 2):g}"

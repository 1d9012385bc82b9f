"""Whether a text gives a span of prices instead of one: from and to, or the least of them."""

import re

from crawler.values.plain_amounts import plain_amounts

_FROM_TO = re.compile(
    r"\d[^\w%]{0,4}\s?(?:[A-Z]{0,3}|[^\W\d_]{1,3}\.?)\s?(?:[-–—]|\b(?:to|bis|do|till|à)\b)\s?(?:[A-Z][A-Za-z]{0,2})?[^\w%]{0,4}[A-Z]{0,3}\s?\d(?![\d.,]*\s?%)"
)
_NO_CENTS = re.compile(r"(?<=\d)[.,:][-–—](?!\d)")
"""Written for no cents: ``499,- 349,-`` is no range."""
_LESS = re.compile(r"(?<=\s)-\d[\d.,]*")
"""What is taken off: ``579 DT 729 DT -150 DT`` is no range."""
_START = re.compile(
    r"\W*(?:from|starting (?:at|from)|as low as|ab|[àa] partir de|dès|desde|a partire da|vanaf|od|fra|från|alkaen)"
    r"\b(?=\W*(?:\w{1,4}\W*)?\d)",
    re.IGNORECASE,
)


def states_range(text: str) -> bool:
    """Whether a text joins two amounts as from and to, such as ``$12 – $24``."""
    return bool(_FROM_TO.search(_LESS.sub(" ", _NO_CENTS.sub("", plain_amounts(text)))))


def states_start(text: str) -> bool:
    """Whether a text gives the least of several prices, such as ``From $98`` or ``ab 12 €``."""
    return bool(_START.match(plain_amounts(text)))

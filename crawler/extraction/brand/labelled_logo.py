"""A brand of which a page prints the label, and shows the logo: ``Brand: <a href=…><img alt="Acme"></a>``."""

import re
from itertools import islice

from crawler.extraction.choice import only_one
from crawler.extraction.content.label_words import LABELS, folded_label
from crawler.extraction.content.text import clean_text

MAX_NAME = 40
MAX_PICTURES = 50
BEHIND = 20_000
"""Bytes behind the first heading that are looked at."""
BEFORE = 300
"""Bytes before a logo in which its label is."""

_PICTURE = re.compile(rb"""<img\b[^<>]{0,400}?\salt=["']([^"'<>]{2,80})["']""", re.IGNORECASE)
_TEXT = re.compile(rb">\s*+([^<>\s][^<>]{0,60})")
_LOGO_WORD = re.compile(r"^logo\s+|\s+logo$", re.IGNORECASE)


def labelled_logo(page: bytes, heading: int) -> str | None:
    """The only one behind the first heading; at the page's beginning where that is at -1, as there is none."""
    pictures = _PICTURE.finditer(page, max(heading, 0), max(heading, 0) + BEHIND)
    named = [
        clean_text(_LOGO_WORD.sub("", picture[1].decode("utf-8", "ignore")), MAX_NAME)
        for picture in islice(pictures, MAX_PICTURES)
        if _is_labelled(page[max(0, picture.start() - BEFORE) : picture.start()])
    ]
    return only_one([name for name in named if name])


def _is_labelled(before: bytes) -> bool:
    texts = _TEXT.findall(before)
    return bool(texts) and LABELS.get(folded_label(texts[-1].decode("utf-8", "ignore"))) == "brand"

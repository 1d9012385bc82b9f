"""What the page prints behind a label for people: ``Brand: Acme``, ``Art.-Nr. 4711``, a row of a table."""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from crawler.extraction.content.label_words import FIRST_WORDS, LABEL_BEGINNINGS, LABELS, first_word, folded_label
from crawler.extraction.content.text import clean_text
from crawler.normalisation.color import color_family
from crawler.normalisation.material import materials
from crawler.values.identifiers import normalize_gtin, states_mpn

MAX_LABELS = 20_000
"""Texts that may begin with a label which are looked at."""
MAX_LABEL = 40
MAX_VALUE = 60
"""Characters of a brand or code; longer ones are sentences."""
MAX_PIECE = MAX_LABEL + MAX_VALUE

MAX_BETWEEN = 4
"""Pieces behind a label that are looked at; paragraphs among them are passed over."""

# Spaces are spelt out: a set of characters without a class is looked up at once.
_SPACE = " \t\n\r\f\v\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BEGIN = re.compile(rf"<(?:(?:&nbsp;|&#160;|[-–•*·])[{_SPACE}]*+)*+([^{_SPACE}<:：#./-]*+)")
"""A text's first word, which may be empty."""
MAX_RAW = 400
"""Characters of a text as the page has it that are looked at."""
_SHORT = re.compile(
    r"^(.{1,30}?[#№]|n[°º] [^\d:]{2,20}?|.{1,30}?\b(?:no|nr)\.?|[^\W\d_]{3,5}\.?|[^\W\d_]{6,9}\.?(?=\s+\S{5})|"
    r".{1,30}? (?:number|code|id|nummer)|"
    r"[^\W\d_]{3,20}(?:nummer|code|nr)\.?)\s+(\S*\d\S*)$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[^\W_][\w./+-]*(?: [\w./+-]+){0,2}")
_LETTERS = re.compile(r"[A-Z]{1,8}(?:[-/.][A-Z]{1,8}){1,5}")
"""A shop's own number without a digit: ``LW-OSLO-COG``."""
_BRACKETED = re.compile(r"^[(\[]\s*(.*\w)\s*[)\]]$")
_MARKS = (":", "：", "#")
_LINE = re.compile(rb"\| ")
"""What parts labels with their values in one text: ``Ref.: 4711 | EAN: …``."""
_BY = frozenset(("by", "von", "par", "di", "de", "van", "av", "af"))
"""What may stand between a label and a brand's link."""
_SENTENCE = re.compile(r"[?!,;]|[^\W\d_]{4}\.\s|\(\d+\)$")
"""Up to three letters before a point are an abbreviation: ``Dr. Goods``; a heading says how many it is above."""


class Labelled(NamedTuple):
    """A value behind a label: ``field`` is as in ``LABELS``; ``marked`` says that a colon or sign joins the two, and of
    a colour that it is one."""

    field: str
    value: str
    marked: bool


def labelled_values(said: str) -> list[Labelled]:
    """What stands behind a label of brands and codes, in the page's order; ``said`` has its texts, each behind a ``<``.

    A label and its value are neighbours in the page's text, whatever the elements around them are.
    """
    found: list[Labelled] = []
    page = _LINE.sub(b"<", said.encode("utf-8", "replace"))
    for _, at, _ in islice(LABEL_BEGINNINGS.places(page.lower()), MAX_LABELS):
        word = _BEGIN.match(page[at : at + MAX_RAW].decode("utf-8", "ignore"))
        if word is None or not _begins_a_label(word[1]):
            continue
        piece, *following = _pieces(_texts(page, at)) or [""]
        for field, raw, marked in _behind(piece, following):
            if field == "brands":
                if not marked:
                    continue  # a menu's heading
                field = "brand"
            if value := _value(field, raw):
                found.append(Labelled(field, value, marked and (field != "color" or _is_color(value, raw in piece))))
    return found


def _texts(page: bytes, at: int) -> Iterator[str]:
    """The text that begins at a place and the next few, each as far as it is looked at."""
    for _ in range(MAX_BETWEEN + 1):
        if at < 0:
            return
        end = page.find(b"<", at + 1)
        part = page[at + 1 : min(end if end >= 0 else len(page), at + 1 + 4 * MAX_RAW)]
        yield html.unescape(part.decode("utf-8", "ignore")[:MAX_RAW]).strip()
        at = end


def _begins_a_label(word: str) -> bool:
    folded = word.casefold()
    return folded in FIRST_WORDS or ("&" in folded and first_word(folded) in FIRST_WORDS)


def _pieces(texts: Iterator[str]) -> list[str]:
    """Of neighbouring texts the first, which begins with a label, and the two short ones behind it; none where the
    first is long."""
    first = next(texts)
    short = (text for text in texts if text and len(text) <= MAX_PIECE)
    return [first, *islice(short, 2)] if len(first) <= MAX_PIECE else []


def _behind(piece: str, following: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Field, value and whether they are marked as belonging together, where a piece begins with a label."""
    line = " ".join(piece.split())
    field = LABELS.get(folded_label(line)) if len(line) <= MAX_LABEL else None
    if field is None:
        if pair := _inside(line):
            yield *pair, True
        return
    mark = following[0] if following and following[0] in _MARKS else ""
    if following and following[0].casefold() in _BY:
        following = following[1:]
    if value := following[1:2] if mark else following[:1]:
        yield field, " ".join(value[0].split()), bool(mark) or line[-1] in _MARKS


def _inside(text: str) -> tuple[str, str] | None:
    """Field and value of a text that has both, such as ``Item No. 4711``."""
    label, colon, value = text.replace("：", ":").partition(":")
    if not colon and (match := _SHORT.match(text)):
        label, value = match[1], match[2]
    field = LABELS.get(folded_label(label)) if value.strip() else None
    return (field, value) if field else None


def _is_color(value: str, beside: bool) -> bool:
    """Whether what stands behind a label is a colour: by its words, or in one text with the label."""
    return ":" not in value and (beside or color_family(value) is not None)


def _value(field: str, text: str) -> str | None:
    longest = MAX_PIECE if field == "material" else MAX_VALUE
    value = clean_text(text.strip(" :：#"), longest + 1)
    if not value or len(value) > longest or folded_label(value) in LABELS:
        return None
    if field == "material":
        return value if materials(value) else None
    if field == "gtin":
        return normalize_gtin(value.rstrip("."))
    if field in ("brand", "color"):
        if text.endswith(_MARKS[:2]):
            return None  # the next label, as there is nothing behind this one
        return None if _SENTENCE.search(value) or not any(c.isalpha() for c in value) else value
    value = _BRACKETED.sub(r"\1", value.rstrip(",;"))
    if field == "sku" and len(value) > 4 and _LETTERS.fullmatch(value):
        return value
    if not _CODE.fullmatch(value) or not any(c.isdigit() for c in value) or len(value) < 3:
        return None
    return value if field == "sku" or states_mpn(value) else None

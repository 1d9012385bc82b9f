"""A page's headings that give its product's name, found without a tree."""

import re
from dataclasses import dataclass
from itertools import islice

import lxml.etree

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.shown_headings import MAX_HEADINGS
from crawler.extraction.content.text import clean_text
from crawler.extraction.content.tree import text_under
from crawler.extraction.names.coded_heading import without_code
from crawler.extraction.names.named_texts import named_texts
from crawler.extraction.names.page_titles import same_name

MAX_TRIED = 4
MAX_TEXT = 600
BESIDE = 2_500
"""Bytes around a heading in which the links of its card are."""

_HEADING = re.compile(rb"<[hH][12](?=[\s>])")
_LINK = re.compile(rb"""\shref=["']?([^"'\s<>]+)""")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text, its level, and the byte of the shown page where its tag begins.

    For a line of text that stands for one, ``level`` is its element's name.
    """

    text: str
    level: str
    start: int

    @property
    def is_heading(self) -> bool:
        """Whether the page marks it as one."""
        return self.level in ("1", "2")

    @property
    def tags(self) -> tuple[str, ...]:
        """The elements that it may be."""
        return ("h1", "h2") if self.is_heading else (self.level,)


def product_headings(context: PageContext, names: list[str], path: str) -> list[Heading]:
    """The few headings that give one of the names: first those that give most of it; ``path`` is the page's own.

    Where none does, lines of text that do stand for them.
    """
    shown = context.markup.shown
    found = [Heading(one.text, one.level, one.at) for one in context.headings if _names(without_code(one.text), names)]
    if not found:
        found = [Heading(text, tag, _byte(context.shown, at)) for text, tag, at in named_texts(context.shown, names)]
    found = [heading for heading in found if not _of_another_page(heading, shown, path)]
    return sorted(found, key=lambda one: (*_given(one.text, names), one.level, one.start))[:MAX_TRIED]


def _names(text: str, names: list[str]) -> bool:
    """Whether a text gives one of the names, or a name it."""
    return any(same_name(text, name) or same_name(name, text) for name in names)


def element_of(heading: Heading, tree: lxml.etree._Element, shown: bytes, begin: int) -> lxml.etree._Element | None:
    """A heading's element in the tree of a part of the page that begins before it."""
    elements = list(islice(tree.iter(*heading.tags), MAX_HEADINGS))
    before = len(_HEADING.findall(shown, begin, heading.start))
    counted = elements[before : before + 1] if heading.is_heading else []
    return next((one for one in (*counted, *elements) if clean_text(text_under(one, MAX_TEXT)) == heading.text), None)


def first_of(heading: Heading, tree: lxml.etree._Element) -> lxml.etree._Element | None:
    """The heading's element in a tree that begins with it, inside whatever is around it."""
    elements = tree.iter(*heading.tags)
    if heading.is_heading:
        return next(elements, None)
    return next((one for one in islice(elements, MAX_HEADINGS) if clean_text(one.text) == heading.text), None)


def begins_a_name(heading: str, names: list[str]) -> bool:
    """Whether a name begins with a heading of several words."""
    return " " in heading and any(name.casefold().startswith(heading.casefold()) for name in names)


def shared_words(one: str, other: str) -> int:
    """How many words two texts share."""
    return len(set(_WORDS.findall(one.casefold())) & set(_WORDS.findall(other.casefold())))


def _byte(text: str, place: int) -> int:
    """The byte of a text as UTF-8 that a character begins with."""
    return len(text[:place].encode("utf-8", "replace"))


def _of_another_page(heading: Heading, shown: bytes, path: str) -> bool:
    """Whether a heading is a card's: a link beside it leads to another page, whose address has its words."""
    words = set(_WORDS.findall(heading.text.casefold()))
    if heading.level == "1" or len(words) < 2:
        return False
    for link in _LINK.finditer(shown, max(0, heading.start - BESIDE), heading.start + BESIDE):
        target = re.sub(r"^https?://[^/]*", "", link[1].decode("utf-8", "ignore")).partition("?")[0].rstrip("/")
        last = set(_WORDS.findall(target.rpartition("/")[2].casefold().replace("_", "-")))
        fits = len(words & last) >= 0.9 * len(words) if len(words) > 2 else words == last
        if fits and not target.startswith(path.rstrip("/")):
            return True
    return False


def _given(heading: str, names: list[str]) -> tuple[bool, int]:
    """How much of a name a heading gives, the most first: what a name begins with, then the number of shared words."""
    return not begins_a_name(heading, names), -max(shared_words(heading, name) for name in names)

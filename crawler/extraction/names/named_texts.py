"""What gives a product's name on a page that has no heading for it: a line of text of its own."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.content.text import clean_text
from crawler.extraction.names.page_titles import main_part, same_name

MAX_TEXTS = 20_000
MAX_FOUND = 4
LEAST_WORDS = 3
MAX_LINK = 1_000
"""Characters before a text in which the link that it is in has begun."""

_TEXT = re.compile(
    r"<(p|div|span|td|th|b|strong|font|big|h[3-6])(?=[\s>])[^<>]{0,500}>\s*+(?:<!---->\s*+)?([^<>]{4,300})(?=<)",
    re.IGNORECASE,
)

_SITE = re.compile(r"【[^【】]{1,20}】\s*(.+?)(?:：[^：]+)?")


def named_texts(shown: str, names: list[str]) -> Iterator[tuple[str, str, int]]:
    """Text, element and place of the few lines that give one of the names, in the page's order."""
    return islice(_named(shown, [*names, *_without_site(names)]), MAX_FOUND)


def _without_site(names: list[str]) -> Iterator[str]:
    """What is left of names without the market in brackets before them, and the shop behind a wide colon."""
    for name in names:
        if bare := _SITE.fullmatch(name):
            yield bare[1]


def _named(shown: str, names: list[str]) -> Iterator[tuple[str, str, int]]:
    first = {word for name in names for word in name.casefold().split()[:LEAST_WORDS]}
    whole = {main_part(name).casefold() for name in names}
    for place in islice(_TEXT.finditer(shown), MAX_TEXTS):
        begin = place[2].split(None, 1)
        if not begin or begin[0].casefold() not in first or _in_link(shown, place.start()):
            continue
        text = clean_text(place[2])
        if text is None or len(words := text.split()) < 2:
            continue
        if text.casefold() in whole or (
            len(words) >= LEAST_WORDS and (any(_alike(text, name) for name in names) or _ends(text, whole))
        ):
            yield text, place[1].lower(), place.start()


def _ends(text: str, whole: set[str]) -> bool:
    """Whether one of the whole names ends with a text, before which it has the brand."""
    return any(name.endswith(f" {text.casefold()}") for name in whole)


def _in_link(shown: str, position: int) -> bool:
    """Whether a link is open at a place, so that what it says is another page's, or a step of the way here."""
    before = shown[max(0, position - MAX_LINK) : position].lower()
    return before.rfind("<a ") > before.rfind("</a")


def _alike(text: str, name: str) -> bool:
    return same_name(text, name) and same_name(main_part(name), text)

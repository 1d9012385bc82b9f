"""A brand that stands apart beside a product's name, which a title or the code confirms: ``<p>Acme</p><h1>Stool``."""

import html
import re
from collections.abc import Collection, Iterable, Iterator

from crawler.extraction.content.text import clean_text
from crawler.normalisation.audience import age_group, gender
from crawler.normalisation.color import color_family
from crawler.normalisation.material import materials

BESIDE = 500
"""Bytes before and behind the main heading in which the text beside it is."""
MAX_HEADING = 2_000
MAX_BRAND, MAX_WORDS = 40, 4
NAME = 12
"""Characters of the name behind the brand that a title has to have too, if the name is as long."""

_TEXT = re.compile(rb">\s*+([^<>]*[^<>\s])\s*(?=<)")
_LINKED = re.compile(rb"(?:\s*<(?!a\s)[^<>]*>)*\s*<a\s", re.IGNORECASE)
"""A heading that begins with a link, of which its address tells more."""
_AREA = re.compile(rb"</?(?:header|nav|ul|ol|form|main|footer|section\s[^<>]*related)[\s>]", re.IGNORECASE)
"""What lies between a heading and things apart from it."""
_NO_BRAND = re.compile(
    r"new|neu|nouveau|nuevo|nuevos|nuovo|nieuw|nowość|ny|nyhet|sale|the|buy|shop|set|pack|premium|original|kaufen|home|back"
)


def apart_brand(page: bytes, heading: int, titles: list[str], stated: Collection[str]) -> str | None:
    """The brand beside the main heading that begins at a place, or is -1: the text before or behind it, if a title goes
    on behind the brand with the rest, or the page's code states it as a brand.

    What a heading begins with, or is before the rest, is as often a model's name: it has to be a link's text too.
    """
    if heading < 0:
        return None
    known = {brand.casefold() for brand in stated}
    for brand, name, apart in _parts(page, heading):
        if not _may_be(brand):
            continue
        if brand.casefold() in known or (_together(brand, name, titles) and (apart or _is_link(brand, page))):
            return brand
    return None


def _parts(page: bytes, heading: int) -> Iterator[tuple[str, str, bool]]:
    """What may be the brand, what the name behind it, and whether the heading has the name alone."""
    end = page.find(b"</h", heading, heading + MAX_HEADING)
    if end < 0:
        return
    inside = _texts(page[heading : end + 1])
    whole = " ".join(inside)
    if len(inside) > 1 and not _LINKED.match(page, heading):
        yield inside[0], " ".join(inside[1:]), False
    behind = _texts(_AREA.split(page[end : end + BESIDE])[0])[:1]
    before = _texts(_AREA.split(page[max(0, heading - BESIDE) : heading + 1])[-1])[-1:]
    for text in behind:
        yield whole, text, False
    for text in (*before, *behind):
        yield text, whole, True


def _is_link(brand: str, page: bytes) -> bool:
    """Whether a link says a brand and nothing else, as in a path or a list of brands."""
    spelt = re.escape(html.escape(brand, quote=False).encode())
    return re.search(rb">\s*+%b\s*</(?:span>\s*</)?a>" % spelt, page, re.IGNORECASE) is not None


def _texts(part: bytes) -> list[str]:
    said = (clean_text(text.decode("utf-8", "ignore")) for text in _TEXT.findall(part))
    return [text for text in said if text]


def _may_be(brand: str) -> bool:
    """Whether a text is short, has a letter, and does not say whom the product is for or what it is made of."""
    if len(brand) > MAX_BRAND or len(brand.split()) > MAX_WORDS or not any(map(str.isalpha, brand)):
        return False
    told = (
        _NO_BRAND.fullmatch(brand.casefold()),
        gender(brand),
        age_group(brand),
        color_family(brand),
        materials(brand),
    )
    return not any(told)


def _together(brand: str, name: str, titles: Iterable[str]) -> bool:
    """Whether a title begins with a brand and goes on with the beginning of the name."""
    both = _folded(f"{brand} {name}"[: len(brand) + 1 + NAME])
    return len(name) > 1 and any(_folded(title).startswith(both) for title in titles)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())

"""A brand that stands right beside a product's heading: in an element named for it, or linked to a page of its own."""

import re
from collections.abc import Iterator

from crawler.extraction.brand.words import ALL_OF
from crawler.extraction.choice import only_one, squashed
from crawler.extraction.content.text import clean_text

BEFORE, BEHIND = 500, 900
"""Bytes before and behind the first heading that are looked at."""
MAX_NAME = 40

_HEADING = re.compile(rb"<h1[\s>]", re.IGNORECASE)
_LINKED = re.compile(
    rb"""(?:<h1(?:\s[^<>]{0,300})?>\s*+(?:<span[^<>]{0,200}>\s*+)?|</h1>(?:\s*+</?\w[^<>]{0,200}>){0,3}?\s*+)"""
    rb"""<a\s[^<>]{0,300}?href=["']?[^"'\s<>]{0,200}?/([\w.-]{2,40})/?(?=["'\s>])[^<>]{0,300}>\s*+"""
    rb"""(?:<\w[^<>]{0,200}>)?\s*+([^<>\s][^<>]{1,40})<""",
    re.IGNORECASE,
)
"""A link that the heading begins with, or that follows it."""
_AREA = re.compile(rb"</(?:header|nav|ul|form)>|<main[\s>]", re.IGNORECASE)
"""What lies between a heading and the top of its page."""
_END = re.compile(rb"<(?:section|footer|nav|aside|form)[\s>]", re.IGNORECASE)
_OF_BRANDS = (
    rb"(?:brands?|vendors?|manufacturers?|makers?|marken?|hersteller|marques?|marcas?|march[ei]|producent\w*|"
    rb"merk(?:en)?|varumarken|designers?|producers?|stores)"
)
_CLASS = (
    rb"""(?:class|id|data-(?:qa|test|test-id|testid))=["'](?:[^"'<>]{0,200}?(?:[^a-zA-Z"'<>]|(?-i:[a-z](?=[A-Z]))))?"""
    rb"""(?:brand|vendor|manufacturer|designer|marques?|marcas?|marken?|hersteller|merk|varum(?:ae|a)rke|producent|produttore|fabricante?)"""
    rb"""(?:[-_]{0,2}(?:name|title|link|label|line|text))?["'\s]"""
)
_LINK = rb"""href=["']?[^"'\s<>]{0,200}?/""" + _OF_BRANDS + rb"""[/?][^"'\s<>]{2,}"""
_ADDRESS = re.compile(_LINK, re.IGNORECASE)
_NAMED = re.compile(
    rb"<\w+\s(?=[^<>]{0,400}?(?:" + _CLASS + rb"|" + _LINK + rb"))([^<>]{0,500})>\s*+"
    rb"(?:(?:(?:by|von|par|van|di|da|de|od|av|af)\b:?\s*)?<\w[^<>]{0,400}>\s*+){0,2}([^<>]{2,120})<",
    re.IGNORECASE,
)
_SITES_OWN = re.compile(
    rb"""navbar|(?<!product-)(?<!product_)(?<!product__)(?<!page__)header|footer|[\s"']logo|href=(?:"/?"|'/?')""",
    re.IGNORECASE,
)
"""What names the site, which old templates call a brand too."""
_VISIT = re.compile(rb">\s*Visit the ([^<>]{2,40}?) Store\s*<", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:(?:made |designed )?by|von|par|from|brand|vendor|manufacturer|designer|marke|marque|marca|"
    rf"{ALL_OF}|shop)\b[:\s]+(?=\S)",
    re.IGNORECASE,
)
"""What stands before a brand's name in such an element."""
_NO_NAME = re.compile(
    r"[!?;]|:$|^(?:by|von|par|van|di|da|de|od|av|af)$|\b(?:brands?|vendors?|makers?|marken|marques|marcas|logo|more|all)\b|\d{4}",
    re.IGNORECASE,
)


def heading_brand(page: bytes, at: int, name: str) -> str | None:
    """The only one that stands around the heading that begins at a place, or at -1, which is none; ``name`` is the
    product's, which is no brand."""
    heading = _HEADING.search(page, at) if at >= 0 else None
    if heading is None:
        return None
    end = page.find(b"</h1", heading.end())
    if linked := _linked(page, heading.start(), name) or _linked(page, end, name):
        return linked
    before = _AREA.split(page[max(0, heading.start() - BEFORE) : heading.start()])[-1]
    behind = _END.split(page[end : end + BEHIND])[0] if end >= 0 else b""
    visited = {store for part in (before, behind) for store in _VISIT.findall(part)}
    if len(visited) == 1:
        return clean_text(visited.pop().decode("utf-8", "ignore"), MAX_NAME)
    if len({address.lower() for part in (before, behind) for address in _ADDRESS.findall(part)}) > 1:
        return None
    return only_one([brand for part in (before, behind) for brand in _named(part) if not _is_thing(brand, name)])


def _linked(page: bytes, heading: int, name: str) -> str | None:
    """What a link to a page of that name says at the heading's beginning, or behind it where the product's name begins
    with it: ``<h1><a href="/acme/">Acme</a> Stool``."""
    found = _LINKED.match(page, heading) if heading >= 0 else None
    brand = clean_text(found[2].decode("utf-8", "ignore"), MAX_NAME) if found else None
    if not found or not brand or brand.casefold() == name.casefold():
        return None
    if page.startswith(b"</", heading) and not name.casefold().startswith(f"{brand.casefold()} "):
        return None
    return brand if squashed(brand) == squashed(found[1].decode()) else None


def _is_thing(brand: str, name: str) -> bool:
    """Whether a word is one of the product's name, which a brand begins or ends."""
    brand, name = brand.casefold(), name.casefold().lstrip("【[(「")
    return brand == name or (brand in name and not name.startswith(brand) and not name.endswith(brand))


def _named(part: bytes) -> Iterator[str]:
    for tag, text in _NAMED.findall(part):
        said = clean_text(text.decode("utf-8", "ignore"), MAX_NAME + 1)
        brand = _AROUND.sub("", said) if said and not _SITES_OWN.search(tag) else ""
        if 1 < len(brand) <= MAX_NAME and not _NO_NAME.search(brand) and any(map(str.isalpha, brand)):
            yield brand

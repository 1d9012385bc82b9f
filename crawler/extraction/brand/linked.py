"""A brand that a page shows by its logo or links to its page of: where the product's name begins with it, or in an
element that is named for the brand, where the page has no other."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from crawler.extraction.brand.words import ALL_OF
from crawler.extraction.content.key_search import UNHEARD, KeySearch
from crawler.extraction.content.text import clean_text

MAX_TAGS = 5_000
MAX_NAME = 40
MAX_LINKS = 50
NEAR = 6_000
"""Bytes from the first heading within which a link to a brand is the product's."""
CRUMBS = 3_000
"""Bytes before the first heading in which its path of links stands."""

_OF_BRANDS = (
    r"(?:brands?|manufactur\w+|marken?|hersteller\w*|marques?|marcas?|march[ei]|designers?|fabricants?|producent\w*|"
    r"značk\w+|shopby)"
)
_LINK = re.compile(rb"<[aA]\b(?P<tag>[^<>]{0,600}+)>\s*+(?P<name>[^<>\s][^<>]{1,160}+)</[aA]")
_LOGO = re.compile(
    rb"""<(?:img|IMG)\b(?=[^<>]{0,400}?\s(?:alt|ALT)=["'](?P<name>[^<>]{2,80}?)["'])(?P<tag>[^<>]{0,400}+)"""
)
_TAGS = KeySearch("<a", "<A", "<img", "<IMG", *UNHEARD)
_PLAIN = re.compile(r"[a-z0-9]+")
_LEADS_TO_BRAND = re.compile(rf"[/_?&-]{_OF_BRANDS}[/_=-]", re.IGNORECASE)
_NAMED = re.compile(
    rb"""<\w+\s[^<>]{0,200}?class=["'](?:[^"'<>]{0,200}?[^a-zA-Z"'<>])?(?:brand|manufacturer)[^<>]{0,200}>\s*+"""
    rb"""(?:<(?!a\s)[^<>]{0,200}>\s*+){0,2}<a\s(?P<tag>[^<>]{0,600})>\s*+"""
    rb"""(?:<img\b[^<>]{0,400}?\salt=["'](?P<logo>[^<>"']{2,80})|(?:<\w[^<>]{0,200}>\s*+)?(?P<name>[^<>\s][^<>]{1,160})<)""",
    re.IGNORECASE,
)
_NAMES = KeySearch("brand", "Brand", "BRAND", "anufacturer", "ANUFACTURER")
_OWN_PAGE = re.compile(
    rb"""<a\s[^<>]{0,300}?href=["']?[^"'\s<>]{0,200}?[/?&-]%b[/=](?:\d+/)?(?P<own>\w[\w%%.+-]*)/?["'\s>]"""
    rb"""(?:[^<>]{0,300}>)?\s*+(?:<img\b[^<>]{0,400}?\salt=["'](?P<logo>[^<>"']{2,80})["'])?""" % _OF_BRANDS.encode(),
    re.IGNORECASE,
)
"""A link to the page of one brand, and what the logo is called that it may have."""
_OWN_PAGE_SAYS = re.compile(
    rb"""<a\s[^<>]{0,300}?href=["']?[^"'\s<>]{0,200}?[/?&-]%b[/=](?:\d+/)?(\w[\w%%.+-]*)/?["'\s>][^<>]{0,300}>\s*+"""
    rb"""(?:<\w[^<>]{0,200}>\s*+)?([^<>\s][^<>]{1,80})<""" % _OF_BRANDS.encode(),
    re.IGNORECASE,
)
_MORE_OF = re.compile(rf"(?:{ALL_OF}) +", re.IGNORECASE)
"""What a link to all of a brand's products says before its name."""
_LOGO_WORD = re.compile(r"\s+logo\s*$", re.IGNORECASE)
_IS_LOGO = re.compile(
    rf"""\ssrc=["']?(?![^"'\s<>]{{0,200}}/products?/)[^"'\s<>]{{0,200}}?(?:{_OF_BRANDS}|logos?)[/_.-]|"""
    rf"""\sclass=["'](?:[^"'<>]{{0,100}}[\s_-])?{_OF_BRANDS}[\s"'_-]""",
    re.IGNORECASE,
)


def linked_brand(page: bytes, name: str) -> str | None:
    """The brand that the name begins with and goes on behind; the longest of several."""
    folded = name.casefold()
    tags = list(islice(_tags_with(page, folded), MAX_TAGS))
    found = {*_beginning(folded, _LINK, _LEADS_TO_BRAND, page, tags), *_beginning(folded, _LOGO, _IS_LOGO, page, tags)}
    return max(found, key=len, default=None)


def named_link(page: bytes) -> str | None:
    """What the one link to a brand's page says, or its logo is called, that is in an element named for it:
    ``<h2 class="brand"><a href=…>``."""
    named = dict.fromkeys(page.rfind(b"<", 0, at) for _, at, _ in _NAMES.places(page)[:MAX_TAGS])
    places = filter(None, (_NAMED.match(page, begin) for begin in named if begin >= 0))
    links = [(tag, text) for tag, text in map(_decoded, places) if _LEADS_TO_BRAND.search(tag)]
    said = {clean_text(_LOGO_WORD.sub("", _MORE_OF.sub("", text)), MAX_NAME) for _, text in links}
    return said.pop() if len(said) == 1 else None


def linked_logo(page: bytes, heading: int, product: str) -> str | None:
    """What the logo is called in the link to the only brand that the page links to, close to the first heading, if its
    address has the name: ``<a href="/brands/acme"><img alt="Acme">``. What the product's name has is a word of its own,
    unless it begins with that; then there may be other brands.
    """
    heading = max(heading, 0)
    near = [link for link in _OWN_PAGE.finditer(page, max(heading - NEAR, 0), heading + NEAR) if link["logo"]]
    shown = [(link["logo"].decode("utf-8", "ignore"), link["own"].decode()) for link in near]
    names = [
        name
        for logo, own in shown
        if (name := clean_text(_LOGO_WORD.sub("", logo), MAX_NAME)) and _squashed(name) == _squashed(own)
    ]
    folded = product.casefold()
    begun = next((name for name in names if folded.startswith(f"{name.casefold()} ")), None)
    if begun or not names or len({link["own"].lower() for link in islice(_OWN_PAGE.finditer(page), MAX_LINKS)}) != 1:
        return begun
    return next((name for name in names if name.casefold() not in folded), None)


def crumb_brand(page: bytes, heading: int) -> str | None:
    """The only brand whose page a path of links before the main heading has: ``<a href="/brands/acme">Acme</a>``."""
    before = page[max(heading - CRUMBS, 0) : max(heading, 0)]
    at = max(before.rfind(b"crumb"), before.rfind(b"Crumb"))
    links = _OWN_PAGE_SAYS.findall(before, before.rfind(b"<", 0, at)) if at >= 0 else []
    said = {clean_text(text.decode("utf-8", "ignore"), MAX_NAME) for own, text in links}
    told = {name for name in said if name and any(_squashed(name) == _squashed(own.decode()) for own, _ in links)}
    return told.pop() if len(told) == 1 else None


def _squashed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold().removesuffix(".html")))


def _decoded(place: re.Match[bytes]) -> tuple[str, str]:
    """The attributes of a link or picture, and what it says."""
    said = place["name"] or place["logo"]
    return place["tag"].decode("utf-8", "ignore"), said.decode("utf-8", "ignore")


def _tags_with(page: bytes, folded: str) -> Iterator[int]:
    """Where the tags begin in or behind which the first word of a name stands; of one that is spelt in several ways of
    writing, all links and pictures."""
    word = _PLAIN.match(folded)
    lowered = page.lower() if word else b""
    places = KeySearch(word[0]).places(lowered) if word else _TAGS.places(page)
    last = -1
    for _, at, end in places:
        if lowered[at - 1 : at].isalnum() or lowered[end : end + 1].isalnum():
            continue  # a short word is a part of many
        if (begin := page.rfind(b"<", last + 1, at + 1)) >= 0:
            last = begin
            yield begin


def _beginning(
    folded: str, shows: re.Pattern[bytes], of_brand: re.Pattern[str], page: bytes, tags: Iterable[int]
) -> Iterator[str]:
    """What the links or pictures say that are of a brand, where the name begins with it."""
    for place in filter(None, (shows.match(page, at) for at in tags)):
        tag, text = _decoded(place)
        more = _MORE_OF.match(text)
        said = clean_text(_LOGO_WORD.sub("", text[more.end() if more else 0 :]), MAX_NAME)
        if said and folded.startswith(f"{said.casefold()} ") and of_brand.search(tag):
            yield said

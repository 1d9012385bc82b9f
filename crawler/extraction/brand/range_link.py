"""A brand in a link to all that it makes: ``Shop all Acme``, ``Tous les produits de la marque Acme``."""

import re

from crawler.extraction.brand.words import MORE, PRODUCTS, SHOW
from crawler.extraction.choice import only_one, squashed
from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.content.text import clean_text

AROUND = 20_000
"""Bytes before and behind the main heading in which such a link is the product's."""
MAX_LINK = 800
"""Bytes between where a link begins and what it says."""
MAX_NAME = 40

_WORDS = KeySearch(
    *(f"{word} all " for word in ("shop", "view", "see", "browse")),
    *(f" {word} " for word in ("by", "from", "von", "van", "från", "fra", "der marke", "des herstellers", "la marque")),
    *(f" {word} " for word in ("du fabricant", "la marca", "del marchio", "della marca", "het merk", "marki", "firmy")),
    *(f" {word} " for word in ("producenta", "da marca", "značky")),
)
"""What stands before the name in such a link."""

_LINK = re.compile(
    rb"""<a\s[^<>]{0,600}?href=["']?([^"'\s<>]{2,300})[^<>]{0,600}>\s*+(?:<\w[^<>]{0,200}>\s*+)?([^<>]{6,120}[^<>\s])\s*<""",
    re.IGNORECASE,
)
_OF_BRAND = (
    r"(?:(?:von )?der marke|des herstellers|de la marque|du fabricant|de la marca|del marchio|della marca|"
    r"van het merk|marki|producenta|firmy|da marca|značky)"
)
"""What only a maker's name follows."""
_BY_MAKER = re.compile(rf"(?:{SHOW} )?{MORE}(?: {PRODUCTS})? {_OF_BRAND}:? (?P<brand>.+)", re.IGNORECASE)
_FROM = re.compile(rf"(?:{SHOW} )?{MORE}(?: {PRODUCTS})? (?:by|from|von|van|från|fra):? (?P<brand>.+)", re.IGNORECASE)
"""What the name of a category, an author or a seller may follow too."""
_OF_OTHERS = re.compile(
    r"/(?:authors?|autor\w*|auteurs?|artists?|sellers?|shops?|users?|profiles?|people|members?|c|cat\w*|collections?)/",
    re.IGNORECASE,
)
"""Where pages of these are."""
_SAME = re.compile(r"(?:this|the|our|your|dies\w*|unser\w*|cette?|ce|notre|est[ea]|quest[oa])\b", re.IGNORECASE)
_ALL = re.compile(r"(?:shop|view|see|browse) all (?P<brand>.+)", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:products?|produkte|artikel|anzeigen|ansehen|here|hier|»|›|>|→)+$", re.IGNORECASE)


def range_link(page: bytes, heading: int, name: str) -> str | None:
    """The only brand that such links around the main heading tell, which begins at a place or is -1."""
    begin = max(0, heading - AROUND)
    part = page[begin : max(0, heading) + AROUND]
    tags = dict.fromkeys(part.rfind(b"<a", max(0, at - MAX_LINK), at) for _, at, _ in _WORDS.places(part.lower()))
    links = (found for at in tags if at >= 0 and (found := _LINK.match(part, at)))
    told = (_brand(link[1].decode("utf-8", "ignore"), link[2].decode("utf-8", "ignore"), name) for link in links)
    return only_one([brand for brand in told if brand])


def _brand(address: str, said: str, name: str) -> str | None:
    text = clean_text(said) or ""
    found = next((one for pattern in (_BY_MAKER, _FROM, _ALL) if (one := pattern.fullmatch(text))), None)
    if found is None:
        return None
    brand = _TAIL.sub("", found["brand"]).strip(" :")
    if not 1 < len(brand) <= MAX_NAME or not any(map(str.isalpha, brand)) or _SAME.match(brand):
        return None
    told = found.re is _BY_MAKER or _ends(brand, name) or (found.re is _FROM and _has_page(brand, address))
    return brand if told else None


def _ends(brand: str, name: str) -> bool:
    """Whether a name ends with a brand behind a line or ``by``."""
    return re.search(rf"\s(?:[-–—|]|by|von|par)\s+{re.escape(brand)}$", name, re.IGNORECASE) is not None


def _has_page(brand: str, address: str) -> bool:
    """Whether a part of an address is the brand's name and no more."""
    parts = re.split(r"[/?&=]", address)[3 if "//" in address else 1 :]
    return len(brand) > 3 and not _OF_OTHERS.search(address) and squashed(brand) in map(squashed, parts)

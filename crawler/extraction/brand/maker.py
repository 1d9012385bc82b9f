"""A shop that sells what it makes, as the brand: only where the page itself shows it and names no other brand."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.extraction.choice import squashed
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import DESCRIPTION_LENGTH, clean_text

_BETWEEN = re.compile(r"\s+[|–—·•:-]\s+|\s*\|\s*")
_SHOP_WORDS = re.compile(r"[®™].*$|\s+(?:(?:official|online)\s+)*(?:store|shop|site)$", re.IGNORECASE)
_MARK = r"\s?(?:<sup[^<>]{0,80}>\s?)?(?:[®™]|&reg;|&trade;|&#174;)"
_SOLD_AT = (
    r"(?:[-–—|·•:]\s+|\b(?:at|on|from|with|by|in|bei|von|auf|im|chez|sur|en|su|da|na|no|em|op|bij|i|hos|u|w|"
    r"shop|buy|visit)\s+)"
)
# Each begins with a sign, so that only its places on a large page are looked at, and most of these left at once.
_BRAND_PATH = re.compile(
    rb"""/(?=[bBmMhHdD])(?:brands?|marken|hersteller|marques?|marcas?|designers|manufacturers?|merken)[/?"']""",
    re.IGNORECASE,
)
_BRAND_LINK = re.compile(
    r"<\s*+(?:shop by brand|all brands|brands|marken|marques|marcas|merken|märken|бренды)\s*+(?:<|$)", re.IGNORECASE
)


def maker_brand(name: str, description: str | None, stated: Iterable[str], context: PageContext) -> str | None:
    """The site's name as the brand of its product, or None; ``stated`` are the brands that its page states.

    Site, title and domain have to agree on the name, and the page to use it as a brand: as the value of a ``brand`` in
    its code, with a trademark's sign, or in the words about the product. A shop of other people's brands names those
    somewhere, or has pages by brand.
    """
    site = _site_name(context)
    if site is None:
        return None
    others = {squashed(brand) for brand in stated}
    if squashed(site) in others:
        return site
    if others or _has_brand_pages(context):
        return None
    about = description or clean_text(context.markup.meta("description", "og:description"), DESCRIPTION_LENGTH) or ""
    return site if _marked(site, context) or _spoken_of(site, f"{name}. {about}") else None


def _has_brand_pages(context: PageContext) -> bool:
    shown = context.markup.shown
    paths = (match.start() for match in _BRAND_PATH.finditer(shown))
    # schema.org/Brand is a type.
    return any(not shown.endswith(b"schema.org", 0, at) for at in paths) or _BRAND_LINK.search(context.said) is not None


def _site_name(context: PageContext) -> str | None:
    """The name under which the site is known that is also its domain."""
    host = (urlsplit(context.address).hostname or "").removeprefix("www.")
    labels = set(host.split(".")[:-1])
    title = clean_text(context.markup.title) or ""
    for stated in (clean_text(context.markup.meta("og:site_name")), *reversed(_BETWEEN.split(title)[1:])):
        name = _SHOP_WORDS.sub("", stated).strip() if stated else ""
        if len(name) > 1 and squashed(name) in labels:
            return name
    return None


def _marked(site: str, context: PageContext) -> bool:
    return re.search(re.escape(site) + _MARK, context.text) is not None


def _spoken_of(site: str, words: str) -> bool:
    """Whether words about a product have the name otherwise than as the place where it is sold."""
    every = re.findall(rf"{_SOLD_AT}?(?<!\w){re.escape(site)}(?![\w.])", words, re.IGNORECASE)
    return any(found.casefold() == site.casefold() for found in every)

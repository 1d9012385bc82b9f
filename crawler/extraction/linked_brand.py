"""A brand that a page shows by its logo or links to its page of: where the product's name begins with it, or in an
element that is named for the brand, where the page has no other."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.text import clean_text

MAX_TAGS = 5_000
MAX_NAME = 40

_OF_BRANDS = (
    r"(?:brands?|manufactur\w+|marken?|hersteller\w*|marques?|marcas?|designers?|fabricants?|producent\w*|značk\w+|"
    r"shopby)"
)
_LINK = re.compile(r"<[aA]\b(?P<tag>[^<>]{0,600}+)>\s*+(?P<name>[^<>\s][^<>]{1,80}+)</[aA]")
_LOGO = re.compile(
    r"""<(?:img|IMG)\b(?=[^<>]{0,400}?\s(?:alt|ALT)=["'](?P<name>[^<>]{2,40}?)["'])(?P<tag>[^<>]{0,400}+)"""
)
# What the name does not begin with is most of a page's links; only what is left is looked at for what it leads to.
_LEADS_TO_BRAND = re.compile(rf"[/_?&-]{_OF_BRANDS}[/_=-]", re.IGNORECASE)
_NAMED = re.compile(
    r"""<\w+\s[^<>]{0,200}?class=["'](?:[^"'<>]{0,200}?[^a-zA-Z"'<>])?(?:brand|manufacturer)[^<>]{0,200}>\s*+"""
    r"""(?:<(?!a\s)[^<>]{0,200}>\s*+){0,2}<a\s(?P<tag>[^<>]{0,600})>\s*+(?:<\w[^<>]{0,200}>\s*+)?"""
    r"""(?P<name>[^<>\s][^<>]{1,80})<""",
    re.IGNORECASE,
)
_MORE_OF = re.compile(r"(?:(?:shop|view|see|browse) all|(?:shop|view|see)? ?more (?:from|by)) +", re.IGNORECASE)
"""What a link to all of a brand's products says before its name."""
_LOGO_WORD = re.compile(r"\s+logo\s*$", re.IGNORECASE)
_IS_LOGO = re.compile(rf"""\ssrc=["']?[^"'\s<>]{{0,200}}?(?:{_OF_BRANDS}|logos?)[/_.-]""", re.IGNORECASE)


def linked_brand(shown: str, name: str) -> str | None:
    """The brand that the name begins with and goes on behind; the longest of several."""
    found = {*_beginning(name, _LINK, _LEADS_TO_BRAND, shown), *_beginning(name, _LOGO, _IS_LOGO, shown)}
    return max(found, key=len, default=None)


def named_link(shown: str) -> str | None:
    """What the one link to a brand's page says that is in an element named for it: ``<h2 class="brand"><a href=…>``."""
    links = [match for match in islice(_NAMED.finditer(shown), MAX_TAGS) if _LEADS_TO_BRAND.search(match["tag"])]
    said = {clean_text(_MORE_OF.sub("", link["name"]), MAX_NAME) for link in links}
    return said.pop() if len(said) == 1 else None


def _beginning(name: str, shows: re.Pattern[str], of_brand: re.Pattern[str], shown: str) -> Iterator[str]:
    """What the links or pictures say that are of a brand, where the name begins with it."""
    folded = name.casefold()
    first = frozenset((folded[:1], folded[:1].upper(), "&"))
    for place in islice(shows.finditer(shown), MAX_TAGS):
        more = _MORE_OF.match(place["name"])
        begun = place["name"][more.end() if more else 0 :]
        said = clean_text(_LOGO_WORD.sub("", begun), MAX_NAME) if begun[:1] in first else None
        if said and folded.startswith(f"{said.casefold()} ") and of_brand.search(place["tag"]):
            yield said

"""A product's name, checked against what the page calls itself."""

import re
import unicodedata
from urllib.parse import urlsplit

from crawler.extraction.choice import squashed
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import clean_text
from crawler.extraction.names.common_name import main_headings

_PRICE_BEFORE = re.compile(r"^\W{0,2}[$€£]\s?[\d.,]+\s*[·|:–-]\s*")
_BRAND_LABEL = re.compile(
    r"^(?:.*\b)?(?:brand|marca|marke|marque|merk|značka|márka|märke|mærke|бренд|manufacturer|hersteller|fabricante|produttore)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_CODE_BEHIND = re.compile(
    r"\s+\W?(?:item|sku|model|part|style|product|art|ref)\.?\s?(?:(?:no|nr|number|code|id)\b\.?)?\s?[#:]\s?:?\s?[\w./-]*\d[\w./-]*\W?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*[>|»›]")
_NUMBER_BEHIND = re.compile(r"\s*[:#–-]\s*\d{8,14}$")
_WORD = re.compile(r"[^\W_]+")
_AMOUNT = re.compile(r"[$€£]\s?\d|\d\s?[$€£]")
_SITE_BEHIND = re.compile(r"\s+[|–—·•-]\s+|\s*\|\s*")


def brand_name(text: str | None) -> str | None:
    """A brand without the label that some pages print before it, such as ``More of the brand: Acme``.

    Up to three small letters are the code that a shop has for a brand (``br``), not its name, and what has a bar is a
    page's title.
    """
    name = _BRAND_LABEL.sub("", text) if text else ""
    return name if name and " | " not in name and not re.fullmatch("[a-z]{1,3}|[0-9]{2,}", name) else None


def best_name(name: str, brand: str | None, context: PageContext, titled: bool = False) -> str:
    """The name as stated, unless a heading or title of the page has it whole.

    Where it is ``titled``, a page's title that stands for a name, the page's only main heading is the name if one of
    both has the other, the title has all its words, or only the page's other title has them.

    A name that was cut is completed, one that lacks the brand that the title begins with gets it unless it is several
    words and the heading as it is, and what was printed around it (an item number behind, a price before) goes.
    """
    if titled and (heading := _heading_of(name, context)):
        return heading
    name = _CODE_BEHIND.sub("", _without_site(name, brand, context)) or name
    titles = _titles(context)
    if _AMOUNT.search(name) and (bare := _without_price(name, titles)):
        return bare
    cut = name.endswith(("...", "…"))
    headed = " " in name and any(
        _folded(clean_text(heading) or "") == _folded(name) for heading in context.markup.headings
    )
    branded = _folded(f"{brand} {name}") if brand and not headed and _folded(brand) not in _folded(name) else None
    for title in titles if cut or branded else ():
        if branded and _folded(title) == branded:
            return title
        stem = name.rstrip(".… ").casefold()
        if cut and not title.endswith(("...", "…")) and title.casefold().startswith(stem):
            return title
    return name


def _heading_of(title: str, context: PageContext) -> str | None:
    headings = set(main_headings(context))
    heading = headings.pop() if len(headings) == 1 else ""
    if " " not in heading:
        return None
    if heading in title or heading.startswith(title):
        return heading
    words, others = _words(heading), _words(title)
    # The title has the name's parts in another order, or names the site on every page.
    told = words <= others or (words.isdisjoint(others) and words <= _words(clean_text(context.markup.title) or ""))
    return heading if told else None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _without_site(name: str, brand: str | None, context: PageContext) -> str:
    """A name without what a title goes on with: behind the heading as it is, or before the site's own name."""
    own = {squashed(text) for text in (brand, context.markup.meta("og:site_name")) if text}
    for text in context.markup.headings:
        heading = clean_text(text) or ""
        if " " in heading and name.startswith(heading) and _GOES_ON.match(name, len(heading)):
            return heading
        if (named := _SITE_BEHIND.split(name)) and named[0] == heading and squashed(name[len(heading) :]) in own:
            return heading
    parts = _SITE_BEHIND.split(name)
    host = squashed((urlsplit(context.address).hostname or "").removeprefix("www."))
    return _NUMBER_BEHIND.sub("", parts[0]) if len(parts) > 1 and host and squashed(parts[-1]) == host else name


def _without_price(name: str, titles: list[str]) -> str | None:
    """The title that a name ends with, behind a price that was printed before it."""
    for title in titles:
        if len(title) > 3 and name.endswith(title) and _AMOUNT.search(name.removesuffix(title)):
            return title
    return None


def _titles(context: PageContext) -> list[str]:
    markup = context.markup
    stated = [*markup.headings, markup.meta("og:title"), markup.title]
    titles = [_PRICE_BEFORE.sub("", text) for value in stated if (text := clean_text(value))]
    return [*titles, *(_SITE_BEHIND.split(title)[0] for title in titles)]


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())

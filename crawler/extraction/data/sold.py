"""Whether what a page's data calls a product is one that the page offers."""

import re
from urllib.parse import urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.data.draft import Draft
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.data.stays import is_stay
from crawler.extraction.stock.buy_words import buys_somewhere


def sold(drafts: list[Draft], context: PageContext) -> list[Draft]:
    """The drafts, unless they offer a stay, or only name or rate what a site or an article is about: nothing offers it,
    and the page is the site's first, calls itself an article, or has nothing to buy. Tags alone never make the first
    page a product's."""
    reason = _why_not(drafts, context) if drafts else None
    if reason is None:
        return drafts
    context.reject(reason, drafts[0].name)
    return []


def _why_not(drafts: list[Draft], context: PageContext) -> str | None:
    prices = {price for draft in drafts if (price := lowest_price(draft.variants[0].offer))}
    if any(is_stay(context, price) for price in prices):
        return "product_is_stay"
    home = urlsplit(context.url).path in ("", "/")
    if home and (not prices or all(draft.source == "opengraph" for draft in drafts)):
        return "product_of_home_page"
    if any(draft.variants[0].offer for draft in drafts):
        return None
    if re.fullmatch("article|blog|news", context.markup.meta("og:type") or ""):
        return "product_of_article"
    unsold = all(map(_only_rated, drafts)) and not buys_somewhere(context.markup.shown)
    return "product_without_offer" if unsold else None


def _only_rated(draft: Draft) -> bool:
    """Whether data rates what it names and says nothing else of it, as sites do to have stars in results."""
    selected = draft.variants[0]
    told = (draft.product_id, draft.images, draft.category, draft.attributes, selected.sku, selected.mpn, selected.gtin)
    return draft.rating is not None and not any(told)

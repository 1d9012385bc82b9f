"""The product of a page that no structured data describes: on strict terms, from what the page shows."""

import re
from collections.abc import Collection
from decimal import Decimal
from urllib.parse import urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.data.draft import Draft
from crawler.extraction.names.coded_heading import without_code
from crawler.extraction.names.common_name import common_name, only_heading, with_next_heading
from crawler.extraction.names.page_titles import page_titles
from crawler.extraction.state.drafts import state_drafts
from crawler.extraction.visible.buy_box import find_buy_box
from crawler.extraction.visible.coded_product import coded_product
from crawler.extraction.visible.events import is_event
from crawler.extraction.visible.other_pages import is_other_page
from crawler.extraction.visible.unpriced import find_unpriced
from crawler.product import Variant

_NO_SHOP = re.compile(r"article|profile|blog|video|music|book$|product\.group", re.IGNORECASE)
_CART_FORM = re.compile(r"""<(?:input|button)[^<>]{0,300}\sname=["']?add-to-cart["'\s>]""")
"""What fills a cart with the page's own product, whatever type a plugin gives every page of the site."""
_OF_PRODUCTS = re.compile(r"/(?:produ[ck]t[eos]*|produits?|prodott[oi])/[^/]+/?$", re.IGNORECASE)
"""A path at which no site has its stories, whatever type a plugin gives every page."""
_STORY = re.compile(r'"(?:Recipe|NewsArticle|BlogPosting|JobPosting|\w{0,20}Event)"')
_ARTICLE = re.compile(r'"@type"\s*:\s*"Article"')
_MANY = frozenset(("several_products", "product_not_of_page"))


def unmarked_drafts(context: PageContext) -> list[Draft]:
    """What is shown of a product that no data marks, with what the page's code holds of it; that may say which of
    several prices is the product's."""
    if not _may_sell(context):
        return []
    found = _shown_product(context)
    if found is None or not found.name:
        return coded_product(context)
    if is_event(context):
        context.reject("product_is_event", found.name)
        return []
    coded = state_drafts(context, [found.name])
    stated = stated_amounts(coded)
    if stated and stated_amounts([found]).isdisjoint(stated) and not _spans(found, stated):
        found = _shown_product(context, stated) or found
    return [found, *coded]


def _may_sell(context: PageContext) -> bool:
    """Whether nothing says that the page is something else than one product's."""
    if is_other_page(context) or any(r.reason in _MANY for r in context.rejected):
        return False
    if any(_STORY.search(block) for block in context.markup.json_ld):
        return _fills_cart(context.text)
    told = _NO_SHOP.search(context.markup.meta("og:type") or "") or any(map(_ARTICLE.search, context.markup.json_ld))
    return not told or _OF_PRODUCTS.match(urlsplit(context.url).path) is not None or _fills_cart(context.text)


def _shown_product(context: PageContext, stated: Collection[Decimal] = ()) -> Draft | None:
    """The product of a page without structured data, on strict terms: it is named alike in title and heading, and a
    price and the only button to buy follow the heading."""
    titles = page_titles(context) or only_heading(context)
    box = find_buy_box(context, titles, stated=stated) or find_unpriced(context, titles)
    if box is None or not box.alone:
        return None
    offer = box.offer.model_copy(update={"availability": box.availability})
    name = common_name(without_code(box.heading), titles, urlsplit(context.url).path)
    if name:
        name = _without_number(with_next_heading(name, titles, context), context.url)
    return Draft(source="page", name=name, variants=[Variant(title=name, offer=offer)]) if name else None


def _spans(found: Draft, stated: set[Decimal]) -> bool:
    """Whether a range is shown in which all that the code states lies, such as the price of one piece."""
    offer = found.variants[0].offer
    low, high = (offer.low_price, offer.high_price) if offer else (None, None)
    return low is not None and high is not None and all(low <= amount <= high for amount in stated)


def _without_number(name: str, url: str) -> str:
    """A name without the number of its page behind it, which the address ends with too."""
    words, _, last = name.rpartition(" ")
    is_number = (
        sum(c.isdigit() for c in last) >= 4 and last.casefold() == urlsplit(url).path.rpartition("/")[2].casefold()
    )
    return words if is_number and " " in words else name


def _fills_cart(text: str) -> bool:
    return "add-to-cart" in text and _CART_FORM.search(text) is not None


def stated_amounts(drafts: list[Draft]) -> set[Decimal]:
    """The prices that drafts state; none where one states a range, of which the page may select any."""
    offers = [offer for draft in drafts if (offer := draft.variants[0].offer)]
    if any(offer.price is None and offer.low_price is not None for offer in offers):
        return set()
    return {offer.price for offer in offers if offer.price is not None}

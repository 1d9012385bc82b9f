"""The product of a page that no structured data describes: on strict terms, from what the page shows."""

import re
from collections.abc import Collection
from decimal import Decimal
from urllib.parse import urlsplit

from crawler.extraction.buy_box import find_buy_box
from crawler.extraction.context import PageContext
from crawler.extraction.draft import Draft
from crawler.extraction.events import is_event
from crawler.extraction.page_titles import main_part, page_titles, same_name
from crawler.extraction.state.drafts import state_drafts
from crawler.extraction.text import clean_text
from crawler.product import Variant

_NO_SHOP = re.compile(r"article|profile|blog|video|music|book$|product\.group", re.IGNORECASE)
_CART_FORM = re.compile(r"""<(?:input|button)[^<>]{0,300}\sname=["']?add-to-cart["'\s>]""")
"""What fills a cart with the page's own product, whatever type a plugin gives every page of the site."""
_MANY = frozenset(("several_products", "product_not_of_page"))


def unmarked_drafts(context: PageContext) -> list[Draft]:
    """What is shown of a product that no data marks, with what the page's code holds of it; that may say which of
    several prices is the product's."""
    found = _unmarked_product(context)
    if found is None or not found.name:
        return []
    if is_event(context):
        context.reject("product_is_event", found.name)
        return []
    coded = state_drafts(context, [found.name])
    stated = stated_amounts(coded)
    if stated and stated_amounts([found]).isdisjoint(stated):
        found = _unmarked_product(context, stated) or found
    return [found, *coded]


def _unmarked_product(context: PageContext, stated: Collection[Decimal] = ()) -> Draft | None:
    """The product of a page without structured data, on strict terms: it is named alike in title and heading, a price
    and the only button to buy follow the heading, and nothing says that the page is something else."""
    if urlsplit(context.url).path in ("", "/"):
        return None
    if _NO_SHOP.search(context.markup.meta("og:type") or "") and not _fills_cart(context.text):
        return None
    if any(r.reason in _MANY for r in context.rejected):
        return None
    titles = page_titles(context) or _only_heading(context)
    box = find_buy_box(context, titles, stated=stated)
    if box is None or not box.alone:
        return None
    offer = box.offer.model_copy(update={"availability": box.availability})
    name = _common_name(box.heading, titles)
    if name:
        name = _without_number(name, context.url)
    return Draft(source="page", name=name, variants=[Variant(title=name, offer=offer)]) if name else None


def _only_heading(context: PageContext) -> list[str]:
    """The main heading of a page without a title, if it has just one."""
    headings = [text for heading in context.markup.headings if (text := clean_text(heading))]
    return headings if len(headings) == 1 else []


def _common_name(heading: str, titles: list[str]) -> str | None:
    """What title and heading begin with alike: at least two words, and all of one of them but the site's name; else
    the heading, if the title has its words."""
    for title in titles:
        main = main_part(title)
        if len(heading.split()) > len(main.split()) + 1 and same_name(heading, title) and same_name(title, heading):
            return heading  # the title has the name in parts, apart from each other
        for name, other in ((heading, title), (main, heading)):
            if len(name.split()) > 1 and other.casefold().startswith(name.casefold()):
                return name
        if len(main.split()) > 1 and main != title and main.casefold().startswith(heading.casefold()):
            return main  # the heading has the brand alone, the title what is behind it too
        if len(main.split()) > 2 and same_name(main, heading):
            return heading  # the title has less of the name, but nothing else
    fits = len(heading.split()) > 1 and any(same_name(heading, title) for title in titles)
    return heading if fits else None


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

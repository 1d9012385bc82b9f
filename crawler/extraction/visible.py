"""What the visible page adds to its data: a price that the data lacks, or a product that it never mentions."""

import re
from decimal import Decimal
from urllib.parse import urlsplit

from crawler.extraction.buy_box import BuyBox, find_buy_box
from crawler.extraction.context import PageContext
from crawler.extraction.draft import Draft
from crawler.extraction.offers import lowest_price
from crawler.extraction.page_titles import page_titles, same_name
from crawler.extraction.printed_amount import prints
from crawler.extraction.state.drafts import state_drafts
from crawler.product import Availability, Offer, Variant

_NO_SHOP = re.compile(r"article|profile|blog|video|music|book$|product\.group", re.IGNORECASE)
_STRUCK = re.compile(
    r"<(?:del|s|strike)[\s>]|line-through|strike|old-?price|price-?(?:old|was|list|regular|original)|list-?price"
)
_PRINTED = frozenset(("microdata", "rdfa"))
_NOT_OFFERED = frozenset((Availability.OUT_OF_STOCK, Availability.DISCONTINUED))


def with_visible(drafts: list[Draft], context: PageContext) -> list[Draft]:
    """The drafts, and one of what the page shows where they leave something open or there are none."""
    if not drafts:
        found = _unmarked_product(context)
        return [found, *state_drafts(context, [found.name])] if found and found.name else []
    if not _worth_a_look(drafts, context):
        return drafts
    stock_known = any(offer and offer.availability for offer in (draft.variants[0].offer for draft in drafts))
    box = find_buy_box(context, [draft.name for draft in drafts if draft.name], stock_known)
    if box is None:
        return drafts
    return [*drafts, Draft(source="page", variants=[Variant(offer=_believed(box, drafts, context))])]


def _believed(box: BuyBox, drafts: list[Draft], context: PageContext) -> Offer:
    """What of a buy box can be believed beside what the data states."""
    shown = Offer(availability=box.availability)
    priced = [draft.variants[0].offer for draft in drafts if _priced(draft) and draft.source != "state"]
    prices = {lowest_price(offer) for offer in priced} - {None}
    if not priced:
        believed = not _deliberately_unpriced(drafts, context)
    else:
        believed = box.offer.price in prices or (box.offer.price is not None and _contested(box, prices, context))
    if not believed:
        return shown
    offer = box.offer.model_copy(update={"availability": shown.availability})
    stated = next((o for o in priced if o and o.price_currency), None)
    if stated is not None and offer.price is not None and offer.price_currency is None:
        offer.price_currency = stated.price_currency
    return offer


def _contested(box: BuyBox, prices: set[Decimal | None], context: PageContext) -> bool:
    """Whether the page may overrule the data: it strikes its price out, or the data contradicts itself or what is
    printed, and the page's price stands in a place of its own."""
    if box.offer.list_price in prices:
        return True
    return box.alone and (len(prices) > 1 or not any(amount and prints(context, amount) for amount in prices))


def _worth_a_look(drafts: list[Draft], context: PageContext) -> bool:
    """Whether the page may add something: price, old price or availability are open, or the data contradicts itself or
    what is printed."""
    offers = [offer for draft in drafts if (offer := draft.variants[0].offer)]
    stated = (lowest_price(draft.variants[0].offer) for draft in drafts if draft.source != "state")
    amounts = {amount for amount in stated if amount is not None}
    if any(offer.price is None and lowest_price(offer) is not None for offer in offers):
        return True
    if not any(offer.availability for offer in offers) or not any(_priced(draft) for draft in drafts):
        return True
    if drafts[0].source in _PRINTED or len(amounts) > 1:
        return True
    if not any(offer.list_price for offer in offers) and _STRUCK.search(context.text):
        return True
    return any(not prints(context, amount) for amount in amounts)


def _unmarked_product(context: PageContext) -> Draft | None:
    """The product of a page without structured data, on strict terms: it is named alike in title and heading, a price
    and the only button to buy follow the heading, and nothing says that the page is something else."""
    if urlsplit(context.url).path in ("", "/"):
        return None
    if _NO_SHOP.search(context.markup.meta("og:type") or "") or any(r.reason in _MANY for r in context.rejected):
        return None
    box = find_buy_box(context, page_titles(context))
    if box is None or not box.alone:
        return None
    offer = box.offer.model_copy(update={"availability": box.availability})
    name = _common_name(box.heading, page_titles(context))
    return Draft(source="page", name=name, variants=[Variant(title=name, offer=offer)]) if name else None


_MANY = frozenset(("several_products", "product_not_of_page"))


def _common_name(heading: str, titles: list[str]) -> str | None:
    """What title and heading begin with alike: at least two words, and all of one of them but the site's name; else
    the heading, if the title has its words."""
    for title in titles:
        main = re.split(r"\s+[|–—•·-]\s+|\s*\|\s*", title)[0].strip()
        for name, other in ((heading, title), (main, heading)):
            if len(name.split()) > 1 and other.casefold().startswith(name.casefold()):
                return name
        if len(main.split()) > 1 and main != title and main.casefold().startswith(heading.casefold()):
            return main  # the heading has the brand alone, the title what is behind it too
    fits = len(heading.split()) > 1 and any(same_name(heading, title) for title in titles)
    return heading if fits else None


def _priced(draft: Draft) -> bool:
    offer = draft.variants[0].offer
    return offer is not None and any(value is not None for value in (offer.price, offer.low_price, offer.high_price))


def _deliberately_unpriced(drafts: list[Draft], context: PageContext) -> bool:
    """Whether the data says that there is no price: one of zero, or nothing to buy any more."""
    offers = [draft.variants[0].offer for draft in drafts]
    gone = any(offer is not None and offer.availability in _NOT_OFFERED for offer in offers)
    return gone or any(rejection.reason == "price_zero" for rejection in context.rejected)

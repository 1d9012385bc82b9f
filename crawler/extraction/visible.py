"""What the visible page adds to its data: a price that the data lacks, or a product that it never mentions."""

import re
from urllib.parse import urlsplit

from crawler.extraction.buy_box import BuyBox, find_buy_box
from crawler.extraction.context import PageContext
from crawler.extraction.draft import Draft
from crawler.extraction.main_product import page_titles
from crawler.product import Availability, Offer, Variant

_NO_SHOP = re.compile(r"article|profile|blog|video|music|book$|product\.group", re.IGNORECASE)
_PRINTED = frozenset(("microdata", "rdfa"))
# A cheap look before the tree is parsed; the button itself is recognised by ``buy_box.BUY``.
_BUY_WORDS = (
    *("to cart", "tocart", "to-cart", "to_cart", "to bag", "tobag", "to-bag", "to basket", "tobasket", "to-basket"),
    *("to trolley", "buy now", "buynow", "buy-now", "warenkorb", "panier", "carrello", "carrito", "winkelwagen"),
    *("koszyka", "koší", "košar", "carrinho", "varukorg", "handlekurv", "i kurv", "koriin", "kosárba", "sepete"),
    *("корзин", "кошик", "السلة", "カート", "购物车", "購物車"),
)
_NOT_OFFERED = frozenset((Availability.OUT_OF_STOCK, Availability.DISCONTINUED))


def with_visible(drafts: list[Draft], context: PageContext) -> list[Draft]:
    """The drafts, and one of what the page shows where they leave something open or there are none."""
    if not drafts:
        found = _unmarked_product(context)
        return [found] if found else []
    if len(drafts[0].variants) > 1 or not _worth_a_look(drafts):
        return drafts
    box = _buy_box(context, [draft.name for draft in drafts if draft.name])
    if box is None:
        return drafts
    shown = Offer(availability=box.availability)
    priced = next((draft.variants[0].offer for draft in drafts if _priced(draft)), None)
    if priced is None:
        if not _deliberately_unpriced(drafts, context):
            shown = box.offer.model_copy(update={"availability": box.availability})
    elif priced.price == box.offer.price:
        shown.list_price = box.offer.list_price
    elif priced.price is not None and priced.price == box.offer.list_price and drafts[0].source in _PRINTED:
        # The data kept the price that the page itself strikes out.
        shown = box.offer.model_copy(update={"availability": box.availability, "price_currency": priced.price_currency})
        for draft in drafts:
            if draft.variants[0].offer:
                draft.variants[0].offer.price = draft.variants[0].offer.price_raw = None
    return [*drafts, Draft(source="page", variants=[Variant(offer=shown)])]


def _worth_a_look(drafts: list[Draft]) -> bool:
    """Whether the page may add something: a price or the availability is open, or the tree has been parsed anyway."""
    stocked = any(offer and offer.availability for offer in (draft.variants[0].offer for draft in drafts))
    return not stocked or drafts[0].source in _PRINTED or not any(_priced(draft) for draft in drafts)


def _unmarked_product(context: PageContext) -> Draft | None:
    """The product of a page without structured data, on strict terms: it is named alike in title and heading, a price
    and the only button to buy follow the heading, and nothing says that the page is something else."""
    if urlsplit(context.url).path in ("", "/") or not _may_sell(context.text):
        return None
    if _NO_SHOP.search(context.markup.meta("og:type") or "") or any(r.reason in _MANY for r in context.rejected):
        return None
    box = _buy_box(context, page_titles(context))
    if box is None or not box.alone:
        return None
    offer = box.offer.model_copy(update={"availability": box.availability})
    name = _common_name(box.heading, page_titles(context))
    return Draft(source="page", name=name, variants=[Variant(title=name, offer=offer)]) if name else None


def _may_sell(text: str) -> bool:
    lowered = text.lower()
    return "<h1" in lowered and any(words in lowered for words in _BUY_WORDS)


_MANY = frozenset(("several_products", "product_not_of_page"))


def _buy_box(context: PageContext, names: list[str]) -> BuyBox | None:
    return find_buy_box(context.tree, names) if context.tree is not None else None


def _common_name(heading: str, titles: list[str]) -> str | None:
    """What title and heading begin with alike: at least two words, and all of one of them but the site's name."""
    for title in titles:
        main = re.split(r"\s+[|–—•·-]\s+|\s*\|\s*", title)[0].strip()
        for name, other in ((heading, title), (main, heading)):
            if len(name.split()) > 1 and other.casefold().startswith(name.casefold()):
                return name
    return None


def _priced(draft: Draft) -> bool:
    offer = draft.variants[0].offer
    return offer is not None and any(value is not None for value in (offer.price, offer.low_price, offer.high_price))


def _deliberately_unpriced(drafts: list[Draft], context: PageContext) -> bool:
    """Whether the data says that there is no price: one of zero, or nothing to buy any more."""
    offers = [draft.variants[0].offer for draft in drafts]
    gone = any(offer is not None and offer.availability in _NOT_OFFERED for offer in offers)
    return gone or any(rejection.reason == "price_zero" for rejection in context.rejected)
